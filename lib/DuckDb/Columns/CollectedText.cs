using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>A whole VARCHAR or ENUM column as strings.</summary>
public sealed class CollectedText : IColumnCollector
{
    private readonly int ordinal;
    private readonly VectorReader reader;
    private readonly IVectorReader<string> text;
    private readonly List<string?> values = [];

    internal CollectedText(int ordinal, DuckDbType type)
    {
        this.ordinal = ordinal;
        reader = VectorReaders.For(type);
        text = reader as IVectorReader<string> ?? throw ConversionError.Refused(typeof(string), type);
    }

    /// <summary>Rows collected so far.</summary>
    public int Count => values.Count;

    /// <summary>A new array of what was collected so far, in the order of the rows, null for NULL.</summary>
    public string?[] ToArray() => [.. values];

    void IColumnCollector.Take(ChunkReader chunks)
    {
        reader.Attach(chunks.Vector(ordinal));
        for (var row = 0; row < chunks.RowCount; row++)
        {
            values.Add(reader.IsNull(row) ? null : text.Read(row));
        }
    }
}
