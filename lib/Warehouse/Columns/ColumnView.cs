namespace EcommerceNotebooks.Warehouse.Columns;

/// <summary>A column of fixed-size values in the current chunk as DuckDB holds it; it is gone when the reader moves on or is disposed.</summary>
public readonly ref struct ColumnView<T>
    where T : unmanaged
{
    private const int BitsPerWord = 64;

    internal ColumnView(ReadOnlySpan<T> values, ReadOnlySpan<ulong> validity)
    {
        Values = values;
        Validity = validity;
    }

    /// <summary>The stored values, one per row; what stands where a row is NULL means nothing.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>One bit per row, 1 for a value and 0 for NULL, row 0 in the lowest; empty when no row is NULL.</summary>
    public ReadOnlySpan<ulong> Validity { get; }

    /// <summary>True when the row is NULL; rows count from 0.</summary>
    public bool IsNull(int row) =>
        !Validity.IsEmpty && (Validity[row / BitsPerWord] & (1UL << (row % BitsPerWord))) == 0;
}
