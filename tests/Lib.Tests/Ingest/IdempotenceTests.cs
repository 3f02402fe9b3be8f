using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>A file is taken in once, whatever it is called and however often it is asked for.</summary>
public sealed class IdempotenceTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ingest_SameFileAgain_ReadsNothingAndReportsTheCountsOfThen()
    {
        string path = folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "bad");
        var first = folder.Shop.Pipeline.Ingest(path);
        string[] lake = folder.LakeState();
        var second = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal(lake, folder.LakeState());
        Assert.Equal(first.Version, second.Version);
        var source = Assert.Single(second.Sources);
        Assert.Equal(
            (IngestStatus.AlreadyIngested, 2L, 1L, 1L, TimeSpan.Zero),
            (source.Status, source.Lines, source.Accepted, source.Rejected, source.Duration)
        );
        Assert.Equal(1, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_Replace_ReadsAgainAndGivesTheSameRows()
    {
        string path = folder.WriteEvents("a.csv", 500);
        folder.WriteEvents("b.csv", 300, first: 1000);
        folder.Shop.Pipeline.Ingest(folder.Sources);
        string before = folder.Checksum();
        var report = folder.Shop.Pipeline.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(2, report.Version);
        Assert.Equal(IngestStatus.Ingested, Assert.Single(report.Sources).Status);
        Assert.Equal(before, folder.Checksum());
        Assert.Equal("replace", folder.Shop.Lake.Current().Operation);
    }

    [Fact]
    public void Ingest_ChangedFile_IsRefusedUnlessReplaced()
    {
        string path = folder.WriteEvents("a.csv", 10);
        folder.Shop.Pipeline.Ingest(path);
        folder.WriteEvents("a.csv", 12);
        Assert.Contains(
            "changed since",
            Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(path)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(10, folder.Count("events_raw"));
        folder.Shop.Pipeline.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(12, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_CopyWithTheSameTime_IsReadOnceInOneCallAndKnownInTheNext()
    {
        folder.WriteEvents("a.csv", 10);
        folder.WriteEvents("b.csv", 10);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(
            [IngestStatus.Ingested, IngestStatus.SameAsAnother],
            report.Sources.Select(source => source.Status)
        );
        Assert.Equal("a.csv", report.Sources[1].SameAsSource);
        Assert.Equal(10, folder.Count("events_raw"));
        Assert.Equal(
            IngestStatus.AlreadyIngested,
            Assert.Single(folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "b.csv")).Sources).Status
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ingest_CopyWithAnotherTime_CountsOnce(bool fullHash)
    {
        var options = new IngestOptions { FullHash = fullHash };
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 10), options);
        string copy = folder.WriteEvents("b.csv", 10);
        File.SetLastWriteTimeUtc(copy, new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        var report = folder.Shop.Pipeline.Ingest(copy, options);
        Assert.Equal(
            fullHash ? IngestStatus.AlreadyIngested : IngestStatus.SameAsAnother,
            Assert.Single(report.Sources).Status
        );
        Assert.Equal(10, folder.Count("events_raw"));
        Assert.Equal(fullHash ? 64 : null, folder.Shop.Lake.Current().Sources[0].Sha256?.Length);
    }

    [Fact]
    public void Ingest_SameEdgesOtherMiddle_FullHashTellsThemApart()
    {
        byte[] one = LongFile('a');
        byte[] other = LongFile('b');
        folder.Write("a.csv", one);
        string second = folder.Write("b.csv", other);
        File.SetLastWriteTimeUtc(second, new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        var report = folder.Shop.Pipeline.Ingest(folder.Sources, new IngestOptions { FullHash = true });
        Assert.Equal([IngestStatus.Ingested, IngestStatus.Ingested], report.Sources.Select(source => source.Status));
        Assert.Equal(2 * report.Sources[0].Lines, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_NewAndKnownTogether_AddsOnlyTheNew()
    {
        folder.WriteEvents("a.csv", 10);
        folder.Shop.Pipeline.Ingest(folder.Sources);
        folder.WriteEvents("b.csv", 7, first: 50);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(
            [("a.csv", IngestStatus.AlreadyIngested), ("b.csv", IngestStatus.Ingested)],
            report.Sources.Select(source => (source.SourceFile, source.Status))
        );
        Assert.Equal(17, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_ReplacedArchive_DropsTheFilesItNoLongerHolds()
    {
        byte[] one = System.Text.Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good));
        byte[] other = System.Text.Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Other));
        string path = folder.Write("a.zip", BadInputTests.Zip(("x/a.csv", one), ("y/a.csv", other)));
        folder.Shop.Pipeline.Ingest(path);
        folder.Write("a.zip", BadInputTests.Zip(("x/a.csv", other), ("z/a.csv", one)));
        folder.Shop.Pipeline.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(
            ["a.csv", "z/a.csv"],
            folder.Shop.Lake.Current().Sources.Select(source => source.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_LinkToAFile_IsTheFile()
    {
        string path = folder.WriteEvents("a.csv", 10);
        File.CreateSymbolicLink(Path.Combine(folder.Sources, "link.csv"), path);
        Assert.Equal(
            [IngestStatus.Ingested, IngestStatus.SameAsAnother],
            folder.Shop.Pipeline.Ingest(folder.Sources).Sources.Select(source => source.Status)
        );
    }

    [Fact]
    public void Ingest_FolderThatHoldsTheLake_LeavesTheLakeOut()
    {
        folder.WriteEvents("a.csv", 10);
        string both = Path.GetDirectoryName(folder.Sources)!;
        folder.Shop.Pipeline.Ingest(both);
        var again = folder.Shop.Pipeline.Ingest(both);
        Assert.Equal(IngestStatus.AlreadyIngested, Assert.Single(again.Sources).Status);
        Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(folder.LakePath));
    }

    [Fact]
    public void Report_ToTable_HasNoTimesAndNoPaths()
    {
        string text = folder
            .Shop.Pipeline.Ingest(folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "bad"))
            .ToTable()
            .ToString();
        Assert.Contains("a.csv", text, StringComparison.Ordinal);
        Assert.Contains("MISSING COLUMNS: 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Sources, text, StringComparison.Ordinal);
        Assert.DoesNotContain("duration", text, StringComparison.Ordinal);
    }

    // Larger than the two hashed MiB, and different only between them.
    private static byte[] LongFile(char brand)
    {
        var lines = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                i == 10_000
                    ? IngestFolder.Line(i).Replace("apple", new string(brand, 5), StringComparison.Ordinal)
                    : IngestFolder.Line(i)
            );
        return System.Text.Encoding.UTF8.GetBytes(
            string.Concat(lines.Prepend(IngestFolder.Header).Select(line => line + "\n"))
        );
    }
}
