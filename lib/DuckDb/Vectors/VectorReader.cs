using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>Reads the values of one column, one vector after the other.</summary>
internal abstract unsafe class VectorReader(DuckDbType type)
{
    private const int BitsPerWord = 64;

    private void* data;
    private ulong* validity;

    internal DuckDbType Type { get; } = type;

    /// <summary>The .NET type that <see cref="GetValue"/> gives.</summary>
    internal abstract Type ClrType { get; }

    /// <summary>Points at the next vector; it must stay alive while it is read.</summary>
    internal virtual void Attach(nint vector)
    {
        data = NativeMethods.VectorGetData(vector);
        validity = NativeMethods.VectorGetValidity(vector);
    }

    internal bool IsNull(int row) =>
        validity != null && (validity[row / BitsPerWord] & (1UL << (row % BitsPerWord))) == 0;

    /// <summary>The value of a row that is not NULL, boxed.</summary>
    internal abstract object GetValue(int row);

    /// <summary>The value of a row that is not NULL, as the wanted type, without boxing where the reader knows it.</summary>
    internal T Get<T>(int row) =>
        this is IVectorReader<T> typed ? typed.Read(row) : ValueConversion<T>.Convert(this, row);

    /// <summary>The value, or null for NULL.</summary>
    internal object? GetNullable(int row) => IsNull(row) ? null : GetValue(row);

    protected T At<T>(int row)
        where T : unmanaged => ((T*)data)[row];

    protected T* PointerTo<T>(int row)
        where T : unmanaged => (T*)data + row;
}
