using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.DuckDb;

namespace Benchmarks.Ingest;

/// <summary>The ways of turning one CSV into typed Parquet that are compared, each from opening DuckDB to the finished file.</summary>
internal static class IngestRuns
{
    /// <summary>What a user would write by hand: nothing is checked beyond what the engine checks, and nothing is kept beside the file.</summary>
    internal const string BareCopy = "bare COPY";

    /// <summary>The library: every line judged and counted, rejects kept, hash, manifest and views written, all of it flushed to disk.</summary>
    internal const string Library = "shop.Ingest";

    private const string CopySql = """
        copy (
            select *
            from read_csv(
                $source,
                header = true,
                timestampformat = '%Y-%m-%d %H:%M:%S UTC',
                columns = {
                    'event_time': 'TIMESTAMP',
                    'event_type': 'VARCHAR',
                    'product_id': 'INTEGER',
                    'category_id': 'BIGINT',
                    'category_code': 'VARCHAR',
                    'brand': 'VARCHAR',
                    'price': 'DECIMAL(10,2)',
                    'user_id': 'INTEGER',
                    'user_session': 'UUID'
                }
            )
        ) to $target (format parquet, compression zstd)
        """;

    /// <summary>Runs one of the variants once, in a folder of its own that is removed afterwards.</summary>
    internal static void Run(string variant, string source, string memoryLimit)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(Path.GetDirectoryName(source)!, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture))
        );
        if (variant == BareCopy)
        {
            using var connection = new DuckDbConnection(
                new DuckDbConnectionStringBuilder
                {
                    DataSource = Path.Combine(folder.FullName, "shop.duckdb"),
                    MemoryLimit = memoryLimit,
                }.ConnectionString
            );
            connection.Open();
            using var command = connection.CreateCommand(CopySql);
            command.Parameters.Add(new DuckDbParameter("source", source));
            command.Parameters.Add(new DuckDbParameter("target", Path.Combine(folder.FullName, "events.parquet")));
            command.ExecuteNonQuery();
        }
        else
        {
            using var shop = Shop.Open(
                Path.Combine(folder.FullName, "shop.duckdb"),
                new ShopOptions { MemoryLimit = memoryLimit }
            );
            shop.Ingest(source);
        }

        folder.Delete(recursive: true);
    }
}
