using System.Text;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>A VARCHAR or BLOB column of the current chunk, without copying; it is gone when the chunk reader moves on or is disposed.</summary>
public readonly unsafe ref struct TextColumnView
{
    private readonly ReadOnlySpan<NativeString> strings;

    internal TextColumnView(void* start, int count, Validity validity)
    {
        strings = new(start, count);
        Validity = validity;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => strings.Length;

    /// <summary>Which rows are NULL.</summary>
    public Validity Validity { get; }

    /// <summary>The bytes of a row, UTF-8 for VARCHAR; a row that is NULL gives nothing meaningful and must be asked for first.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            fixed (NativeString* text = &strings[row])
            {
                // The strings lie in native memory, so they stay where they are after this block.
                return NativeString.Bytes(text);
            }
        }
    }

    /// <summary>True when the row is NULL.</summary>
    public bool IsNull(int row) => Validity.IsNull(row);

    /// <summary>The row as a string, null for NULL.</summary>
    public string? Text(int row) => IsNull(row) ? null : Encoding.UTF8.GetString(this[row]);
}
