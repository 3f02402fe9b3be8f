using Benchmarks.Measurement;

namespace Tests.Benchmarks.Measurement;

public sealed class PercentilesTests
{
    [Theory]
    [InlineData(0.05, 15)]
    [InlineData(0.30, 20)]
    [InlineData(0.40, 20)]
    [InlineData(0.50, 35)]
    [InlineData(1.00, 50)]
    public void NearestRank_OfFiveValues_IsTheValueOfItsRank(double share, double expected) =>
        Assert.Equal(expected, Percentiles.NearestRank([50, 15, 40, 20, 35], share));

    [Fact]
    public void NearestRank_OfTwentyValuesAt95Percent_IsTheNineteenth() =>
        Assert.Equal(19, Percentiles.NearestRank(Enumerable.Range(1, 20).Select(value => (double)value), 0.95));

    [Fact]
    public void NearestRank_AtZero_IsTheSmallest() => Assert.Equal(2, Percentiles.NearestRank([3, 2], 0));

    [Fact]
    public void NearestRank_OfNothing_Throws() =>
        Assert.Throws<ArgumentException>(() => Percentiles.NearestRank([], 0.5));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void NearestRank_OfAShareOutOfRange_Throws(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentiles.NearestRank([1], share));

    [Fact]
    public void CallFigures_OfLaterCalls_LeaveTheFirstOut() =>
        Assert.Equal(new CallFigures(9, 2, 3), CallFigures.Of(9, [1, 3, 2]));
}
