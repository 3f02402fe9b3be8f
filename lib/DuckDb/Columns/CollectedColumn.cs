namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>
/// A whole column as an array. A column stored as <typeparamref name="T"/> is copied as it is. Any numeric column converts to double or float
/// (to the nearest double for DECIMAL, rounded again for float; an integer that double cannot hold exactly is refused), integers convert to wider or narrower
/// integers with a range check, and DECIMAL and integers convert to decimal exactly.
/// </summary>
public sealed class CollectedColumn<T> : IColumnCollector
    where T : unmanaged
{
    private readonly int ordinal;
    private readonly VectorCopier<T> copier;
    private readonly Segments<T> segments = new();
    private T[]? values;

    internal CollectedColumn(int ordinal, string name, DuckDbType type, T? nullAs)
    {
        this.ordinal = ordinal;
        copier = VectorCopier<T>.For(name, type, nullAs);
    }

    /// <summary>Rows collected so far.</summary>
    public int Count => values?.Length ?? segments.Count;

    /// <summary>All values in the order of the rows, always the same array; to be asked for after the last chunk.</summary>
    public T[] ToArray() => values ??= segments.Join();

    internal void JoinInto(Span<T> target) => segments.JoinInto(target);

    void IColumnCollector.Take(ChunkReader chunks) =>
        copier.Copy(chunks.Vector(ordinal), segments.Next(chunks.RowCount));
}
