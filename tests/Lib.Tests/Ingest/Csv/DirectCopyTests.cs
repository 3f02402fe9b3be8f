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
public sealed class DirectCopyTests : IDisposable
{
    private const string Columns = """
        {'event_time': 'TIMESTAMP', 'event_type': 'VARCHAR', 'product_id': 'BIGINT', 'category_id': 'BIGINT', 'category_code': 'VARCHAR',
        'brand': 'VARCHAR', 'price': 'DECIMAL(10,2)', 'user_id': 'BIGINT', 'user_session': 'UUID'}
        """;

    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [RequiresZstdTheory]
    [InlineData("\n", 0)]
    [InlineData("\r\n", 0)]
    [InlineData("\n", 1)]
    [InlineData("\n", 2)]
    public void Run_RandomLines_WritesWhatTheEngineReads(string lineEnd, int nullsInTen)
    {
        var random = new Random(20191101 + nullsInTen);
        string source = Write(Enumerable.Range(0, 40_000).Select(_ => RandomLine(random, nullsInTen)), lineEnd);
        var (scan, target) = Load(source, folder.Shop.Connection, 122_880);
        Assert.NotNull(scan);
        AssertSameAsEngine(source, target);
    }

    // More rows than any page has, ids that hardly repeat, whole pages without a value, times that go back.
    [RequiresZstdFact]
    public void Run_PagesOfEveryKind_WritesWhatTheEngineReads()
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
        var (scan, target) = Load(source, folder.Shop.Connection, 1_000_000);
        Assert.Equal(rows, scan!.Accepted);
        AssertSameAsEngine(source, target);
        Assert.Equal(1, folder.Scalar<long>($"select num_row_groups from parquet_file_metadata('{target}')"));
    }

    [RequiresZstdFact]
    public void Run_SeveralRowGroups_KeepsTheirSizesOrderAndRanges()
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

    [RequiresZstdFact]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes()
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
    [InlineData("cut,short")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,a\"b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,1.00,3,session-1")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c\r")]
    [InlineData("2019-13-01 00:00:00 UTC,view,1,2,,b,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c")]
    public void Run_LineThatIsNotPlainlyGood_LeavesTheFileToTheCarefulWays(string line)
    {
        string source = Write([.. Enumerable.Range(0, 9000).Select(IngestFolder.Line), line], "\n");
        var (scan, target) = Load(source, folder.Shop.Connection, 2048);
        Assert.Null(scan);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Run_NoLines_LeavesTheFileToTheCarefulWays()
    {
        var (scan, target) = Load(Write([], "\n"), folder.Shop.Connection, 2048);
        Assert.Null(scan);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Run_Cancelled_Throws()
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

    private (CsvScan? Scan, string Target) Load(
        string path,
        DuckDBConnection connection,
        int rowGroupSize,
        CancellationToken cancellationToken = default
    )
    {
        var source = Assert.Single(SourceReader.Open(path, "a.csv", []));
        var context = new LoadContext(
            ShopSession.Over(connection, cancellationToken),
            folder.Sources,
            new IngestOptions { RowGroupSize = rowGroupSize },
            new ProgressMeter(null, [source])
        );
        string target = Path.Combine(folder.Sources, $"{Guid.NewGuid():N}.parquet");
        return (new DirectCopy(context).Run(path, CsvHeader.Parse(FileHead.Of(path), path), target), target);
    }

    private void AssertSameAsEngine(string source, string target)
    {
        string ours =
            $"select * exclude (file_row_number), file_row_number as place from read_parquet('{target}', file_row_number = true)";
        string engines =
            $"select *, row_number() over () - 1 as place from read_csv('{source}', auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {Columns})";
        Assert.Equal(0, folder.Scalar<long>($"select count(*) from (({ours}) except all ({engines}))"));
        Assert.Equal(0, folder.Scalar<long>($"select count(*) from (({engines}) except all ({ours}))"));
        Assert.Equal(
            folder.Scalar<string>(
                $"select string_agg(column_type, ' ') from (describe from read_csv('{source}', auto_detect = false, header = true, columns = {Columns}))"
            ),
            folder.Scalar<string>($"select string_agg(column_type, ' ') from (describe from '{target}')")
        );
    }
}
