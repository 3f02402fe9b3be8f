using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>Measures the columns of the lake's current version.</summary>
internal sealed class ColumnProfiler(ShopSession session, ColumnProfileOptions options)
{
    private static readonly SqlScript ValueCounts = Load("profile_values.sql").Section("values")!;
    private static readonly SqlScript ValueSummary = Load("profile_values.sql").Section("summary")!;
    private static readonly SqlScript TopValues = Load("profile_values.sql").Section("top")!;
    private static readonly SqlScript PriceQuantiles = Load("profile_values.sql").Section("quantiles")!;
    private static readonly SqlScript ParquetColumnBytes = Load("parquet_column_bytes.sql");
    private static readonly SqlScript ColumnMemory = Load("column_memory.sql");

    internal ColumnProfiles Profile()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TopValues, 1, nameof(options.TopValues));
        var lake = LakeFolder.Of(session.Shop).Manifests.Current();
        if (lake.EmptyBecause is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        using var memory = options.MeasureMemory ? OpenMemory(lake) : null;
        var parquet = ParquetBytes(lake);
        return new ColumnProfiles
        {
            Columns =
            [
                .. Enumerable.Range(0, EventColumns.Count).Select(column => Profile(column, lake, parquet, memory)),
            ],
        };
    }

    private ColumnProfile Profile(
        int column,
        LakeVersion lake,
        Dictionary<string, (long Compressed, long Encoded)> parquet,
        ShopSession? memory
    )
    {
        string name = EventColumns.Names[column];
        ValueCounts.Execute(session, new { column = name });
        var summary = ValueSummary.QuerySingle<Summary>(session);
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
            MemoryBytesAsText = memory is null ? null : MemoryOf(memory, name, "text"),
            MemoryBytes = memory is null ? null : MemoryOf(memory, name, "typed"),
        };
    }

    private Dictionary<string, (long Compressed, long Encoded)> ParquetBytes(LakeVersion lake)
    {
        var folder = LakeFolder.Of(session.Shop);
        var files = lake.Files.Where(file => file.Kind == LakeFileKind.Events).Select(folder.FullPath);
        return ParquetColumnBytes
            .Query<(string Column, long Compressed, long Encoded)>(session, new { files = QueryParameters.List(files) })
            .ToDictionary(row => row.Column, row => (row.Compressed, row.Encoded), StringComparer.Ordinal);
    }

    // The engine counts the memory of all tables together, those of other sessions too: so the columns are loaded where there are no others.
    private ShopSession OpenMemory(LakeVersion lake)
    {
        var memory = session.Shop.OpenPrivateDatabase(session.CancellationToken);
        new LakeViews(memory, LakeFolder.Of(session.Shop)).PointAt(lake);
        return memory;
    }

    private static long MemoryOf(ShopSession memory, string column, string form)
    {
        var bytes = ColumnMemory.Section("bytes")!;
        long before = bytes.QuerySingle<long>(memory);
        ColumnMemory.Section(form)!.Execute(memory, new { column });
        long taken = bytes.QuerySingle<long>(memory) - before;
        ColumnMemory.Section("drop")!.Execute(memory);
        return taken;
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
