using System.IO.Compression;
using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Input that cannot be taken in: a clear error, and the lake exactly as it was.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ingest_MissingFile_NamesThePath()
    {
        string path = Path.Combine(folder.Sources, "absent.csv");
        Assert.Contains(path, Fails<FileNotFoundException>(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_GlobWithoutMatch_NamesThePattern() =>
        Assert.Contains(
            "absent-*.csv",
            Fails<FileNotFoundException>(Path.Combine(folder.Sources, "absent-*.csv")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_FolderWithoutMatchingFile_NamesTheFolderAndTheEndings()
    {
        folder.Write("notes.md", "nothing");
        string message = Fails<IngestException>(folder.Sources).Message;
        Assert.Contains(folder.Sources, message, StringComparison.Ordinal);
        Assert.Contains(".parquet", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_EmptyFile_SaysSo() =>
        Assert.Contains(
            "is empty",
            Fails<IngestException>(folder.Write("a.csv", "")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_NoHeader_ShowsTheFirstLine()
    {
        string message = Fails<IngestException>(
            folder.WriteLines("a.csv", IngestFolder.Good, IngestFolder.Other)
        ).Message;
        Assert.Contains("has no header", message, StringComparison.Ordinal);
        Assert.Contains("shiseido", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_MissingColumns_NamesMissingAndFoundOnes()
    {
        string message = Fails<IngestException>(
            folder.WriteLines("a.csv", "event_time,event_type,product_id,brand,price,user_id,tab", "x")
        ).Message;
        Assert.Contains(
            "a.csv lacks the columns category_id, category_code, user_session",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "event_time, event_type, product_id, brand, price, user_id, tab",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_ColumnTwice_NamesIt() =>
        Assert.Contains(
            "price twice",
            Fails<IngestException>(
                folder.WriteLines("a.csv", IngestFolder.Header + ",Price", IngestFolder.Good + ",1")
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_OtherDelimiter_SaysThereIsNoHeader() =>
        Assert.Contains(
            "has no header",
            Fails<IngestException>(folder.WriteLines("a.csv", IngestFolder.Header.Replace(',', ';'))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_Utf16_SaysToSaveAsUtf8() =>
        Assert.Contains(
            "UTF-16",
            Fails<IngestException>(
                folder.Write("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(IngestFolder.Header)])
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_CarriageReturnsAlone_SaysToConvert() =>
        Assert.Contains(
            "carriage return alone",
            Fails<IngestException>(folder.Write("a.csv", $"{IngestFolder.Header}\r{IngestFolder.Good}\r")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_BinaryFile_SaysItHasNoHeader() =>
        Fails<IngestException>(
            folder.Write("a.csv", [.. Enumerable.Range(0, 256 * 400).Select(i => unchecked((byte)(i * 7)))])
        );

    [Fact]
    public void Ingest_HeaderWithOpenQuote_SaysSo() =>
        Assert.Contains(
            "quote that never closes",
            Fails<IngestException>(folder.WriteLines("a.csv", "\"" + IngestFolder.Header)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Ingest_GzipCutShort_IsDetected(double keptShare)
    {
        byte[] whole = Gzip(Text(3000));
        string path = folder.Write("a.csv.gz", whole[..(int)(whole.Length * keptShare)]);
        Assert.Contains("cut short", Fails<IngestException>(path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Ingest_GzipWithoutItsLastBytes_IsDetected(int missing)
    {
        byte[] whole = Gzip(Text(300));
        Assert.Contains(
            "cut short",
            Fails<IngestException>(folder.Write("a.csv.gz", whole[..^missing])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_GzipWithFlippedBits_IsDetected()
    {
        byte[] damaged = Gzip(Text(3000));
        damaged[damaged.Length / 2] ^= 0x55;
        Fails<IngestException>(folder.Write("a.csv.gz", damaged));
    }

    [Fact]
    public void Ingest_GzipOfNothing_SaysItIsEmpty() =>
        Assert.Contains(
            "is empty",
            Fails<IngestException>(folder.Write("a.csv.gz", Gzip([]))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_ZipCutShort_IsDetected()
    {
        byte[] whole = Zip(("a.csv", Text(3000)));
        Assert.Contains(
            "damaged .zip",
            Fails<IngestException>(folder.Write("a.zip", whole[..(whole.Length / 2)])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Ingest_ZipWithFlippedBits_IsDetected(int ninth)
    {
        byte[] damaged = Zip(("a.csv", Text(3000)));
        damaged[damaged.Length * ninth / 9] ^= 0x10;
        Assert.Contains(
            "damaged",
            Fails<IngestException>(folder.Write("a.zip", damaged)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_ZipWithoutCsv_SaysSo() =>
        Assert.Contains(
            "no .csv file",
            Fails<IngestException>(folder.Write("a.zip", Zip(("readme.txt", "hello"u8.ToArray())))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Ingest_ParquetWithoutColumns_NamesThem()
    {
        string message = Fails<IngestException>(Parquet("select 1 as event_time, 2 as price")).Message;
        Assert.Contains("lacks the columns event_type, product_id", message, StringComparison.Ordinal);
        Assert.Contains("it has event_time, price", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category_id", "true")]
    [InlineData("price", "date '2019-10-01'")]
    [InlineData("event_time", "1::integer")]
    [InlineData("event_time", "date '2019-10-01'")]
    [InlineData("brand", "[1, 2]")]
    [InlineData("brand", "1.5::double")]
    [InlineData("user_session", "1.5::double")]
    public void Ingest_ParquetWithUnfitType_NamesColumnAndType(string column, string value)
    {
        string values = string.Join(
            ", ",
            IngestFolder
                .Header.Split(',')
                .Select(name => name == column ? $"{value} as {name}" : $"null::{Fit(name)} as {name}")
        );
        Assert.Contains(
            $"has {column} as",
            Fails<IngestException>(Parquet($"select {values}")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_TextNamedParquet_SaysItHasNoHeader() =>
        Fails<IngestException>(folder.Write("a.parquet", "PAR1 but nothing else"));

    [Fact]
    public void Ingest_OneBadFileAmongGoodOnesStrictly_TakesInNone()
    {
        folder.WriteEvents("good.csv", 10);
        folder.Write("worse.csv.gz", Gzip(Text(300))[..^5]);
        Fails<IngestException>(folder.Sources, new IngestOptions { Strict = true });
    }

    [Fact]
    public void Ingest_MoreRejectsThanAllowed_FailsNamingTheLine()
    {
        string path = folder.WriteLines("a.csv", IngestFolder.Header, IngestFolder.Good, "x", "y", "z");
        string message = Fails<IngestException>(path, new IngestOptions { MaxRejected = 2 }).Message;
        Assert.Contains("more than 2 rejected", message, StringComparison.Ordinal);
        Assert.Contains("line 5", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ingest_LakeFolderIsAFile_SaysItCannotBeWritten()
    {
        string path = folder.WriteEvents("a.csv", 5);
        File.WriteAllText(folder.LakePath, "in the way");
        var error = Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(path));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal("in the way", File.ReadAllText(folder.LakePath));
        File.Delete(folder.LakePath);
        Assert.Equal(5, folder.Shop.Pipeline.Ingest(path).Accepted);
    }

    [Fact]
    public void Ingest_LakeBeingWritten_FailsAtOnce()
    {
        string path = folder.WriteEvents("a.csv", 5);
        Directory.CreateDirectory(folder.LakePath);
        using (
            new FileStream(
                Path.Combine(folder.LakePath, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            )
        )
        {
            Assert.Contains(
                "another ingest",
                Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(path)).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(5, folder.Shop.Pipeline.Ingest(path).Accepted);
    }

    [Theory]
    [InlineData(1000, 3)]
    [InlineData(122_880, 0)]
    [InlineData(122_880, 23)]
    public void Ingest_OptionOutOfRange_IsRefused(int rowGroupSize, int level) =>
        Fails<ArgumentOutOfRangeException>(
            folder.WriteEvents("a.csv", 1),
            new IngestOptions { RowGroupSize = rowGroupSize, CompressionLevel = level }
        );

    // A lake with one version is there before, so that "as it was" means something.
    private TException Fails<TException>(string source, IngestOptions? options = null)
        where TException : Exception
    {
        string first = Path.Combine(folder.Sources, "..", "first.csv");
        File.WriteAllText(first, $"{IngestFolder.Header}\n{IngestFolder.Other}\nbroken\n");
        folder.Shop.Pipeline.Ingest(first);
        string[] lake = folder.LakeState();
        string[] events = folder.Events();
        var error = Assert.Throws<TException>(() => folder.Shop.Pipeline.Ingest(source, options));
        Assert.Equal(lake, folder.LakeState());
        Assert.Equal(events, folder.Events());
        Assert.Equal(["3|event_type|MISSING COLUMNS"], folder.Rejects());
        return error;
    }

    private string Parquet(string sql)
    {
        string path = Path.Combine(folder.Sources, "a.parquet");
        folder.Shop.Connection.Execute($"copy ({sql}) to '{path}' (format parquet)");
        return path;
    }

    private static string Fit(string name) =>
        name switch
        {
            "event_time" => "timestamp",
            "price" => "decimal(10, 2)",
            "user_session" => "uuid",
            "event_type" or "brand" or "category_code" => "varchar",
            _ => "bigint",
        };

    private static byte[] Text(int lines) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(0, lines)
                    .Select(IngestFolder.Line)
                    .Prepend(IngestFolder.Header)
                    .Select(line => line + "\n")
            )
        );

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
