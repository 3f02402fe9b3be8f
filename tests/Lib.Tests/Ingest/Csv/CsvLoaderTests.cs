using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Sources;
using Tests.Support;

namespace Tests.Ingest.Csv;

/// <summary>The file that the one pass writes, as the engine reads it, beside the engine's own reading of the same CSV.</summary>
public sealed class CsvLoaderTests : IDisposable
{
    private const string Columns = """
        {'event_time': 'TIMESTAMP', 'event_type': 'VARCHAR', 'product_id': 'BIGINT', 'category_id': 'BIGINT', 'category_code': 'VARCHAR',
        'brand': 'VARCHAR', 'price': 'DECIMAL(10,2)', 'user_id': 'BIGINT', 'user_session': 'UUID'}
        """;

    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("\n", 0)]
    [InlineData("\r\n", 0)]
    [InlineData("\n", 1)]
    [InlineData("\n", 2)]
    public void Load_RandomLines_WritesWhatTheEngineReads(string lineEnd, int nullsInTen)
    {
        var random = new Random(20191101 + nullsInTen);
        string source = Write(Enumerable.Range(0, 40_000).Select(_ => RandomLine(random, nullsInTen)), lineEnd);
        var (_, target) = Load(source, folder.Shop.Connection, 122_880);
        AssertSameAsEngine(source, target);
    }

    // More rows than any page has, ids that hardly repeat, whole pages without a value, times that go back.
    [Fact]
    public void Load_PagesOfEveryKind_WritesWhatTheEngineReads()
    {
        const int rows = 150_000;
        string source = Write(
            Enumerable
                .Range(0, rows)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"2019-10-{31 - (i / 5000):D2} 10:00:{i % 60:D2} UTC,{(i < 140_000 ? "" : "view")},{(i < 70_000 ? "" : i)},,{(i % 5 == 0 ? "" : "a.b")},{(i < 66_000 ? "x" : $"brand {i}")},{(i < 70_000 ? "1.5" : "")},{i * 7},{(i < 131_072 ? $"72d76fde-8bb3-4e00-8c23-{i / 2:x12}" : "")}"
                    )
                ),
            "\n"
        );
        var (loaded, target) = Load(source, folder.Shop.Connection, 1_000_000);
        Assert.Equal(rows, loaded.Accepted);
        AssertSameAsEngine(source, target);
        Assert.Equal(1, folder.Scalar<long>($"select num_row_groups from parquet_file_metadata('{target}')"));
    }

    [Fact]
    public void Load_SeveralRowGroups_KeepsTheirSizesOrderAndRanges()
    {
        const int size = 2048;
        string source = Write(Enumerable.Range(0, 3 * size + 5).Select(IngestFolder.Line), "\n");
        var (_, target) = Load(source, folder.Shop.Connection, size);
        AssertSameAsEngine(source, target);
        Assert.Equal(
            [size, size, size, 5L],
            folder.Shop.Connection.Query<long>(
                $"select distinct on (row_group_id) row_group_num_rows from parquet_metadata('{target}') order by row_group_id"
            )
        );

        // What the footer says of each group and column is what is in it; readers skip groups by that.
        string[] checks =
        [
            .. EventColumns
                .Names.Where(column => column != "user_session")
                .Select(column =>
                    $"""
                        select count(*) from (
                            select row_group_id, stats_min_value as least, stats_max_value as greatest, stats_null_count as nulls
                            from parquet_metadata('{target}') where path_in_schema = '{column}'
                            except
                            select file_row_number // {size}, min({column})::varchar, max({column})::varchar, count(*) - count({column})
                            from read_parquet('{target}', file_row_number = true) group by 1
                        )
                        """
                ),
        ];
        Assert.All(checks, check => Assert.Equal(0, folder.Scalar<long>(check)));
    }

    [Fact]
    public void Load_AnyNumberOfThreads_WritesTheSameBytes()
    {
        var random = new Random(5);
        string source = Write(Enumerable.Range(0, 30_000).Select(_ => RandomLine(random, 1)), "\n");
        string[] hashes =
        [
            .. new[] { 1, 2, 5 }.Select(threads =>
            {
                using var connection = new DuckDBConnection($"DataSource=:memory:;threads={threads}");
                connection.Open();
                return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Load(source, connection, 2048).Target)));
            }),
        ];
        Assert.Single(hashes.Distinct());
    }

    [Theory]
    [InlineData(9000)]
    [InlineData(0)]
    public void Load_SessionThatIsNoUuid_KeepsAllAsTexts(int place)
    {
        string[] lines = [.. Enumerable.Range(0, 9001).Select(IngestFolder.Line)];
        lines[place] = "2019-10-01 00:00:00 UTC,view,1,2,,b,1.00,3,\"session \"\"1\"\"\"";
        var (loaded, target) = Load(Write(lines, "\n"), folder.Shop.Connection, 2048);

        Assert.Equal((SessionType.Varchar, 9001, 0), (loaded.SessionType, loaded.Accepted, loaded.Rejected));
        Assert.Equal(
            "session \"1\"",
            folder.Scalar<string>(
                $"select user_session from read_parquet('{target}', file_row_number = true) where file_row_number = {place}"
            )
        );
        AssertSameAsEngine(Path.Combine(folder.Sources, "a.csv"), target, "VARCHAR");
    }

    [Theory]
    [InlineData(9000, 1)]
    [InlineData(2048, 0)]
    [InlineData(0, 0)]
    public void Load_LastLineCutInItsSession_IsRejectedWhereOthersAreUuids(int lines, int rejected)
    {
        string whole = string.Concat(
            Enumerable
                .Range(0, lines)
                .Select(IngestFolder.Line)
                .Prepend(IngestFolder.Header)
                .Select(line => line + "\n")
        );
        string last = lines == 2048 ? IngestFolder.Good : IngestFolder.Good[..^3];
        var (loaded, _) = Load(folder.Write("a.csv", whole + last), folder.Shop.Connection, 2048);

        Assert.Equal((lines + 1, rejected), (loaded.Lines, loaded.Rejected));
        Assert.Equal(lines == 0 ? SessionType.Varchar : SessionType.Uuid, loaded.SessionType);
    }

    [Fact]
    public void Load_CutLastLineAloneInItsStretch_IsRejected()
    {
        string whole = string.Concat(
            Enumerable.Range(0, 4096).Select(IngestFolder.Line).Prepend(IngestFolder.Header).Select(line => line + "\n")
        );
        var (loaded, _) = Load(folder.Write("a.csv", whole + IngestFolder.Good[..^3]), folder.Shop.Connection, 2048);

        Assert.Equal((SessionType.Uuid, 4096, 1), (loaded.SessionType, loaded.Accepted, loaded.Rejected));
    }

    [Fact]
    public void Load_NoLines_WritesNoFile()
    {
        var (loaded, target) = Load(Write([], "\n"), folder.Shop.Connection, 2048);

        Assert.Equal((0, 0, null), (loaded.Lines, loaded.Rejected, loaded.EventsPath));
        Assert.False(File.Exists(target));
    }

    // Good lines, faulty ones, and quotes that stand open for a while or for good, wherever a stretch may end: the same rows and rejects come of one stretch and of many.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Load_StretchesOfAnyLength_GiveTheSameRowsAndRejects(int seed)
    {
        var random = new Random(seed);
        int oneIn = random.Next(2, 400);
        string[] pieces =
        [
            "cut,short",
            "\"",
            "",
            "\"open",
            "text\"",
            IngestFolder.Good.Replace("shiseido", "\"open", StringComparison.Ordinal),
            IngestFolder.Good.Replace("shiseido", "stray\"", StringComparison.Ordinal),
            IngestFolder.Good.Replace("shiseido", "\"two\nlines\"", StringComparison.Ordinal),
            IngestFolder.Good.Replace("shiseido", "\"a, \"\"b\"\"\"", StringComparison.Ordinal),
            IngestFolder.Good + "\r" + IngestFolder.Other,
            IngestFolder.Good + ",more",
            "2019-10-01 12:34:56.999+05:30,view,44600062.0,500,,\"x\",035.7900,-7.0,",
            new string('x', 300_000),
        ];
        string text = string.Concat(
            Enumerable
                .Range(0, 20_000)
                .Select(i => random.Next(oneIn) == 0 ? pieces[random.Next(pieces.Length)] : IngestFolder.Line(i))
                .Prepend(IngestFolder.Header)
                .Select(line => line + (random.Next(7) == 0 ? "\r\n" : "\n"))
        );
        string source = folder.Write("a.csv", text);
        var (one, oneFile) = Load(source, folder.Shop.Connection, 1_000_000);
        var (many, manyFile) = Load(source, folder.Shop.Connection, 2048);

        Assert.Equal(
            (one.Lines, one.Accepted, one.Rejected, one.CutTimes, one.UnpackedBytes),
            (many.Lines, many.Accepted, many.Rejected, many.CutTimes, many.UnpackedBytes)
        );
        Assert.True(one.Rejected > 0);
        Assert.Equal(string.Join(" ", one.ColumnTextBytes), string.Join(" ", many.ColumnTextBytes));
        Assert.Equal(string.Join("\n", one.RejectReasons), string.Join("\n", many.RejectReasons));
        Assert.Equal(Rows(oneFile), Rows(manyFile));
        Assert.Equal(Rows(one.RejectsPath!), Rows(many.RejectsPath!));
    }

    [Fact]
    public void Load_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Load(Write([IngestFolder.Good], "\n"), folder.Shop.Connection, 2048, cancelled.Token)
        );
    }

    private static string RandomLine(Random random, int nullsInTen)
    {
        string?[] fields =
        [
            new DateTime(2019, 10, 1)
                .AddSeconds(random.Next(100_000))
                .ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            Pick("view", "cart", "purchase", "\"view\""),
            Pick($"{random.Next()}", $"{random.Next(100)}", $"-{random.Next()}", "-2147483648", "00012"),
            Pick("2053013555631882655", $"{random.NextInt64()}", "-9223372036854775808", "9223372036854775807"),
            Pick("electronics.smartphone", "a", "\"with, comma\"", "Ünïcödé", " spaces "),
            Pick(
                "apple",
                $"brand {random.Next(5000)}",
                "\"a \"\"quoted\"\" one\"",
                "NULL",
                new string('x', random.Next(1, 90))
            ),
            Pick($"{random.Next(3000)}.{random.Next(100):D2}", "0", "12.5", "-3.99", "99999999.99", "1.2300"),
            Pick($"{random.Next()}", "512345678", "\"77\""),
            new Guid(random.Next(2000), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(random.Next(2) == 0 ? "D" : "d"),
        ];
        return string.Join(',', fields.Select(field => random.Next(10) < nullsInTen ? Pick("", "\"\"") : field));

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }

    private string Write(IEnumerable<string> lines, string lineEnd) =>
        folder.Write(
            "a.csv",
            Encoding.UTF8.GetBytes(string.Concat(lines.Prepend(IngestFolder.Header).Select(line => line + lineEnd)))
        );

    private (LoadedSource Loaded, string Target) Load(
        string path,
        DuckDBConnection connection,
        int rowGroupSize,
        CancellationToken cancellationToken = default
    )
    {
        var source = Assert.Single(SourceReader.Open(path, "a.csv", []));
        var context = new LoadContext(
            ShopSession.Over(connection, cancellationToken),
            Directory.CreateDirectory(Path.Combine(folder.Sources, $"staging{Guid.NewGuid():N}")).FullName,
            new IngestOptions { RowGroupSize = rowGroupSize },
            new ProgressMeter(null, [source])
        );
        var loaded = new CsvLoader(context).Load(path, CsvHeader.Parse(FileHead.Of(path), path), "a.csv");
        return (loaded, loaded.EventsPath ?? Path.Combine(context.Staging, "2.parquet"));
    }

    private string[] Rows(string file) =>
        [.. folder.Shop.Connection.Query<string>($"select cast(each as varchar) from read_parquet('{file}') as each")];

    private void AssertSameAsEngine(string source, string target, string session = "UUID")
    {
        string columns = Columns.Replace("UUID", session, StringComparison.Ordinal);
        string ours =
            $"select * exclude (file_row_number), file_row_number as place from read_parquet('{target}', file_row_number = true)";
        string engines =
            $"select *, row_number() over () - 1 as place from read_csv('{source}', auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {columns})";
        Assert.Equal(0, folder.Scalar<long>($"select count(*) from (({ours}) except all ({engines}))"));
        Assert.Equal(0, folder.Scalar<long>($"select count(*) from (({engines}) except all ({ours}))"));
        Assert.Equal(
            folder.Scalar<string>(
                $"select string_agg(column_type, ' ') from (describe from read_csv('{source}', auto_detect = false, header = true, columns = {columns}))"
            ),
            folder.Scalar<string>($"select string_agg(column_type, ' ') from (describe from '{target}')")
        );
    }
}
