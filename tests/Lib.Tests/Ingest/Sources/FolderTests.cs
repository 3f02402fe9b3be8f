using System.Text;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;

namespace Tests.Ingest.Sources;

/// <summary>What a folder holds beside events: none of it is counted, and all of it is named.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(".ipynb_checkpoints/mar-checkpoint.csv")]
    [InlineData(".trash/old.csv")]
    [InlineData(".git/objects/log.csv")]
    [InlineData("__MACOSX/copy.csv")]
    [InlineData("deep/er/.cache/copy.csv.gz")]
    [InlineData("_temporary/0/part-00000.csv")]
    [InlineData("$RECYCLE.BIN/copy.csv")]
    [InlineData("deep/@eaDir/copy.csv")]
    [InlineData(".hidden.csv")]
    [InlineData("~$mar.csv")]
    [InlineData("mar.csv~")]
    public void Ingest_HiddenCopies_AreNamedAndNotCounted(string hidden)
    {
        folder.WriteEvents("mar.csv", 12);
        folder.WriteEvents(hidden, 8, first: 500);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((12, 12), (report.Accepted, folder.Count("events_raw")));
        var passed = Assert.Single(report.PassedOver);
        Assert.StartsWith(passed.Name.TrimEnd('/'), hidden, StringComparison.Ordinal);
        Assert.Contains("hidden", passed.Reason, StringComparison.Ordinal);
        Assert.False(passed.IsFault);
        Assert.Contains(passed.Name, report.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_WildcardsAndHiddenFolders_MeetOnlyWhereTheDotIsWritten()
    {
        folder.WriteEvents("a/mar.csv", 3);
        folder.WriteEvents(".trash/mar.csv", 4, first: 100);
        folder.WriteEvents("a/.mar.csv", 5, first: 200);
        Assert.Equal(3, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "*", "*.csv")).Accepted);
        var deep = folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "**", "*.csv"));
        Assert.Equal([".trash/"], deep.PassedOver.Where(each => each.Name.EndsWith('/')).Select(each => each.Name));
        Assert.Equal(3, folder.Count("events_raw"));
        Assert.Equal(4, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, ".*", "mar.csv")).Accepted);
        Assert.Equal(5, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "a", ".mar.csv")).Accepted);
    }

    [Fact]
    public void Ingest_HiddenFolderThatIsNamed_IsTakenIn()
    {
        folder.WriteEvents(".cache/mar.csv", 3);
        Assert.Equal(3, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, ".cache")).Accepted);
    }

    [Fact]
    public void Ingest_FolderOfAllKinds_TakesInWhatCanBeReadAndNamesTheRest()
    {
        folder.WriteEvents("a.csv", 5);
        folder.WriteEvents("b.csv.bz2", 6, first: 10);
        folder.Write("c.tsv", Lines(20, 4).Replace(',', '\t'));
        folder.WriteEvents("d.txt", 3, first: 30);
        folder.WriteEvents("part-0000", 2, first: 40);
        folder.WriteEvents("log.2021-03-01", 2, first: 50);
        folder.Write("e.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(Lines(60, 7))));
        folder.Write("notes.txt", "remember the milk");
        folder.Write("_SUCCESS", "");
        folder.Write("sales.xlsx", BadInputTests.Zip(("xl/workbook.xml", [60])));
        folder.Write("products.csv", "product_id,name\n1,shirt\n");
        folder.Write("packed.gz", [.. "BZh91AY"u8]);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(
            [("a.csv", 5L), ("c.tsv", 4L), ("d.txt", 3L), ("e.csv.gz", 7L), ("log.2021-03-01", 2L), ("part-0000", 2L)],
            report.Sources.Select(source => (source.SourceFile, source.Accepted))
        );
        Assert.Equal(23, folder.Count("events_raw"));
        Assert.Equal(
            ["_SUCCESS", "b.csv.bz2", "notes.txt", "packed.gz!", "products.csv!", "sales.xlsx"],
            report.PassedOver.Select(each => each.Name + (each.IsFault ? "!" : "")).Order(StringComparer.Ordinal)
        );
        Assert.All(
            report.PassedOver,
            each =>
            {
                Assert.NotEmpty(each.Reason);
                Assert.DoesNotContain(folder.Sources, each.Reason, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("BZh91AY&SY", "bzip2")]
    [InlineData("7z\u00bc\u00af\u0027\u001c", "7z")]
    [InlineData("%PDF-1.7", "a PDF")]
    public void Ingest_NamedFileOfAForeignKind_SaysWhatItIs(string head, string kind) =>
        Assert.Contains(
            kind,
            Assert
                .Throws<IngestException>(() =>
                    folder.Shop.Pipeline.Ingest(folder.Write("log.csv", Encoding.Latin1.GetBytes(head)))
                )
                .Message,
            StringComparison.Ordinal
        );

    [UnixFact]
    public void Ingest_FoldersThatHoldThemselvesAndBrokenLinks_AreReadOnceAndNamed()
    {
        string file = folder.WriteEvents("real/mar.csv", 3);
        Directory.CreateSymbolicLink(Path.Combine(folder.Sources, "real", "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(folder.Sources, "again"), Path.GetDirectoryName(file)!);
        Directory.CreateSymbolicLink(Path.Combine(folder.Sources, "self"), "self");
        File.CreateSymbolicLink(Path.Combine(folder.Sources, "lost.csv"), "nowhere.csv");
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal("mar.csv", Assert.Single(report.Sources).SourceFile);
        Assert.Equal(
            ["again/", "lost.csv!", "real/up/", "self"],
            report.PassedOver.Select(each => each.Name + (each.IsFault ? "!" : "")).Order(StringComparer.Ordinal)
        );
    }

    [UnixFact]
    public void Ingest_LinkToAFolderElsewhere_IsFollowed()
    {
        string elsewhere = Path.Combine(folder.Sources, "..", "elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "mar.csv"), Lines(0, 3));
        Directory.CreateSymbolicLink(Path.Combine(folder.Sources, "data"), elsewhere);
        Assert.Equal(3, folder.Shop.Pipeline.Ingest(folder.Sources).Accepted);
    }

    [UnixFact]
    public void Ingest_PipeInAFolder_IsNotWaitedFor()
    {
        folder.WriteEvents("a.csv", 3);
        string pipe = Path.Combine(folder.Sources, "pipe.csv");
        Assert.Equal(0, ProgramRun.Of("mkfifo", [pipe], TimeSpan.FromSeconds(10)).ExitCode);
        Assert.Equal("pipe.csv", Assert.Single(folder.Shop.Pipeline.Ingest(folder.Sources).PassedOver).Name);
    }

    [Fact]
    public void Ingest_OneBadFileAmongGoodOnes_TakesInTheOthersAndNamesIt()
    {
        folder.WriteEvents("good.csv", 10);
        folder.Write("cut.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(Lines(20, 300)))[..^5]);
        folder.Write("damaged.parquet", "PAR1 but nothing else");
        folder.WriteEvents("worse/other.csv", 4, first: 400);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((14, 14), (report.Accepted, folder.Count("events_raw")));
        Assert.Equal(
            ["cut.csv.gz", "damaged.parquet"],
            report.PassedOver.Where(each => each.IsFault).Select(each => each.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(14, folder.Shop.Pipeline.Ingest(folder.Sources).Accepted);
        Assert.Equal(1, folder.Shop.Lake.Current().Version);
    }

    [Theory]
    [InlineData("п", 60)]
    [InlineData("数", 60)]
    [InlineData("y", 240)]
    public void Ingest_LongNames_AreShortenedAndStayApart(string letter, int count)
    {
        string name = string.Concat(Enumerable.Repeat(letter, count));
        folder.WriteEvents(name[..^1] + "1.csv", 3);
        folder.WriteEvents(name[..^1] + "2.csv", 4, first: 100);
        folder.WriteEvents("short.csv", 5, first: 200);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((12, 12), (report.Accepted, folder.Count("events_raw")));
        Assert.Equal(3, folder.Scalar<long>("select count(distinct source_file) from events_raw"));
        Assert.Equal(12, folder.Shop.Pipeline.Ingest(folder.Sources).Accepted);
    }

    [Fact]
    public void Ingest_FaultFoundWhileReading_NamesTheFileByItsPathBelowTheFolder()
    {
        byte[] zip = BadInputTests.Zip(
            ("bad.csv", Encoding.UTF8.GetBytes(Lines(0, 3000))),
            ("good.csv", Encoding.UTF8.GetBytes(Lines(4000, 2)))
        );
        zip[zip.Length / 3] ^= 0x10;
        folder.Write("sub/a.zip", zip);
        folder.Write("sub/half.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(Lines(5000, 3000)))[..^5]);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(
            ["sub/a.zip/bad.csv", "sub/half.csv.gz"],
            report.PassedOver.Select(each => each.Name).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            report.PassedOver,
            each => each.Reason.Contains("bad.csv in sub/a.zip is", StringComparison.Ordinal)
        );
        Assert.Contains(
            report.PassedOver,
            each => each.Reason.StartsWith("sub/half.csv.gz is cut", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Ingest_TwoStarsAtTheEnd_MeanAllBelow()
    {
        folder.WriteEvents("a.csv", 1);
        folder.WriteEvents("x/y/b.csv", 2, first: 10);
        Assert.Equal(3, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "**")).Accepted);
    }

    [Fact]
    public void Ingest_NothingButBadFiles_NamesEachWithItsReason()
    {
        folder.Write("a.csv", "x,y\n1,2\n");
        folder.Write("b.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(Lines(20, 300)))[..^5]);
        string message = Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(folder.Sources)).Message;
        Assert.Contains("a.csv has no header", message, StringComparison.Ordinal);
        Assert.Contains("b.csv.gz is cut short", message, StringComparison.Ordinal);
        Assert.Empty(folder.LakeState());
    }

    [Theory]
    [InlineData(300)]
    [InlineData(3000)]
    public void Ingest_DamagedReplacement_KeepsTheOldRows(int lines)
    {
        string path = folder.Write("a.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(Lines(0, lines))));
        folder.WriteEvents("b.csv", 5, first: 4000);
        folder.Shop.Pipeline.Ingest(folder.Sources);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5]);
        string fault;
        try
        {
            fault = folder
                .Shop.Pipeline.Ingest(folder.Sources, new IngestOptions { Replace = true })
                .PassedOver.Single(each => each.IsFault)
                .Reason;
        }
        catch (IngestException error)
        {
            fault = error.Message;
        }

        Assert.Contains("a.csv.gz is cut short", fault, StringComparison.Ordinal);
        Assert.Equal(lines + 5, folder.Count("events_raw"));
    }

    private static string Lines(int first, int count) =>
        IngestFolder.Lf([IngestFolder.Header, .. Enumerable.Range(first, count).Select(IngestFolder.Line)]);
}
