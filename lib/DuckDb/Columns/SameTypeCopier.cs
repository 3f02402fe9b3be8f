using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Copies a column into its own type: one block copy, then the NULLs.</summary>
internal sealed unsafe class SameTypeCopier<T>(string name, DuckDbType type, T? nullAs)
    : VectorCopier<T>(name, type, nullAs)
    where T : unmanaged
{
    internal override void Copy(nint vector, Span<T> target)
    {
        new ReadOnlySpan<T>(NativeMethods.VectorGetData(vector), target.Length).CopyTo(target);
        var validity = ChunkReader.ValidityOf(vector, target.Length);
        for (var row = 0; validity.MayHaveNulls && row < target.Length; row++)
        {
            if (validity.IsNull(row))
            {
                target[row] = Null(row);
            }
        }
    }
}
