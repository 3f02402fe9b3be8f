using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>A file is taken in once, whatever it is called and however often it is asked for.</summary>
public sealed class IdempotenceTests : IDisposable
{
    private readonly IngestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ingest_SameFileAgain_ReadsNothingAndReportsTheCountsOfThen()
    {
        string path = _folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "bad");
        IngestReport first = _folder.Shop.Ingest(path);
        string[] lake = _folder.LakeState();
        IngestReport second = _folder.Shop.Ingest(path);
        Assert.Equal(lake, _folder.LakeState());
        Assert.Equal(first.Version, second.Version);
        IngestedSource source = Assert.Single(second.Sources);
        Assert.Equal(
            (IngestStatus.AlreadyIngested, 2L, 1L, 1L, TimeSpan.Zero),
            (source.Status, source.Lines, source.Accepted, source.Rejected, source.Duration)
        );
        Assert.Equal(1, _folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_Replace_ReadsAgainAndGivesTheSameRows()
    {
        string path = _folder.WriteEvents("a.csv", 500);
        _folder.WriteEvents("b.csv", 300, first: 1000);
        _folder.Shop.Ingest(_folder.Sources);
        string before = _folder.Checksum();
        IngestReport report = _folder.Shop.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(2, report.Version);
        Assert.Equal(IngestStatus.Ingested, Assert.Single(report.Sources).Status);
        Assert.Equal(before, _folder.Checksum());
        Assert.Equal("replace", _folder.Shop.CurrentLake().Operation);
    }

    [Fact]
    public void Ingest_ChangedFile_IsRefusedUnlessReplaced()
    {
        string path = _folder.WriteEvents("a.csv", 10);
        _folder.Shop.Ingest(path);
        _folder.WriteEvents("a.csv", 12);
        Assert.Contains(
            "changed since",
            Assert.Throws<IngestException>(() => _folder.Shop.Ingest(path)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(10, _folder.Count("events_raw"));
        _folder.Shop.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(12, _folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_CopyWithTheSameTime_IsReadOnceInOneCallAndKnownInTheNext()
    {
        _folder.WriteEvents("a.csv", 10);
        _folder.WriteEvents("b.csv", 10);
        IngestReport report = _folder.Shop.Ingest(_folder.Sources);
        Assert.Equal(
            [IngestStatus.Ingested, IngestStatus.SameAsAnother],
            report.Sources.Select(source => source.Status)
        );
        Assert.Equal("a.csv", report.Sources[1].SameAsSource);
        Assert.Equal(10, _folder.Count("events_raw"));
        Assert.Equal(
            IngestStatus.AlreadyIngested,
            Assert.Single(_folder.Shop.Ingest(Path.Combine(_folder.Sources, "b.csv")).Sources).Status
        );
    }

    [Fact]
    public void Ingest_CopyWithAnotherTime_IsRefusedAndRecognisedByFullHash()
    {
        string original = _folder.WriteEvents("a.csv", 10);
        _folder.Shop.Ingest(original, new IngestOptions { FullHash = true });
        string copy = _folder.WriteEvents("b.csv", 10);
        File.SetLastWriteTimeUtc(copy, new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains(
            "only another time stamp",
            Assert.Throws<IngestException>(() => _folder.Shop.Ingest(copy)).Message,
            StringComparison.Ordinal
        );
        IngestReport report = _folder.Shop.Ingest(copy, new IngestOptions { FullHash = true });
        Assert.Equal(IngestStatus.AlreadyIngested, Assert.Single(report.Sources).Status);
        Assert.Equal(10, _folder.Count("events_raw"));
        Assert.Equal(64, _folder.Shop.CurrentLake().Sources[0].Sha256!.Length);
    }

    [Fact]
    public void Ingest_SameEdgesOtherMiddle_FullHashTellsThemApart()
    {
        byte[] one = LongFile('a');
        byte[] other = LongFile('b');
        _folder.Write("a.csv", one);
        string second = _folder.Write("b.csv", other);
        File.SetLastWriteTimeUtc(second, new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        IngestReport report = _folder.Shop.Ingest(_folder.Sources, new IngestOptions { FullHash = true });
        Assert.Equal([IngestStatus.Ingested, IngestStatus.Ingested], report.Sources.Select(source => source.Status));
        Assert.Equal(2 * report.Sources[0].Lines, _folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_NewAndKnownTogether_AddsOnlyTheNew()
    {
        _folder.WriteEvents("a.csv", 10);
        _folder.Shop.Ingest(_folder.Sources);
        _folder.WriteEvents("b.csv", 7, first: 50);
        IngestReport report = _folder.Shop.Ingest(_folder.Sources);
        Assert.Equal(
            [("a.csv", IngestStatus.AlreadyIngested), ("b.csv", IngestStatus.Ingested)],
            report.Sources.Select(source => (source.SourceFile, source.Status))
        );
        Assert.Equal(17, _folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_ReplacedArchive_DropsTheFilesItNoLongerHolds()
    {
        byte[] one = System.Text.Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good));
        byte[] other = System.Text.Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Other));
        string path = _folder.Write("a.zip", BadInputTests.Zip(("x/a.csv", one), ("y/a.csv", other)));
        _folder.Shop.Ingest(path);
        _folder.Write("a.zip", BadInputTests.Zip(("x/a.csv", other), ("z/a.csv", one)));
        _folder.Shop.Ingest(path, new IngestOptions { Replace = true });
        Assert.Equal(
            ["a.csv", "z/a.csv"],
            _folder.Shop.CurrentLake().Sources.Select(source => source.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, _folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_LinkToAFile_IsTheFile()
    {
        string path = _folder.WriteEvents("a.csv", 10);
        File.CreateSymbolicLink(Path.Combine(_folder.Sources, "link.csv"), path);
        Assert.Equal(
            [IngestStatus.Ingested, IngestStatus.SameAsAnother],
            _folder.Shop.Ingest(_folder.Sources).Sources.Select(source => source.Status)
        );
    }

    [Fact]
    public void Ingest_FolderThatHoldsTheLake_LeavesTheLakeOut()
    {
        _folder.WriteEvents("a.csv", 10);
        string both = Path.GetDirectoryName(_folder.Sources)!;
        _folder.Shop.Ingest(both);
        IngestReport again = _folder.Shop.Ingest(both);
        Assert.Equal(IngestStatus.AlreadyIngested, Assert.Single(again.Sources).Status);
        Assert.Throws<IngestException>(() => _folder.Shop.Ingest(_folder.LakePath));
    }

    [Fact]
    public void Report_ToTable_HasNoTimesAndNoPaths()
    {
        string text = _folder
            .Shop.Ingest(_folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "bad"))
            .ToTable()
            .ToString();
        Assert.Contains("a.csv", text, StringComparison.Ordinal);
        Assert.Contains("MISSING COLUMNS: 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Sources, text, StringComparison.Ordinal);
        Assert.DoesNotContain("duration", text, StringComparison.Ordinal);
    }

    // Larger than the two hashed MiB, and different only between them.
    private static byte[] LongFile(char brand)
    {
        IEnumerable<string> lines = Enumerable
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
