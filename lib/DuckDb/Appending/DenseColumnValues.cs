using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>Values with a mask of NULLs beside them; those stored as they are in DuckDB are copied in one block.</summary>
internal sealed class DenseColumnValues<T>(ReadOnlyMemory<T> values, ReadOnlyMemory<bool> isNull)
    : ColumnValues(values.Length)
{
    internal override void Write(VectorWriter writer, int start, int count)
    {
        var part = values.Span.Slice(start, count);
        var isBlock = IsStoredAsIs(writer.Type);
        if (isBlock)
        {
            CopyBlock(writer, part);
        }

        for (var row = 0; row < count; row++)
        {
            if (part[row] is null || (!isNull.IsEmpty && isNull.Span[start + row]))
            {
                writer.WriteNull(row);
            }
            else if (!isBlock)
            {
                writer.Write(row, part[row]);
            }
            else if (isNull.IsEmpty)
            {
                return;
            }
        }
    }

    private static bool IsStoredAsIs(DuckDbType type) =>
        StoredTypes.Of(type) == typeof(T) && (StoredTypes.IsPlainNumber(type) || typeof(T) == typeof(DuckDbInterval));

    private static void CopyBlock(VectorWriter writer, ReadOnlySpan<T> part)
    {
        var bytes = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(part)),
            part.Length * Unsafe.SizeOf<T>()
        );
        bytes.CopyTo(writer.Room<byte>(0, bytes.Length));
    }
}
