namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Collects all columns into rows.</summary>
internal sealed class RowMajorCollector<T> : IColumnCollector
    where T : unmanaged
{
    private readonly VectorCopier<T>[] copiers;
    private readonly Segments<T> segments = new();
    private T[] column = [];

    internal RowMajorCollector(ChunkReader chunks, T? nullAs) =>
        copiers = [.. chunks.ColumnTypes.Select((type, i) => VectorCopier<T>.For(chunks.ColumnNames[i], type, nullAs))];

    internal T[] Join() => segments.Join();

    public void Take(ChunkReader chunks)
    {
        var rows = chunks.RowCount;
        if (column.Length < rows)
        {
            column = new T[rows];
        }

        var target = segments.Next(checked(rows * copiers.Length));
        for (var i = 0; i < copiers.Length; i++)
        {
            copiers[i].Copy(chunks.Vector(i), column.AsSpan(0, rows));
            for (var row = 0; row < rows; row++)
            {
                target[(row * copiers.Length) + i] = column[row];
            }
        }
    }
}
