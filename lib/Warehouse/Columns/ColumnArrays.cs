using DuckDB.NET.Data;

namespace EcommerceNotebooks.Warehouse.Columns;

/// <summary>Whole columns of a query as arrays.</summary>
public static class ColumnArrays
{
    /// <summary>All columns of a query, each stored as <typeparamref name="T"/>, column after column in one array.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">One query whose columns are all of this type: cast them there.</param>
    /// <param name="nullAs">What a NULL becomes, NaN for example; null refuses NULLs.</param>
    /// <param name="parameters">Values of its <c>$name</c> parameters.</param>
    /// <param name="rowCount">How many rows the query gives, where that is known: then the values are held once, not twice, while they are read.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <exception cref="InvalidCastException">A column is stored as another type.</exception>
    /// <exception cref="InvalidOperationException">DuckDB refused the query, there is a NULL while <paramref name="nullAs"/> is null, or there are not as many rows as was said.</exception>
    /// <exception cref="ArgumentException">One array does not hold as many values.</exception>
    public static FeatureMatrix<T> ReadMatrix<T>(
        this DuckDBConnection connection,
        string sql,
        T? nullAs = null,
        object? parameters = null,
        int? rowCount = null,
        CancellationToken cancellationToken = default
    )
        where T : unmanaged
    {
        using var reader = new ColumnReader(connection, sql, parameters, cancellationToken);
        return rowCount is { } rows ? OfKnownLength(reader, nullAs, rows) : OfAnyLength(reader, nullAs);
    }

    private static FeatureMatrix<T> OfAnyLength<T>(ColumnReader reader, T? nullAs)
        where T : unmanaged
    {
        var columns = reader.ColumnNames.Select(_ => new Segments<T>()).ToArray();
        while (reader.Read())
        {
            for (int column = 0; column < columns.Length; column++)
            {
                Copy(reader, column, nullAs, columns[column].Next(reader.RowCount));
            }
        }

        int rows = columns[0].Count;
        var matrix = FeatureMatrix<T>.OfSize(rows, reader.ColumnNames);
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column].JoinInto(matrix.Values.AsSpan(column * rows, rows));
        }

        return matrix;
    }

    private static FeatureMatrix<T> OfKnownLength<T>(ColumnReader reader, T? nullAs, int rows)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var matrix = FeatureMatrix<T>.OfSize(rows, reader.ColumnNames);
        int read = 0;
        while (reader.Read())
        {
            if (reader.RowCount > rows - read)
            {
                throw new InvalidOperationException($"The query gives more than the {rows} rows that were expected.");
            }

            for (int column = 0; column < reader.ColumnNames.Count; column++)
            {
                Copy(reader, column, nullAs, matrix.Values.AsSpan((column * rows) + read, reader.RowCount));
            }

            read += reader.RowCount;
        }

        return read == rows
            ? matrix
            : throw new InvalidOperationException($"The query gives {read} rows where {rows} were expected.");
    }

    private static void Copy<T>(ColumnReader reader, int column, T? nullAs, Span<T> target)
        where T : unmanaged
    {
        var view = reader.Column<T>(column);
        view.Values.CopyTo(target);
        for (int row = 0; !view.Validity.IsEmpty && row < target.Length; row++)
        {
            if (view.IsNull(row))
            {
                target[row] = nullAs ?? throw UnexpectedNull(reader.ColumnNames[column]);
            }
        }
    }

    private static InvalidOperationException UnexpectedNull(string column) =>
        new($"The column '{column}' is NULL in some row: say with nullAs what a NULL becomes, or filter it out.");
}
