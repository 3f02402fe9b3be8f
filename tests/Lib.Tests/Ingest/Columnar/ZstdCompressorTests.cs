using EcommerceNotebooks.Ingest.Columnar;
using Tests.Support;

namespace Tests.Ingest.Columnar;

public sealed class ZstdCompressorTests
{
    // Another release of the engine might hide it, and taking files in would be slow without a word.
    [Fact]
    public void IsAvailable_LinuxAndMac_IsTrue() =>
        Assert.True(ZstdCompressor.IsAvailable || OperatingSystem.IsWindows());

    [RequiresZstdTheory]
    [InlineData(1)]
    [InlineData(22)]
    public void Compress_RepeatedBytes_IsShorterAndTheSameEachTime(int level)
    {
        byte[] source = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i % 100))];
        using var compressor = new ZstdCompressor(level);
        byte[] first = Compress(compressor, source);
        Compress(compressor, [1, 2, 3]);
        Assert.InRange(first.Length, 1, 1000);
        Assert.Equal(first, Compress(compressor, source));
    }

    [RequiresZstdFact]
    public void Compress_TargetTooSmall_Throws()
    {
        using var compressor = new ZstdCompressor(3);
        Assert.Throws<InvalidOperationException>(() => compressor.Compress(new byte[1000], new byte[2]));
    }

    private static byte[] Compress(ZstdCompressor compressor, byte[] source)
    {
        byte[] target = new byte[ZstdCompressor.Bound(source.Length)];
        return target[..compressor.Compress(source, target)];
    }
}
