using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Copies a column while converting each value.</summary>
internal sealed unsafe class ConvertingCopier<TStored, T, TConversion>(string name, DuckDbType type, T? nullAs)
    : VectorCopier<T>(name, type, nullAs)
    where TStored : unmanaged
    where T : unmanaged
    where TConversion : struct, INumberConversion<TStored, T>
{
    private readonly int scale = type.Scale;

    internal override void Copy(nint vector, Span<T> target)
    {
        var source = new ReadOnlySpan<TStored>(NativeMethods.VectorGetData(vector), target.Length);
        var validity = ChunkReader.ValidityOf(vector, target.Length);
        if (!validity.MayHaveNulls)
        {
            for (var row = 0; row < target.Length; row++)
            {
                target[row] = TConversion.Convert(source[row], scale);
            }

            return;
        }

        for (var row = 0; row < target.Length; row++)
        {
            target[row] = validity.IsNull(row) ? Null(row) : TConversion.Convert(source[row], scale);
        }
    }
}
