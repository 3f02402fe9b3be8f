using System.IO.Compression;
using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest.Sources;

/// <summary>The same events count once, however often they lie there and however they are packed or written.</summary>
[Trait("Speed", "Slow")]
public sealed class CopyTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> Pairs
    {
        get
        {
            string[] forms =
            [
                "plain.csv",
                "fast.csv.gz",
                "small.csv.gz",
                "packed.zip",
                "other.zip",
                "table.parquet",
                "columns.csv",
                "tabs.tsv",
                "returns.csv",
            ];
            var pairs = new TheoryData<string, string>();
            for (int i = 0; i < forms.Length; i++)
            {
                for (int j = i + 1; j < forms.Length; j++)
                {
                    pairs.Add(forms[i], forms[j]);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Ingest_SameEventsInTwoForms_CountOnce(string one, string other)
    {
        WriteForm(one, 0);
        WriteForm(other, 0);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((12, 12), (report.Accepted, folder.Count("events_raw")));
        Assert.Equal(
            [IngestStatus.Ingested, IngestStatus.SameAsAnother],
            report.Sources.Select(source => source.Status)
        );
        Assert.Equal(report.Sources[0].SourceFile, report.Sources[1].SameAsSource);
        int version = folder.Shop.Lake.Current().Version;
        var again = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((12, version), (folder.Count("events_raw"), again.Version));
        Assert.Equal(
            [IngestStatus.AlreadyIngested, IngestStatus.SameAsAnother],
            again.Sources.Select(source => source.Status)
        );
    }

    [Fact]
    public void Ingest_CopyInALaterCall_CountsOnceAndIsRemembered()
    {
        folder.Shop.Pipeline.Ingest(WriteForm("plain.csv", 0));
        string copy = WriteForm("fast.csv.gz", 0);
        var report = folder.Shop.Pipeline.Ingest(copy);
        var source = Assert.Single(report.Sources);
        Assert.Equal((IngestStatus.SameAsAnother, "plain.csv"), (source.Status, source.SameAsSource));
        Assert.Equal(12, folder.Count("events_raw"));
        folder.Reopen();
        Assert.Equal(report.Version, folder.Shop.Pipeline.Ingest(copy).Version);
    }

    [Fact]
    public void Ingest_SourceReplacedByOtherEvents_LetsItsCopyIn()
    {
        string plain = WriteForm("plain.csv", 0);
        string copy = WriteForm("fast.csv.gz", 0);
        folder.Shop.Pipeline.Ingest([plain]);
        folder.Shop.Pipeline.Ingest(copy);
        folder.WriteEvents("plain.csv", 5, first: 700);
        folder.Shop.Pipeline.Ingest(plain, new IngestOptions { Replace = true });
        Assert.Equal(5, folder.Count("events_raw"));
        Assert.Equal(IngestStatus.Ingested, Assert.Single(folder.Shop.Pipeline.Ingest(copy).Sources).Status);
        Assert.Equal(17, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_CopyThatHasGrown_IsRefusedUnlessReplaced()
    {
        WriteForm("plain.csv", 0);
        WriteForm("tabs.tsv", 0);
        folder.Shop.Pipeline.Ingest(folder.Sources);
        folder.Write("tabs.tsv", (Text(0) + IngestFolder.Line(90) + "\n").Replace(',', '\t'));
        Assert.Contains(
            "changed since",
            Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(folder.Sources)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(12, folder.Count("events_raw"));
    }

    [Fact]
    public void Ingest_SameEventsOtherRejects_AreNamedAndNotCountedTwice()
    {
        folder.Write("a.csv", Text(0));
        folder.Write("b.csv", Text(0) + "bad\nworse\n");
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((12, 12), (report.Accepted, folder.Count("events_raw")));
        var refused = Assert.Single(report.PassedOver);
        Assert.Equal(("b.csv", true), (refused.Name, refused.IsFault));
        Assert.Contains("but 2 rejected lines instead of 0", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(
            "1 file, 12 lines: 12 accepted and 0 rejected, none missing; refused, and in none of these numbers: b.csv.",
            report.Sentence
        );
    }

    [Fact]
    public void Ingest_CopiesByTimeStampToo_AreNamedEveryTime()
    {
        folder.WriteEvents("a.csv", 12);
        folder.WriteEvents("sub/a.csv", 12);
        for (int call = 0; call < 2; call++)
        {
            var sources = folder.Shop.Pipeline.Ingest(folder.Sources).Sources;
            Assert.Equal(["a.csv", "sub/a.csv"], sources.Select(source => source.SourceFile));
            Assert.Equal("a.csv", sources[1].SameAsSource);
        }
    }

    [Fact]
    public void Ingest_SameCountOtherEvents_AreTwoSources()
    {
        WriteForm("plain.csv", 0);
        string text = Text(0).Replace("apple", "opple", StringComparison.Ordinal);
        folder.Write("changed.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(24, folder.Shop.Pipeline.Ingest(folder.Sources).Accepted);
        Assert.Equal(24, folder.Count("events_raw"));
    }

    private static string Text(int first) =>
        IngestFolder.Lf([IngestFolder.Header, .. Enumerable.Range(first, 12).Select(IngestFolder.Line)]);

    private string WriteForm(string name, int first)
    {
        string text = Text(first);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        switch (name)
        {
            case "small.csv.gz":
                using (var packed = new MemoryStream())
                {
                    using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
                    {
                        gzip.Write(bytes);
                    }

                    return folder.Write(name, packed.ToArray());
                }

            case "fast.csv.gz":
                return folder.Write(name, BadInputTests.Gzip(bytes));
            case "packed.zip":
                return folder.Write(name, BadInputTests.Zip(("in.csv", bytes)));
            case "other.zip":
                return folder.Write(name, BadInputTests.Zip(("x/y.csv", bytes)));
            case "tabs.tsv":
                return folder.Write(name, text.Replace(',', '\t'));
            case "returns.csv":
                return folder.Write(name, text.Replace("\n", "\r\n", StringComparison.Ordinal));
            case "columns.csv":
                return folder.Write(
                    name,
                    string.Concat(
                        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                            .Select(line => string.Join(',', line.Split(',').Reverse()) + "\n")
                    )
                );
            case "table.parquet":
                string path = Path.Combine(folder.Sources, name);
                string csv = Path.Combine(folder.Sources, "..", "events.csv");
                File.WriteAllText(csv, text);
                folder.Shop.Connection.Execute(
                    $"copy (from read_csv('{csv}', all_varchar = true)) to '{path}' (format parquet)"
                );
                return path;
            default:
                return folder.Write(name, bytes);
        }
    }
}
