using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class WelchTestTests
{
    private static readonly double[] First =
    [
        27.5,
        21.0,
        19.0,
        23.6,
        17.0,
        17.9,
        16.9,
        20.1,
        21.9,
        22.6,
        23.1,
        19.6,
        19.0,
        21.7,
        21.4,
    ];

    private static readonly double[] Second =
    [
        27.1,
        22.0,
        20.8,
        23.4,
        23.4,
        23.5,
        25.8,
        22.0,
        24.8,
        20.2,
        21.9,
        22.1,
        22.9,
        20.5,
        24.4,
    ];

    private static readonly SampleMoments Control = SampleMoments.FromSums(3407, 1396.87, 52377.9767);
    private static readonly SampleMoments Treatment = SampleMoments.FromSums(3461, 2422.7, 134698.29);

    [Fact]
    public void Of_WikipediaExampleOne_MatchesScipy()
    {
        var result = WelchTest.Of(First, Second);

        Near.Relative(2.455356398286006, result.Statistic!.Value, 1e-12);
        Near.Relative(24.988529290231416, result.DegreesOfFreedom!.Value, 1e-12);
        Near.Relative(0.021378001462866985, result.PValue!.Value, 1e-11);
    }

    [Fact]
    public void Of_WikipediaExampleOneOneSided_MatchesScipy()
    {
        var greater = WelchTest.Of(First, Second, new TestOptions { Alternative = Alternative.Greater });
        var less = WelchTest.Of(First, Second, new TestOptions { Alternative = Alternative.Less });

        Near.Relative(0.010689000731433492, greater.PValue!.Value, 1e-11);
        Assert.Equal(1 - 0.010689000731433492, less.PValue!.Value, 1e-12);
        Assert.Equal(double.PositiveInfinity, greater.Interval!.High);
        Assert.Equal(double.NegativeInfinity, less.Interval!.Low);
    }

    [Fact]
    public void Of_SummaryOfGbstats_MatchesScipy()
    {
        var result = WelchTest.Of(Control, Treatment);

        Near.Relative(0.29, result.Effect!.Value, 1e-12);
        Near.Relative(0.12478363158758794, result.StandardError!.Value, 1e-11);
        Near.Relative(2.3240227609215203, result.Statistic!.Value, 1e-11);
        Near.Relative(5841.742032093565, result.DegreesOfFreedom!.Value, 1e-11);
        Near.Relative(0.020158402643586957, result.PValue!.Value, 1e-10);
        Near.Relative(0.04537789255929009, result.Interval!.Low, 1e-10);
        Near.Relative(0.5346221074407098, result.Interval.High, 1e-10);
    }

    [Fact]
    public void Relative_SummaryOfGbstats_MatchesGbstats()
    {
        var result = WelchTest.Relative(Control, Treatment);

        Near.Relative(0.7073170731707317, result.Effect!.Value, 1e-12);
        Near.Relative(0.3787943616681428, result.StandardError!.Value, 1e-11);
        Near.Relative(0.06191182745618358, result.PValue!.Value, 1e-10);
        Assert.Equal(-0.03526, result.Interval!.Low, 5e-6);
        Assert.Equal(1.44989, result.Interval.High, 5e-6);
    }

    /// <summary>The sleep data of Student (1908), as t.test(extra ~ group, data = sleep) prints it.</summary>
    [Fact]
    public void Of_SleepData_MatchesR()
    {
        double[] one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        var result = WelchTest.Of(two, one);

        Assert.Equal(-1.8608, result.Statistic!.Value, 5e-5);
        Assert.Equal(17.776, result.DegreesOfFreedom!.Value, 5e-4);
        Assert.Equal(0.07939, result.PValue!.Value, 5e-6);
        Assert.Equal(-3.3654832, result.Interval!.Low, 5e-7);
        Assert.Equal(0.2054832, result.Interval.High, 5e-7);
    }

    /// <summary>Miles per gallon of 249 US and 79 Japanese cars, data of NIST's e-Handbook of Statistical Methods (section 1.3.5.3), as the documentation of Boost's Math Toolkit prints the test for unequal variances.</summary>
    [Fact]
    public void Of_MilesPerGallonOfNist_MatchesBoost()
    {
        var american = new SampleMoments(249, 20.14458, 6.41470 * 6.41470 * 248);
        var japanese = new SampleMoments(79, 30.48101, 6.10771 * 6.10771 * 78);

        var result = WelchTest.Of(japanese, american);

        Assert.Equal(-12.94627, result.Statistic!.Value, 5e-6);
        Assert.Equal(136.87499, result.DegreesOfFreedom!.Value, 5e-6);
        Near.Relative(1.571e-25, result.PValue!.Value, 5e-4);
    }

    [Fact]
    public void Relative_NegativeBaseline_KeepsTheDirection()
    {
        var control = new SampleMoments(100, -10, 99);
        var better = new SampleMoments(100, -9, 99);

        var result = WelchTest.Relative(control, better);

        Assert.Equal(0.1, result.Effect!.Value, 1e-12);
        Assert.True(result.Statistic > 0);
    }

    [Fact]
    public void Of_TrillionUnits_KeepsItsDigits()
    {
        var control = new SampleMoments(1_000_000_000_000, 0.5, 0.25e12);
        var treatment = new SampleMoments(1_000_000_000_000, 0.5 + 26e-6, 0.25e12);

        var result = WelchTest.Of(control, treatment);

        Near.Relative(36.7695526217, result.Statistic!.Value, 1e-9);
        Near.Relative(NormalDistribution.TwoSided(result.Statistic.Value), result.PValue!.Value, 1e-6);
        Assert.InRange(result.PValue.Value, 1e-296, 1e-295);
    }

    public static TheoryData<double[], double[], string> Uncomputable =>
        new()
        {
            { [], [1, 2], "the control has no units" },
            { [1, 2], [], "the treatment has no units" },
            { [1], [1, 2], "the control has one unit, so its variance is unknown" },
            { [1, 2], [double.NaN, 1, 2], "the treatment has values that are not numbers" },
            { [1, double.PositiveInfinity], [1, 2], "the control has values that are not numbers" },
            { [3, 3, 3], [4, 4], "no value differs from its arm's mean, so chance cannot be judged" },
        };

    [Theory]
    [MemberData(nameof(Uncomputable))]
    public void Of_NothingToCompute_SaysWhy(double[] control, double[] treatment, string reason)
    {
        foreach (var result in new[] { WelchTest.Of(control, treatment), Relative(control, treatment) })
        {
            Assert.Equal(reason, result.Reason);
            Assert.False(result.IsComputed);
            Assert.Null(result.PValue);
            Assert.Null(result.Interval);
            Assert.Null(result.IsSignificant());
            Assert.Contains(reason, result.ToTable().ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Relative_BaselineOfZero_SaysWhy() =>
        Assert.Contains("0", Relative([-1, 1], [2, 3]).Reason, StringComparison.Ordinal);

    [Fact]
    public void Of_ImpossibleSumOfSquares_SaysWhy() =>
        Assert.NotNull(WelchTest.Of(SampleMoments.FromSums(10, 100, 1), Treatment).Reason);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Of_NoConfidence_Refuses(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WelchTest.Of(Control, Treatment, new TestOptions { Confidence = confidence })
        );

    private static TestResult Relative(double[] control, double[] treatment) =>
        WelchTest.Relative(SampleMoments.Of(control), SampleMoments.Of(treatment));
}
