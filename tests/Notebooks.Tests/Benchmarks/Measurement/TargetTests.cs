using Benchmarks.Measurement;

namespace Tests.Benchmarks.Measurement;

public sealed class TargetTests
{
    [Theory]
    [InlineData(0.69, "met")]
    [InlineData(0.70, "met")]
    [InlineData(0.7001, "missed")]
    [InlineData(null, "not measured")]
    public void Verdict_OfAFigure_DependsOnTheLimit(double? measured, string expected) =>
        Assert.Equal(expected, new Target("wall time", measured, 0.70, "x Polars").Verdict);

    [Theory]
    [InlineData(0.5, "0.50 x Polars")]
    [InlineData(0.7001, "0.70 x Polars")]
    [InlineData(0.705, "0.705 x Polars")]
    [InlineData(null, "-")]
    public void MeasuredText_OfAFigure_HasItsUnit(double? measured, string expected) =>
        Assert.Equal(expected, new Target("wall time", measured, 0.70, "x Polars").MeasuredText);

    [Fact]
    public void LimitText_WithoutAUnit_IsTheNumber() =>
        Assert.Equal("1.05", new Target("exponent", 1, 1.05, "").LimitText);

    [Fact]
    public void OfRatio_OfThreeRounds_IsTheMedianOfTheirRatios()
    {
        MeasuredGroup group = new("", 1, "", [new Timing("peer", [10, 20, 40], 1), new Timing("own", [5, 30, 10], 1)]);
        var target = Target.OfRatio("wall time", group, "own", "peer", timing => timing.Seconds, 0.6);
        Assert.Equal(new Target("wall time", 0.5, 0.6, "x peer"), target);
    }

    [Fact]
    public void OfRatio_ToAVariantThatTookNoPart_IsNotMeasured()
    {
        MeasuredGroup group = new("", 1, "", [new Timing("own", [5], 1)]);
        var target = Target.OfRatio("wall time", group, "own", "peer", timing => timing.Seconds, 0.6);
        Assert.Equal("not measured", target.Verdict);
    }
}
