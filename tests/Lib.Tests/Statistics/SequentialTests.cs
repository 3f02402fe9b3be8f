using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class SequentialTests
{
    [Theory]
    [InlineData(SequentialBoundary.OBrienFleming, 4.561742, 3.225639, 2.633723, 2.280871, 2.040073)]
    [InlineData(SequentialBoundary.Pocock, 2.413176, 2.413176, 2.413176, 2.413176, 2.413176)]
    [InlineData(SequentialBoundary.LanDeMetsOBrienFleming, 4.876885, 3.357012, 2.68028, 2.289817, 2.031032)]
    [InlineData(SequentialBoundary.LanDeMetsPocock, 2.437977, 2.426814, 2.410194, 2.396645, 2.385985)]
    public void Boundaries_FiveLooks_MatchesGsDesign(
        SequentialBoundary boundary,
        double first,
        double second,
        double third,
        double fourth,
        double fifth
    )
    {
        double[] expected = [first, second, third, fourth, fifth];
        var design = GroupSequentialDesign.Of(boundary, 5);

        for (var look = 0; look < 5; look++)
        {
            Assert.Equal(expected[look], design.Boundaries[look], 2e-6);
        }

        Assert.Equal(0.05, design.CrossingProbabilities()[^1], 1e-9);
    }

    /// <summary>The published constants of Pocock (1977), two-sided at 5 %.</summary>
    [Theory]
    [InlineData(2, 2.178)]
    [InlineData(3, 2.289)]
    [InlineData(4, 2.361)]
    [InlineData(5, 2.413)]
    [InlineData(6, 2.453)]
    [InlineData(7, 2.485)]
    [InlineData(8, 2.512)]
    [InlineData(9, 2.535)]
    [InlineData(10, 2.555)]
    public void Boundaries_SomeLooks_MatchesPocock1977(int looks, double expected) =>
        Assert.Equal(expected, GroupSequentialDesign.Of(SequentialBoundary.Pocock, looks).Boundaries[^1], 5.1e-4);

    /// <summary>The same recursion by Simpson's rule on 2,001 points per look in NumPy, the constants by scipy's brentq.</summary>
    [Theory]
    [InlineData(1, 1.959964, 1.959964)]
    [InlineData(2, 2.178272, 1.977431)]
    [InlineData(3, 2.289478, 2.004036)]
    [InlineData(4, 2.361298, 2.024295)]
    [InlineData(10, 2.555013, 2.086502)]
    [InlineData(20, 2.671968, 2.125652)]
    public void Boundaries_SomeLooks_MatchesSimpsonsRule(int looks, double pocock, double fleming)
    {
        Assert.Equal(pocock, GroupSequentialDesign.Of(SequentialBoundary.Pocock, looks).Boundaries[^1], 2e-6);
        Assert.Equal(fleming, GroupSequentialDesign.Of(SequentialBoundary.OBrienFleming, looks).Boundaries[^1], 2e-6);
    }

    /// <summary>Repeated tests at 1.96 (the question of Armitage, McPherson and Rowe, 1969), by Simpson's rule on 2,001 points per look in NumPy.</summary>
    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.0831178)]
    [InlineData(3, 0.1072564)]
    [InlineData(4, 0.126169)]
    [InlineData(20, 0.2479109)]
    [InlineData(50, 0.32045)]
    public void NaiveFalsePositiveRate_ManyLooks_MatchesSimpsonsRule(int looks, double expected) =>
        Assert.Equal(expected, GroupSequentialDesign.NaiveFalsePositiveRate(looks), 2e-7);

    [Theory]
    [InlineData(5, 0.141689)]
    [InlineData(10, 0.193357)]
    public void NaiveFalsePositiveRate_FiveAndTenLooks_MatchesTheRecursion(int looks, double expected) =>
        Assert.Equal(expected, GroupSequentialDesign.NaiveFalsePositiveRate(looks), 1e-6);

    [Fact]
    public void CrossingProbabilities_OneLookWithDrift_IsThePowerOfZ()
    {
        var design = GroupSequentialDesign.Of(SequentialBoundary.Pocock, 1);
        var z = design.Boundaries[0];

        Assert.Equal(
            NormalDistribution.Upper(z - 2.8) + NormalDistribution.Lower(-z - 2.8),
            design.CrossingProbabilities(2.8)[0],
            1e-12
        );
    }

    [Fact]
    public void Of_UnequalLooks_SpendsAlphaExactly()
    {
        foreach (var boundary in Enum.GetValues<SequentialBoundary>())
        {
            var design = GroupSequentialDesign.Of(boundary, [0.1, 0.15, 0.8, 1], 0.01);
            Assert.Equal(0.01, design.CrossingProbabilities()[^1], 1e-8);
            Assert.Equal(4, design.ToTable().RowCount);
        }
    }

    [Fact]
    public void Of_NoLooks_Refuses()
    {
        Assert.Throws<ArgumentException>(() => GroupSequentialDesign.Of(SequentialBoundary.Pocock, [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => GroupSequentialDesign.Of(SequentialBoundary.Pocock, [0.5, 1.1]));
        Assert.Throws<ArgumentException>(() => GroupSequentialDesign.Of(SequentialBoundary.Pocock, (double[])[]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupSequentialDesign.Of(SequentialBoundary.Pocock, 0));
    }

    [Fact]
    public void AlwaysValid_RelativeMeans_MatchesGbstats()
    {
        var control = SampleMoments.FromSums(3000, 1396.87, 52377.9767);
        var treatment = SampleMoments.FromSums(3461, 2422.7, 134698.29);
        var result = AlwaysValidTest.From(WelchTest.Relative(control, treatment), 6461, 0.05, 1000);

        Near.Relative(0.08908509752892212, AlwaysValidTest.Rho(0.05, 1000), 1e-12);
        Near.Relative(0.5033610858562358, result.Effect!.Value, 1e-11);
        Near.Relative(0.3334122146400735, result.StandardError!.Value, 1e-11);
        Near.Relative(-0.5584405051077315, result.Interval!.Low, 1e-10);
        Near.Relative(1.5651626768202032, result.Interval.High, 1e-10);
        Assert.Equal(1, result.PValue);
    }

    [Fact]
    public void AlwaysValid_RelativeRates_MatchesGbstats()
    {
        // gbstats takes the variance p (1 - p) of rates, over n and not n - 1.
        static SampleMoments Rates(long x, long n) =>
            SampleMoments.FromCounts(x, n) with
            {
                SquaredDeviations = (double)x / n * (1 - ((double)x / n)) * (n - 1),
            };
        var result = AlwaysValidTest.From(WelchTest.Relative(Rates(1396, 3000), Rates(2422, 3461)), 6461);

        Near.Relative(0.03984006677137368, AlwaysValidTest.Rho(0.05), 1e-12);
        Near.Relative(0.4009784966859415, result.Interval!.Low, 1e-10);
        Near.Relative(0.6067482066783576, result.Interval.High, 1e-10);
        Near.Relative(5.174716682839705e-44, result.PValue!.Value, 1e-9);
    }

    [Theory]
    [InlineData(4, 1_000, 5, 1_000, "successes")]
    [InlineData(996, 1_000, 995, 1_000, "failures")]
    [InlineData(100, 100_000, 2, 1_000, "successes")]
    public void AlwaysValidRates_FewExpected_SayNotYet(long x1, long n1, long x2, long n2, string what)
    {
        var result = AlwaysValidTest.OfRates(x1, n1, x2, n2);

        Assert.Null(result.PValue);
        Assert.Null(result.Interval);
        Near.Relative(((double)x2 / n2) - ((double)x1 / n1), result.Effect!.Value, 1e-12);
        Assert.StartsWith("not yet", result.Reason, StringComparison.Ordinal);
        Assert.Contains(what, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AlwaysValidRates_EnoughExpected_StandOnTheAbsoluteDifference()
    {
        var result = AlwaysValidTest.OfRates(500, 10_000, 700, 10_000, 0.05, 5_000);
        var one = ProportionTest.Of(500, 10_000, 700, 10_000);
        var plain = AlwaysValidTest.From(one, 20_000, 0.05, 5_000);

        Assert.Equal((0.02, one.Statistic), (Math.Round(result.Effect!.Value, 12), result.Statistic));
        Near.Relative(plain.PValue!.Value, result.PValue!.Value, 1e-12);
        Assert.True(result.Interval!.Low < one.Interval!.Low && result.Interval.High > one.Interval.High);
        Assert.InRange(result.Interval.Low, plain.Interval!.Low, plain.Interval.Low + 0.001);
    }

    [Fact]
    public void AlwaysValidMeans_FewUnitsThatBringAnything_SayNotYet()
    {
        SampleMoments Buyers(int buyers, int users) =>
            SampleMoments.Of([.. Enumerable.Range(0, users).Select(i => i < buyers ? 20.0 + i : 0)]);

        Assert.StartsWith(
            "not yet",
            AlwaysValidTest.OfMeans(Buyers(3, 1_000), Buyers(2, 1_000)).Reason,
            StringComparison.Ordinal
        );
        Assert.NotNull(AlwaysValidTest.OfMeans(Buyers(30, 1_000), Buyers(20, 1_000)).PValue);

        // A metric around 0 is compared from 10,000 units of the smaller arm on.
        SampleMoments Around(int users) => SampleMoments.Of([.. Enumerable.Range(0, users).Select(i => i % 2 - 0.5)]);
        Assert.Null(AlwaysValidTest.OfMeans(Around(9_998), Around(20_000)).PValue);
        Assert.NotNull(AlwaysValidTest.OfMeans(Around(10_000), Around(20_000)).PValue);
    }

    [Fact]
    public void AlwaysValid_NoStandardError_SaysWhy()
    {
        var distance = KolmogorovSmirnovTest.Uniform([0.1, 0.5, 0.7]);
        var draws = QuantileBootstrap.Of(
            [.. Enumerable.Range(0, 50).Select(i => (double)i)],
            [.. Enumerable.Range(0, 50).Select(i => i + 30.0)],
            0.5,
            1
        );

        Assert.Contains(
            "no effect with a standard error",
            AlwaysValidTest.From(distance, 3).Reason,
            StringComparison.Ordinal
        );
        Assert.NotNull(AlwaysValidTest.From(draws, 100).PValue);
    }

    [Fact]
    public void AlwaysValid_NothingComputed_KeepsTheReason()
    {
        var result = AlwaysValidTest.From(WelchTest.Of([1], [2]), 2);

        Assert.Null(result.PValue);
        Assert.Contains("one unit", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AlwaysValid_PValueAtAlpha_IsWhereTheIntervalTouchesZero()
    {
        var error = 0.3;
        var effect = error * AlwaysValidTest.Critical(700, 0.05);
        var result = AlwaysValidTest.From(new TestResult("t", effect, error, effect / error, null, 0.01, null), 700);

        Assert.Equal(0, result.Interval!.Low, 1e-12);
        Assert.Equal(0.05, result.PValue!.Value, 1e-12);
    }
}
