using Benchmarks.Sources;

namespace Tests.Benchmarks.Sources;

public sealed class EngineLimitsTests
{
    [Theory]
    [InlineData("8GB", 8_000_000_000)]
    [InlineData("500MB", 500_000_000)]
    public void Bytes_OfGigabytesAndMegabytes_AreDecimal(string limit, long expected) =>
        Assert.Equal(expected, new EngineLimits(limit, 2).Bytes);

    [Theory]
    [InlineData("8")]
    [InlineData("8GiB")]
    [InlineData("1.5GB")]
    [InlineData("GB")]
    public void Bytes_OfAnythingElse_Throw(string limit) =>
        Assert.Throws<FormatException>(() => new EngineLimits(limit, 2).Bytes);

    [Fact]
    public void ToShopOptions_OfALimit_LeaveAFifthForWhatTheEngineDoesNotCount() =>
        Assert.Equal("6400MB", EngineLimits.Default.ToShopOptions().MemoryLimit);
}
