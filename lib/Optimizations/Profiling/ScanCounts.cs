namespace EcommerceNotebooks.Optimizations.Profiling;

/// <summary>What a query took from files, counted from the engine's own log.</summary>
/// <param name="FileBytes">Bytes read from files, footers included, with the file cache off.</param>
/// <param name="ParquetRows">Rows of the Parquet row groups that were read.</param>
/// <param name="RowGroupsRead">Parquet row groups read, one read twice counting twice.</param>
/// <param name="RowGroupsSkipped">Parquet row groups passed over because their statistics rule them out.</param>
internal sealed record ScanCounts(long FileBytes, long ParquetRows, long RowGroupsRead, long RowGroupsSkipped);
