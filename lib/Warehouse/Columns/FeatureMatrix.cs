namespace EcommerceNotebooks.Warehouse.Columns;

/// <summary>The numeric columns of a query as one array, column after column.</summary>
/// <param name="Values">Rows × columns values.</param>
/// <param name="RowCount">Rows of the query.</param>
/// <param name="ColumnNames">The columns' names in their order.</param>
public sealed record FeatureMatrix<T>(T[] Values, int RowCount, IReadOnlyList<string> ColumnNames)
    where T : unmanaged
{
    /// <summary>A column without copying; columns count from 0.</summary>
    public ReadOnlySpan<T> Column(int column) => Values.AsSpan(column * RowCount, RowCount);

    /// <summary>A matrix whose values are still to be written.</summary>
    /// <exception cref="ArgumentException">One array does not hold as many values.</exception>
    internal static FeatureMatrix<T> OfSize(int rows, IReadOnlyList<string> columnNames)
    {
        long values = (long)rows * columnNames.Count;
        return values <= Array.MaxLength
            ? new(GC.AllocateUninitializedArray<T>((int)values), rows, columnNames)
            : throw new ArgumentException(
                $"{rows} rows of {columnNames.Count} columns are more values than one array holds: take fewer rows or columns.",
                nameof(rows)
            );
    }
}
