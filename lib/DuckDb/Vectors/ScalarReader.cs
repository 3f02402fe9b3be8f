namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A column whose stored values turn into one .NET type.</summary>
internal sealed class ScalarReader<TStored, TValue>(DuckDbType type, Func<TStored, TValue> convert)
    : VectorReader(type),
        IVectorReader<TValue>
    where TStored : unmanaged
    where TValue : notnull
{
    internal override Type ClrType => typeof(TValue);

    public TValue Read(int row) => convert(At<TStored>(row));

    internal override object GetValue(int row) => Read(row);
}
