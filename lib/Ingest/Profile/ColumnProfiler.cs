using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>Measures the columns of the lake's current version.</summary>
internal sealed class ColumnProfiler(ShopSession session, ColumnProfileOptions options)
{
    private static readonly SqlScript ValueCounts = Load("value_counts.sql");
    private static readonly SqlScript ValueSummary = Load("value_summary.sql");
    private static readonly SqlScript TopValues = Load("top_values.sql");
    private static readonly SqlScript PriceQuantiles = Load("price_quantiles.sql");
    private static readonly SqlScript ParquetColumnBytes = Load("parquet_column_bytes.sql");
    private static readonly SqlScript TableMemory = Load("table_memory.sql");
    private static readonly SqlScript LoadColumn = Load("load_column.sql");
    private static readonly SqlScript DropTables = Load("drop_profile_tables.sql");

    internal ColumnProfiles Profile()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TopValues, 1, nameof(options.TopValues));
        var lake = LakeFolder.Of(session.Shop).Manifests.Current();
        if (lake.EmptyBecause is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var parquet = ParquetBytes(lake);
        try
        {
            return new ColumnProfiles
            {
                Columns = [.. Enumerable.Range(0, EventColumns.Count).Select(column => Profile(column, lake, parquet))],
            };
        }
        finally
        {
            DropTables.Execute(session);
        }
    }

    private ColumnProfile Profile(
        int column,
        LakeVersion lake,
        Dictionary<string, (long Compressed, long Encoded)> parquet
    )
    {
        string name = EventColumns.Names[column];
        ValueCounts.WithIdentifiers("column", name).Execute(session, null);
        var summary = ValueSummary.QuerySingle<Summary>(session, null);
        bool hasQuantiles = column == EventColumns.Price && summary.DistinctCount > 0;
        return new ColumnProfile
        {
            Column = name,
            SourceType = string.Join(
                " / ",
                lake.Sources.Select(source => source.ColumnTypes[column]).Distinct(StringComparer.Ordinal)
            ),
            Type = summary.Type,
            Rows = summary.RowCount,
            Nulls = summary.NullCount,
            Distinct = summary.DistinctCount,
            Min = summary.Smallest,
            Max = summary.Largest,
            Quantiles = hasQuantiles ? [.. PriceQuantiles.Query<decimal>(session)] : [],
            Top = [.. TopValues.Query<ValueCount>(session, new { top_values = options.TopValues })],
            CsvBytes = lake.Sources.All(source => source.ColumnTextBytes.Length > 0)
                ? lake.Sources.Sum(source => source.ColumnTextBytes[column])
                : null,
            ParquetBytes = parquet[name].Compressed,
            ParquetEncodedBytes = parquet[name].Encoded,
            MemoryBytesAsText = options.MeasureMemory ? MemoryOf(name, "VARCHAR") : null,
            MemoryBytes = options.MeasureMemory ? MemoryOf(name, summary.Type) : null,
        };
    }

    private Dictionary<string, (long Compressed, long Encoded)> ParquetBytes(LakeVersion lake)
    {
        var folder = LakeFolder.Of(session.Shop);
        var files = lake
            .Files.Where(file => file.Kind == LakeFileKind.Events)
            .Select(file => SqlQuoting.Literal(folder.FullPath(file)));
        return ParquetColumnBytes
            .WithSql("files", $"[{string.Join(", ", files)}]")
            .Query<(string Column, long Compressed, long Encoded)>(session)
            .ToDictionary(row => row.Column, row => (row.Compressed, row.Encoded), StringComparer.Ordinal);
    }

    private long MemoryOf(string column, string type)
    {
        DropTables.Execute(session, null);
        long before = TableMemory.QuerySingle<long>(session, null);
        LoadColumn.WithIdentifiers("column", column).WithSql("type", type).Execute(session, null);
        return TableMemory.QuerySingle<long>(session, null) - before;
    }

    private static SqlScript Load(string file) => SqlScript.Load(typeof(ColumnProfiler), file);

    private sealed record Summary(
        string Type,
        long RowCount,
        long NullCount,
        long DistinctCount,
        string? Smallest,
        string? Largest
    );
}
