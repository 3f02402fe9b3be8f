using System.IO.Compression;
using System.Security.Cryptography;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;

namespace Tests.Synthetic.Files;

public sealed class EventFilesTests : IDisposable
{
    private const string Preset = "2019-Oct";
    private readonly string folder = Directory.CreateTempSubdirectory("event-files-").FullName;
    private readonly EventGenerator generator = new(new SyntheticOptions { Scale = 0.001, Seed = 5 });

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WriteCsv_EachCompression_HoldsTheSameBytes()
    {
        var plain = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.None);
        var gzip = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.Gzip);
        var zip = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.Zip);

        var bytes = File.ReadAllBytes(plain.Path);
        using var unpacked = new GZipStream(File.OpenRead(gzip.Path), CompressionMode.Decompress);
        using var archive = ZipFile.OpenRead(zip.Path);
        var entry = Assert.Single(archive.Entries);
        using var inside = entry.Open();
        Assert.Equal(bytes, ReadAll(unpacked));
        Assert.Equal(bytes, ReadAll(inside));
        Assert.Equal("2019-Oct.csv", entry.Name);
        Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        Assert.Equal(
            (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            (plain.CsvBytes, plain.CsvSha256)
        );
        Assert.Equal((plain.CsvSha256, plain.CsvSha256), (gzip.CsvSha256, zip.CsvSha256));
        Assert.Equal(
            ["2019-Oct.csv", "2019-Oct.csv.gz", "2019-Oct.csv.zip"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void WriteCsv_Truth_IsWhatTheEventsHold()
    {
        var events = generator.Events(Preset).ToArray();

        var truth = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.None).Truth;

        Assert.Equal(events.Length, truth.Events);
        Assert.Equal(truth.Events, truth.Views + truth.Carts + truth.Purchases);
        Assert.Equal(events.Where(row => row.Type == SyntheticEventType.Purchase).Sum(row => row.Price), truth.Revenue);
        Assert.Equal(
            events.GroupBy(row => row with { Marks = PlantedMarks.None }).Sum(group => group.Count() - 1),
            truth.Duplicates
        );
        Assert.Equal(events.Count(row => row.PriceCents == 0), truth.ZeroPrices);
        Assert.Equal(events.Count(row => row.UserSession is null), truth.MissingSessions);
        var largest = events.GroupBy(row => row with { Marks = PlantedMarks.None }).Max(group => group.Count());
        Assert.Equal(largest == 1 ? 0 : largest, truth.LargestBurst);
    }

    [Fact]
    public void WriteParquet_Month_HoldsTheSameEvents()
    {
        var truth = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.None).Truth;

        var parquet = EventFiles.WriteParquet(generator, Preset, folder);

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var read = connection.QuerySingle<(long Rows, decimal Revenue, long Lost)>(
            "select count(*), sum(price) filter (where event_type = 'purchase'), count(*) filter (where user_session is null) from read_parquet($path)",
            new { path = parquet.Path }
        );
        Assert.Equal((truth.Events, truth.Revenue, truth.MissingSessions), read);
        Assert.Equal(
            ["2019-Oct.csv", "2019-Oct.parquet"],
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void WriteParquet_Month_HoldsTheCsvRowForRowInItsOrder()
    {
        var csv = EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.None);
        var parquet = EventFiles.WriteParquet(generator, Preset, folder);

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var differing = connection.QuerySingle<long>(
            "select count(*) from (select row_number() over () as place, * replace (event_time::timestamp as event_time) from read_csv($csv, nullstr = '', types = {'event_time': 'timestamp', 'price': 'decimal(10, 2)', 'user_session': 'uuid'}, timestampformat = '%Y-%m-%d %H:%M:%S UTC') except select row_number() over () as place, * from read_parquet($parquet))",
            new { csv = csv.Path, parquet = parquet.Path }
        );
        Assert.Equal(0, differing);
        Assert.Equal(csv.Truth, parquet.Truth);
        Assert.Equal((0, null), (parquet.CsvBytes, parquet.CsvSha256));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void WriteParquet_AnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        var other = new EventGenerator(generator.Options with { Threads = threads });
        var expected = File.ReadAllBytes(EventFiles.WriteParquet(generator, Preset, folder).Path);

        Assert.Equal(expected, File.ReadAllBytes(EventFiles.WriteParquet(other, Preset, folder).Path));
    }

    [Fact]
    public void WriteCsv_Lines_AreThoseOfTheEventWriter()
    {
        using var text = new MemoryStream();
        using (var writer = new CsvEventWriter(text))
        {
            foreach (var row in generator.Events("2019-Nov"))
            {
                writer.Write(row);
            }
        }

        var written = EventFiles.WriteCsv(generator, "2019-Nov", folder, CsvCompression.None);

        Assert.Equal(text.ToArray(), File.ReadAllBytes(written.Path));
    }

    [Fact]
    public void WriteCsv_Cancelled_LeavesTheOldFileAndNothingElse()
    {
        var path = Path.Combine(folder, "2019-Oct.csv");
        File.WriteAllText(path, "old");

        Assert.Throws<OperationCanceledException>(() =>
            EventFiles.WriteCsv(generator, Preset, folder, CsvCompression.None, new CancellationToken(canceled: true))
        );

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void WriteCsv_FolderIsAFile_ThrowsIOException()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        Assert.ThrowsAny<IOException>(() => EventFiles.WriteCsv(generator, Preset, file, CsvCompression.None));
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
