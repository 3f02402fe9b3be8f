namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>A staged Parquet file with a source's rows of one month (null: without a time).</summary>
internal sealed record MonthFile(string Path, int? Year, int? Month, long Rows, bool HasSourceRow);
