using System.Buffers.Binary;
using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest.Sources;

/// <summary>A .zip is read as a folder is: what can be read is taken in, all else is named, and no row of an entry disappears.</summary>
public sealed class ZipTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ingest_ZipOfAllKinds_TakesInWhatCanBeReadAndNamesTheRest()
    {
        byte[] parquet = Parquet(70, 9);
        folder.Write(
            "in.zip",
            BadInputTests.Zip(
                ("a.csv", Bytes(0, 5)),
                ("b.csv.gz", BadInputTests.Gzip(Bytes(10, 7))),
                ("c.txt", Bytes(20, 3)),
                ("d.tsv", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Bytes(30, 2)).Replace(',', '\t'))),
                ("part-0000", Bytes(40, 4)),
                ("e.parquet", parquet),
                ("f.parquet.gz", BadInputTests.Gzip(Parquet(90, 6))),
                ("sub/", []),
                ("inner.zip", BadInputTests.Zip(("x.csv", Bytes(50, 1)))),
                ("read.me", "hello"u8.ToArray()),
                ("readme.txt", "hello"u8.ToArray()),
                ("products.csv", "product_id\n1\n"u8.ToArray()),
                (".trash/old.csv", Bytes(60, 8)),
                (".trash/older.csv", Bytes(60, 8)),
                ("sub/__MACOSX/._a.csv", [1, 2])
            )
        );
        var report = folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "in.zip"));
        Assert.Equal(
            [
                ("a.csv", 5L),
                ("b.csv.gz", 7L),
                ("c.txt", 3L),
                ("d.tsv", 2L),
                ("e.parquet", 9L),
                ("f.parquet.gz", 6L),
                ("part-0000", 4L),
            ],
            report.Sources.Select(source => (source.SourceFile, source.Accepted))
        );
        Assert.Equal(36, folder.Count("events_raw"));
        Assert.Equal(
            [
                "in.zip/.trash/",
                "in.zip/inner.zip!",
                "in.zip/products.csv!",
                "in.zip/read.me",
                "in.zip/readme.txt",
                "in.zip/sub/__MACOSX/",
            ],
            report.PassedOver.Select(each => each.Name + (each.IsFault ? "!" : "")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Ingest_TwoEntriesOfOneName_AreTwoFiles()
    {
        folder.Write(
            "in.zip",
            BadInputTests.Zip(
                ("a.csv", Bytes(0, 5)),
                ("a.csv", Bytes(10, 7)),
                ("x/a.csv", Bytes(30, 3)),
                ("x\\a.csv", Bytes(40, 4))
            )
        );
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal((19, 19), (report.Accepted, folder.Count("events_raw")));
        Assert.Equal(4, report.Sources.Select(source => source.SourceFile).Distinct().Count());
        Assert.Equal(4, folder.Scalar<long>("select count(distinct source_file) from events_raw"));
        var again = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.All(again.Sources, source => Assert.Equal(IngestStatus.AlreadyIngested, source.Status));
        Assert.Equal(19, again.Accepted);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(93)]
    [InlineData(98)]
    public void Ingest_EntryPackedInAnotherWay_IsToldTruly(int method)
    {
        folder.Write("in.zip", WithMethod(BadInputTests.Zip(("a.csv", Bytes(0, 5)), ("b.csv", Bytes(9, 3))), method));
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(3, report.Accepted);
        var refused = Assert.Single(report.PassedOver);
        Assert.Equal(("in.zip/a.csv", true), (refused.Name, refused.IsFault));
        Assert.Contains("cannot be unpacked", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("damaged", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_EncryptedEntry_IsToldTrulyAndTheOthersAreTakenIn()
    {
        byte[] zip = BadInputTests.Zip(("a.csv", Bytes(0, 5)), ("b.csv", Bytes(9, 3)));
        zip[6] |= 1;
        zip[Directory(zip) + 8] |= 1;
        folder.Write("in.zip", zip);
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(3, report.Accepted);
        Assert.Contains("encrypted", Assert.Single(report.PassedOver).Reason, StringComparison.Ordinal);
        Assert.Contains(
            "encrypted",
            Assert
                .Throws<IngestException>(() =>
                    folder.Shop.Pipeline.Ingest(folder.Sources, new IngestOptions { Strict = true })
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    // The first entry's method, in its local header and in the directory.
    private static byte[] WithMethod(byte[] zip, int method)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(8), (ushort)method);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(Directory(zip) + 10), (ushort)method);
        return zip;
    }

    private static int Directory(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    private static byte[] Bytes(int first, int count) =>
        Encoding.UTF8.GetBytes(
            IngestFolder.Lf([IngestFolder.Header, .. Enumerable.Range(first, count).Select(IngestFolder.Line)])
        );

    private byte[] Parquet(int first, int count)
    {
        string csv = Path.Combine(folder.Sources, "..", "events.csv");
        File.WriteAllBytes(csv, Bytes(first, count));
        folder.Shop.Connection.Execute(
            $"copy (from read_csv('{csv}', all_varchar = true)) to '{csv}.parquet' (format parquet)"
        );
        return File.ReadAllBytes(csv + ".parquet");
    }
}
