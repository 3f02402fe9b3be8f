namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A column whose values each come from one .NET type.</summary>
internal sealed class StoredWriter<TValue, TStored>(DuckDbType type, Func<TValue, TStored> convert)
    : VectorWriter(type),
        IVectorWriter<TValue>
    where TStored : unmanaged
{
    public void Write(int row, TValue value) => Room<TStored>(row, 1)[0] = convert(value);
}
