namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>One column of the current chunk as DuckDB holds it; it is gone when the chunk reader moves on or is disposed.</summary>
public readonly ref struct ColumnView<T>
    where T : unmanaged
{
    internal ColumnView(ReadOnlySpan<T> values, Validity validity)
    {
        Values = values;
        Validity = validity;
    }

    /// <summary>The stored values, one per row; what stands where a row is NULL means nothing.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>Which rows are NULL.</summary>
    public Validity Validity { get; }

    /// <summary>True when the row is NULL.</summary>
    public bool IsNull(int row) => Validity.IsNull(row);
}
