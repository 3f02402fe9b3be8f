using Benchmarks.Measurement;
using Benchmarks.Scaling;
using Benchmarks.Sources;

namespace Tests.Benchmarks.Scaling;

public sealed class ScalingSuiteTests
{
    private static readonly SuiteRun Suite = new()
    {
        Scale = 1,
        Rounds = 1,
        Limits = EngineLimits.Default,
        WithPeers = false,
        Work = "",
        Output = "",
    };

    [Fact]
    public void Sizes_OfMillions_AreEvents() =>
        Assert.Equal([500_000, 1_000_000, 110_000_000], ScalingSuite.Sizes("0.5, 1,110"));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("3,1")]
    [InlineData("1,1")]
    [InlineData("0,1")]
    [InlineData("1,x")]
    public void Sizes_ThatDoNotRiseOrAreTooFew_Throw(string sizes) =>
        Assert.Throws<ArgumentException>(() => ScalingSuite.Sizes(sizes));

    [Theory]
    [InlineData(100, "met")]
    [InlineData(130, "missed")]
    public void Group_OfTwoSizes_HoldsTheExponentAgainstTheTarget(double seconds, string expected)
    {
        var group = ScalingSuite.Group([Of(1_000_000, 1), Of(100_000_000, seconds)], Suite);
        var target = Assert.Single(group.Targets!);
        Assert.Equal(Math.Log(seconds) / Math.Log(100), target.Measured!.Value, 1e-9);
        Assert.Equal(expected, target.Verdict);
        Assert.Equal(100_000_000, group.Rows);
    }

    private static Timing Of(long rows, double seconds) =>
        new("size", [seconds], 1) { Rows = rows, Process = new([seconds], [1], [1], [1]) };
}
