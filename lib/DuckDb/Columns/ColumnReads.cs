namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Whole columns and matrices from a query; a command with several statements gives those of the last that has rows.</summary>
public static class ColumnReads
{
    /// <summary>The only column of a query as an array; see <see cref="CollectedColumn{T}"/> for the conversions.</summary>
    /// <param name="command">The query and its parameters.</param>
    /// <param name="nullAs">What a NULL becomes, NaN for example; null refuses NULLs.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <exception cref="InvalidOperationException">There is more than one column, or a NULL while <paramref name="nullAs"/> is null.</exception>
    public static T[] ReadColumn<T>(
        this DuckDbCommand command,
        T? nullAs = null,
        CancellationToken cancellationToken = default
    )
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(command);
        using var chunks = command.ExecuteChunks(cancellationToken);
        var column = chunks.Collect(OnlyColumn(chunks), nullAs);
        chunks.ReadToEnd();
        return column.ToArray();
    }

    /// <inheritdoc cref="ReadColumn{T}(DuckDbCommand, T?, CancellationToken)"/>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="nullAs">What a NULL becomes; null refuses NULLs.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public static T[] ReadColumn<T>(
        this DuckDbConnection connection,
        string sql,
        T? nullAs = null,
        CancellationToken cancellationToken = default
    )
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand(sql);
        return command.ReadColumn(nullAs, cancellationToken);
    }

    /// <summary>The only column of a query, VARCHAR or ENUM, as strings; NULL is null.</summary>
    public static string?[] ReadText(this DuckDbCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var chunks = command.ExecuteChunks(cancellationToken);
        var column = chunks.CollectText(OnlyColumn(chunks));
        chunks.ReadToEnd();
        return column.ToArray();
    }

    /// <summary>All columns of a query as one array of float or double; see <see cref="CollectedColumn{T}"/> for the conversions.</summary>
    /// <param name="command">The query and its parameters; every column must be numeric or BOOLEAN.</param>
    /// <param name="layout">How the array is laid out.</param>
    /// <param name="nullAs">What a NULL becomes, NaN for example; null refuses NULLs.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public static FeatureMatrix<T> ReadMatrix<T>(
        this DuckDbCommand command,
        MatrixLayout layout = MatrixLayout.RowMajor,
        T? nullAs = null,
        CancellationToken cancellationToken = default
    )
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(command);
        using var chunks = command.ExecuteChunks(cancellationToken);
        return layout == MatrixLayout.RowMajor ? RowMajor(chunks, nullAs) : ColumnMajor(chunks, nullAs);
    }

    private static FeatureMatrix<T> RowMajor<T>(ChunkReader chunks, T? nullAs)
        where T : unmanaged
    {
        var collector = chunks.Add(new RowMajorCollector<T>(chunks, nullAs));
        chunks.ReadToEnd();
        var values = collector.Join();
        return new(values, values.Length / chunks.ColumnCount, chunks.ColumnNames, MatrixLayout.RowMajor);
    }

    private static FeatureMatrix<T> ColumnMajor<T>(ChunkReader chunks, T? nullAs)
        where T : unmanaged
    {
        var columns = Enumerable.Range(0, chunks.ColumnCount).Select(i => chunks.Collect(i, nullAs)).ToArray();
        chunks.ReadToEnd();
        var rows = columns[0].Count;
        var values = GC.AllocateUninitializedArray<T>(checked(rows * columns.Length));
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].JoinInto(values.AsSpan(i * rows, rows));
        }

        return new(values, rows, chunks.ColumnNames, MatrixLayout.ColumnMajor);
    }

    private static int OnlyColumn(ChunkReader chunks) =>
        chunks.ColumnCount == 1
            ? 0
            : throw new InvalidOperationException(
                $"The query gives {chunks.ColumnCount} columns ({string.Join(", ", chunks.ColumnNames)}), but one is read."
            );
}
