using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class MultipleComparisonsTests
{
    private static readonly double?[] BenjaminiHochberg1995 =
    [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ];

    [Fact]
    public void Holm_Values_MatchesStatsmodels() =>
        Equal([0.05, 0.12, 0.12, 0.03, 1, 1], MultipleComparisons.Holm([0.01, 0.04, 0.03, 0.005, 0.55, 0.6]));

    [Fact]
    public void BenjaminiHochberg_Values_MatchesStatsmodels() =>
        Equal(
            [0.964, 0.2415, 0.0245, 0.964, 0.7532, 0.0245, 0.2415],
            MultipleComparisons.BenjaminiHochberg([0.898, 0.138, 0.007, 0.964, 0.538, 0.006, 0.138])
        );

    /// <summary>The thrombolysis example of the 1995 paper: four rejections at 5 %, and three by Bonferroni's procedure.</summary>
    [Fact]
    public void Adjust_ThrombolysisExample_MatchesBenjaminiHochberg1995()
    {
        Assert.Equal(4, MultipleComparisons.BenjaminiHochberg(BenjaminiHochberg1995).Count(p => p <= 0.05));
        Assert.Equal(3, MultipleComparisons.Bonferroni(BenjaminiHochberg1995).Count(p => p <= 0.05));
        Assert.Equal(3, MultipleComparisons.Holm(BenjaminiHochberg1995).Count(p => p <= 0.05));
    }

    [Fact]
    public void Adjust_MissingValues_AreNotCounted()
    {
        foreach (var correction in Enum.GetValues<Correction>())
        {
            var with = MultipleComparisons.Adjust([0.01, null, 0.02], correction);
            var without = MultipleComparisons.Adjust([0.01, 0.02], correction);
            Assert.Equal([without[0], null, without[1]], with);
        }
    }

    [Fact]
    public void Adjust_AnyValues_OrderStaysAndHolmLiesBelowBonferroni()
    {
        var random = new Random(5);
        for (var run = 0; run < 200; run++)
        {
            double?[] values =
            [
                .. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (double?)Math.Pow(random.NextDouble(), 3)),
            ];
            var holm = MultipleComparisons.Holm(values);
            var bonferroni = MultipleComparisons.Bonferroni(values);
            var hochberg = MultipleComparisons.BenjaminiHochberg(values);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(values[i] <= hochberg[i] + 1e-15);
                Assert.True(hochberg[i] <= holm[i] + 1e-15);
                Assert.True(holm[i] <= bonferroni[i] + 1e-15);
                Assert.All(
                    Enumerable.Range(0, values.Length).Where(j => values[i] < values[j]),
                    j => Assert.True(holm[i] <= holm[j] && hochberg[i] <= hochberg[j])
                );
            }
        }
    }

    [Fact]
    public void Adjust_NoValues_IsEmpty() => Assert.Empty(MultipleComparisons.Holm([]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Adjust_NoPValue_Refuses(double value) =>
        Assert.Throws<ArgumentException>(() => MultipleComparisons.Holm([value]));

    [Fact]
    public void FamilyWiseError_TwentyTests_Is64Percent() =>
        Assert.Equal(0.6415, MultipleComparisons.FamilyWiseError(20), 5e-5);

    private static void Equal(double[] expected, IReadOnlyList<double?> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        foreach ((var value, var i) in expected.Select((value, i) => (value, i)))
        {
            Assert.Equal(value, actual[i]!.Value, 1e-12);
        }
    }
}
