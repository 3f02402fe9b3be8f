using Benchmarks.Sources;
using Tests.Support;

namespace Tests.Benchmarks.Sources;

public sealed class EventSourceTests
{
    [Fact]
    public void At_AFolderOfCsv_TakesItsFilesByName()
    {
        using var folder = Folder("b.csv", "a.csv", "truth.json");
        var source = EventSource.At(folder.Path);
        Assert.Equal(["a.csv", "b.csv"], source.Files.Select(Path.GetFileName));
        Assert.Equal(Path.Combine(folder.Path, "*.csv"), source.Pattern);
        Assert.False(source.IsParquet);
        Assert.Equal(10, source.Bytes);
    }

    [Fact]
    public void At_AFile_TakesItAlone()
    {
        using var folder = Folder("a.parquet", "b.parquet");
        var path = Path.Combine(folder.Path, "b.parquet");
        var source = EventSource.At(path);
        Assert.Equal([path], source.Files);
        Assert.Equal(path, source.Pattern);
        Assert.True(source.IsParquet);
    }

    [Fact]
    public void At_AFolderOfBothKinds_Throws()
    {
        using var folder = Folder("a.csv", "b.parquet");
        var error = Assert.Throws<ArgumentException>(() => EventSource.At(folder.Path));
        Assert.Contains(".csv and .parquet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_AnEmptyFolder_Throws()
    {
        using var folder = Folder();
        Assert.Throws<ArgumentException>(() => EventSource.At(folder.Path));
    }

    [Fact]
    public void At_NoPlace_Throws() => Assert.Throws<ArgumentException>(() => EventSource.At("no such place"));

    private static TemporaryFolder Folder(params string[] files)
    {
        var folder = new TemporaryFolder();
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(folder.Path, file), "12345");
        }

        return folder;
    }
}
