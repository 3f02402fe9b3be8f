using Benchmarks.Publishing;
using Benchmarks.Sizes;
using Benchmarks.Sources;
using Tests.Support;

namespace Tests.Benchmarks.Sizes;

[Trait("Speed", "Slow")]
public sealed class SizesTests : IDisposable
{
    private const double Scale = 0.0005;
    private const int OctoberEvents = 21_224;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LinuxFact]
    public void Measure_OneMonthAtATinyScale_HasItsEventsAndWhatTheyTake()
    {
        var size = SizesSuite.Measure(
            new SuiteRun
            {
                Scale = Scale,
                Rounds = 1,
                Limits = EngineLimits.Default,
                WithPeers = false,
                Work = folder.Path,
                Output = folder.Path,
            },
            folder.Path,
            "tiny",
            Scale,
            1
        );

        Assert.Equal(OctoberEvents, size.Events);
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(folder.Path, "source")).Sum(file => new FileInfo(file).Length),
            size.SourceBytes
        );
        Assert.InRange(size.PeakBytes, 50_000_000, 2_000_000_000);
        Assert.True(size.OutputBytes > 0 && size.DiskPeakBytes >= size.OutputBytes, size.ToString());
    }

    [Fact]
    public void Stop_FilesInAndBelowTheFolder_AreAddedUp()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "one"), new byte[1000]);
        File.WriteAllBytes(
            Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "a")).FullName, "two"),
            new byte[234]
        );

        using var disk = new DiskPeak(folder.Path);

        Assert.Equal(1234, disk.Stop());
    }

    [Fact]
    public void Stop_NoFolder_IsZero()
    {
        using var disk = new DiskPeak(Path.Combine(folder.Path, "none"));

        Assert.Equal(0, disk.Stop());
    }

    [Fact]
    public void Render_WithoutResults_SaysWhatToRun()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ReadmeSizes.Render(folder.Path));

        Assert.Contains("run the suite sizes", error.Message, StringComparison.Ordinal);
    }
}
