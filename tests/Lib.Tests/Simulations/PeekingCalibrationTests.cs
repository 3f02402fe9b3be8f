using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using static Tests.Simulations.CalibrationTests;

namespace Tests.Simulations;

/// <summary>Tests that are looked at again and again, against seeded experiments.</summary>
[Trait("Speed", "Slow")]
public class PeekingCalibrationTests
{
    [Fact]
    public void AlwaysValid_LookingAfterEveryPair_StaysBelowAlpha()
    {
        // A look after each of 2,000 pairs of users: the chance of any false positive stays below 5 %, where the usual test has lost all control.
        var study = PeekingStudy.Of(
            new PeekingOptions
            {
                Seed = 9,
                Looks = 2_000,
                UsersPerLook = 1,
                Rate = 0.4,
            },
            Runs
        );
        var last = study.Looks[^1];
        (_, var high) = BinomialLimits.OfCount(Runs, 0.05, Confidence);

        Assert.True(last.AlwaysValid * Runs <= high, $"{last.AlwaysValid}");
        Assert.True(last.AlwaysValid > 0.005, $"{last.AlwaysValid}");
        Assert.True(last.Naive > 0.4, $"{last.Naive}");
    }

    [Fact]
    public void GroupSequential_PlannedLooks_SpendsAlphaAndNaiveLookingMore()
    {
        var study = PeekingStudy.Of(
            new PeekingOptions
            {
                Seed = 12,
                Looks = 5,
                UsersPerLook = 1_000,
                Rate = 0.3,
            },
            Runs
        );
        var last = study.Looks[^1];
        (var low, var high) = BinomialLimits.OfCount(Runs, 0.05, Confidence);
        (var naiveLow, var naiveHigh) = BinomialLimits.OfCount(Runs, 0.141689, Confidence);

        Assert.InRange((long)Math.Round(last.OBrienFleming!.Value * Runs), low, high);
        Assert.InRange((long)Math.Round(last.Naive * Runs), naiveLow, naiveHigh);
        Assert.Equal(5, study.ToTable().RowCount);
    }
}
