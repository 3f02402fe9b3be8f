using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class ProportionTestTests
{
    [Fact]
    public void Of_134And202Of4200_MatchesStatsmodels()
    {
        var result = ProportionTest.Of(134, 4200, 202, 4200);
        var wald = ProportionTest.Of(134, 4200, 202, 4200, interval: ProportionInterval.Wald);

        Near.Relative(3.7862009270926777, result.Statistic!.Value, 1e-12);
        Near.Relative(0.00015296800238179194, result.PValue!.Value, 1e-11);
        Near.Relative(3.789435805764008, result.Effect!.Value / result.StandardError!.Value, 1e-12);
        Near.Relative(0.0001509898224811645, NormalDistribution.TwoSided(3.789435805764008), 1e-12);
        Near.Relative(0.007816472287937777, wald.Interval!.Low, 1e-11);
        Near.Relative(0.024564480093014596, wald.Interval.High, 1e-11);
        Near.Relative(0.007825450937960107, result.Interval!.Low, 1e-11);
        Near.Relative(0.024649793299328933, result.Interval.High, 1e-11);
    }

    /// <summary>Two of the comparisons of Newcombe (1998), method 10.</summary>
    [Theory]
    [InlineData(48, 80, 56, 70, 0.0524, 0.3339)]
    [InlineData(3, 10, 9, 10, 0.1705, 0.8090)]
    public void Of_PublishedCounts_MatchesNewcombe1998(long x1, long n1, long x2, long n2, double low, double high)
    {
        var interval = ProportionTest.Of(x1, n1, x2, n2).Interval!;

        Assert.Equal(low, interval.Low, 5.001e-5);
        Assert.Equal(high, interval.High, 5.001e-5);
    }

    /// <summary>confint_proportions_2indep of statsmodels, method "newcomb".</summary>
    [Theory]
    [InlineData(48, 80, 56, 70, 0.05243147240236498, 0.33387265403690614)]
    [InlineData(3, 10, 9, 10, 0.1705227239345029, 0.809017973535488)]
    [InlineData(2, 7, 6, 7, 0.05822792748231209, 0.8062496375242278)]
    [InlineData(0, 29, 5, 56, -0.038137147903536936, 0.19256001385511165)]
    [InlineData(0, 20, 0, 10, -0.1611251580528194, 0.27753279986288926)]
    [InlineData(0, 10, 0, 10, -0.27753279986288926, 0.27753279986288926)]
    [InlineData(0, 20, 10, 10, 0.6790860371419145, 1)]
    [InlineData(0, 10, 10, 10, 0.6075093504305241, 1)]
    public void Of_FewUnitsAndRatesOfZeroAndOne_MatchesStatsmodels(
        long x1,
        long n1,
        long x2,
        long n2,
        double low,
        double high
    )
    {
        var interval = ProportionTest.Of(x1, n1, x2, n2).Interval!;

        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Theory]
    [InlineData(0, 10, 0, 20)]
    [InlineData(10, 10, 20, 20)]
    public void Of_AllUnitsTheSame_GivesAnIntervalAndAReason(long x1, long n1, long x2, long n2)
    {
        var result = ProportionTest.Of(x1, n1, x2, n2);

        Assert.Null(result.PValue);
        Assert.Null(result.Statistic);
        Assert.NotNull(result.Reason);
        Assert.True(result.Interval!.Low < 0 && result.Interval.High > 0);
        Assert.Null(ProportionTest.Of(x1, n1, x2, n2, interval: ProportionInterval.Wald).Interval);
    }

    [Fact]
    public void Of_OppositeEnds_HasAPValueAndNoWaldInterval()
    {
        var result = ProportionTest.Of(0, 10, 10, 10, interval: ProportionInterval.Wald);

        Near.Relative(Math.Sqrt(20), result.Statistic!.Value, 1e-12);
        Assert.Null(result.Interval);
        Assert.NotNull(result.Reason);
    }

    [Fact]
    public void Of_TrillionTrials_KeepsItsDigits()
    {
        const long trials = 1_000_000_000_000;
        var result = ProportionTest.Of(trials / 2, trials, (trials / 2) + 26_000_000, trials);

        Near.Relative(36.76955262, result.Statistic!.Value, 1e-8);
        Assert.InRange(result.PValue!.Value, 1e-296, 1e-295);
    }

    [Theory]
    [InlineData(0, 0, 1, 10, "control")]
    [InlineData(1, 10, 0, 0, "treatment")]
    public void Of_NoUnits_SaysWhy(long x1, long n1, long x2, long n2, string arm)
    {
        Assert.Equal($"the {arm} has no units", ProportionTest.Of(x1, n1, x2, n2).Reason);
        Assert.Equal($"the {arm} has no units", RiskRatio.Of(x1, n1, x2, n2).Reason);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Of_ImpossibleCounts_Refuses(long successes, long trials)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionTest.Of(successes, trials, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskRatio.Of(1, 2, successes, trials));
    }

    [Theory]
    [InlineData(120, 1000, 230, 1000, 1.9166666666666667, 1.5652192131327147, 2.3470265891756767)]
    [InlineData(134, 4200, 202, 4200, 1.5074626865671639, 1.2168785537051188, 1.8674367663668787)]
    public void RiskRatio_Counts_MatchesKatz(long x1, long n1, long x2, long n2, double ratio, double low, double high)
    {
        var result = RiskRatio.Of(x1, n1, x2, n2);

        Near.Relative(ratio, result.Effect!.Value, 1e-12);
        Near.Relative(low, result.Interval!.Low, 1e-11);
        Near.Relative(high, result.Interval.High, 1e-11);
    }

    [Fact]
    public void RiskRatio_NoSuccesses_SaysWhy()
    {
        Assert.Contains("control has no successes", RiskRatio.Of(0, 10, 1, 10).Reason, StringComparison.Ordinal);
        Assert.Contains("treatment has no successes", RiskRatio.Of(1, 10, 0, 10).Reason, StringComparison.Ordinal);
        Assert.Contains("all units", RiskRatio.Of(10, 10, 10, 10).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NonInferiority_TestsAgainstTheMargin()
    {
        var options = new TestOptions { Alternative = Alternative.Greater, NullDifference = -0.01 };
        var result = ProportionTest.Of(500, 5000, 500, 5000, options);

        Near.Relative(0.01 / Math.Sqrt(2 * 0.09 / 5000), result.Statistic!.Value, 1e-12);
        Near.Relative(NormalDistribution.Upper(result.Statistic.Value), result.PValue!.Value, 1e-12);
    }
}
