using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class WilsonIntervalTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.27753279986288926)]
    [InlineData(5, 50, 0.0434757649318904, 0.21360231437479657)]
    public void Of_Counts_MatchesStatsmodels(long successes, long trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials)!;

        Assert.Equal(low, interval.Low, 1e-14);
        Assert.Equal(high, interval.High, 1e-14);
    }

    [Fact]
    public void Of_AllSucceed_EndsAtOne()
    {
        Assert.Equal(1, WilsonInterval.Of(7, 7)!.High);
    }

    [Fact]
    public void Of_NoTrials_IsNull()
    {
        Assert.Null(WilsonInterval.Of(0, 0));
    }

    [Theory]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 1.0)]
    [InlineData(1, 5, double.NaN)]
    public void Of_Impossible_Refuses(long successes, long trials, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, trials, confidence));
    }
}
