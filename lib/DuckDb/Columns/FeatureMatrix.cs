namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>The numeric columns of a query as one array.</summary>
/// <param name="Values">Rows × columns values in the order of <paramref name="Layout"/>.</param>
/// <param name="RowCount">Rows of the query.</param>
/// <param name="ColumnNames">The columns' names in their order.</param>
/// <param name="Layout">How the array is laid out.</param>
public sealed record FeatureMatrix<T>(T[] Values, int RowCount, IReadOnlyList<string> ColumnNames, MatrixLayout Layout)
    where T : unmanaged
{
    /// <summary>How many columns there are.</summary>
    public int ColumnCount => ColumnNames.Count;

    /// <summary>One value; rows and columns count from 0.</summary>
    public T this[int row, int column] =>
        (uint)row < (uint)RowCount && (uint)column < (uint)ColumnCount
            ? Values[Layout == MatrixLayout.RowMajor ? (row * ColumnCount) + column : (column * RowCount) + row]
            : throw new ArgumentOutOfRangeException(
                nameof(row),
                $"[{row}, {column}] is outside {RowCount} rows and {ColumnCount} columns."
            );

    /// <summary>A row without copying.</summary>
    /// <exception cref="InvalidOperationException">The layout is not row-major.</exception>
    public ReadOnlySpan<T> Row(int row) => Part(MatrixLayout.RowMajor, row, ColumnCount);

    /// <summary>A column without copying.</summary>
    /// <exception cref="InvalidOperationException">The layout is not column-major.</exception>
    public ReadOnlySpan<T> Column(int column) => Part(MatrixLayout.ColumnMajor, column, RowCount);

    private ReadOnlySpan<T> Part(MatrixLayout needed, int index, int length) =>
        Layout == needed
            ? Values.AsSpan(index * length, length)
            : throw new InvalidOperationException(
                $"The matrix is {Layout}, so this part of it does not lie together: ask for {needed} when reading."
            );
}
