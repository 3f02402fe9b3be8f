using System.Data.Common;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

/// <summary>What a Parquet file's footer says, without reading its rows.</summary>
internal static class ParquetFile
{
    private static readonly SqlScript RowCount = Part("rows");
    private static readonly SqlScript TimeRange = Part("event_times");

    internal static long Rows(ShopSession session, string path) =>
        RowCount.QuerySingle<long>(session, new { file = path });

    /// <summary>First and last event time of a file of events and its number of rows without one; the times are null when no row has one.</summary>
    internal static (DateTime? First, DateTime? Last, long Untimed) EventTimes(ShopSession session, string path) =>
        TimeRange.QuerySingle<(DateTime?, DateTime?, long)>(session, new { file = path });

    private static SqlScript Part(string name) =>
        SqlScript.Load(typeof(ParquetFile), "parquet_file.sql").Section(name)!;
}
