namespace EcommerceNotebooks.DuckDb;

/// <summary>How far a running query is, as DuckDB estimates it.</summary>
/// <param name="Fraction">Done part, from 0 to 1.</param>
/// <param name="RowsProcessed">Rows read so far by the sources DuckDB counts.</param>
/// <param name="RowsTotal">Rows those sources are expected to give, 0 when unknown.</param>
public readonly record struct DuckDbProgress(double Fraction, ulong RowsProcessed, ulong RowsTotal);
