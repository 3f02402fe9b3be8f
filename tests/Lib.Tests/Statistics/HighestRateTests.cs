using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

/// <summary>A highest rate is called so only where chance can hardly have made it the highest.</summary>
public sealed class HighestRateTests
{
    [Fact]
    public void Of_OneRateFarAboveTheOthers_IsClear() =>
        Assert.Equal(new HighestRate(1, true), HighestRate.Of([(100, 1_000), (300, 1_000), (120, 1_000)]));

    [Fact]
    public void Of_HighRateOfFewUnits_IsNotClear() =>
        Assert.Equal(new HighestRate(1, false), HighestRate.Of([(400, 1_000), (1, 1)]));

    [Fact]
    public void Of_EqualRatesOrOneAlone_AreNotClear()
    {
        Assert.Equal(new HighestRate(0, false), HighestRate.Of([(1_000, 1_000), (1_000, 1_000)]));
        Assert.Equal(new HighestRate(0, false), HighestRate.Of([(5, 10)]));
        Assert.Null(HighestRate.Of([]));
    }

    // With the same true rate everywhere, a range may be called best in at most one of twenty logs.
    [Fact]
    public void Of_GroupsWithoutADifference_IsRarelyClear()
    {
        var random = new Random(8);
        var clear = Enumerable
            .Range(0, 2_000)
            .Count(_ =>
                HighestRate.Of([.. Enumerable.Range(0, 5).Select(_ => (Draw(random, 400), 400L))])!.Value.IsClear
            );

        Assert.InRange(clear, 0, 100);
    }

    private static long Draw(Random random, int units) =>
        Enumerable.Range(0, units).Count(_ => random.NextDouble() < 0.1);
}
