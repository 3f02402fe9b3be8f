namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A column of a type the provider does not read: NULLs are read, any other value is refused by name.</summary>
internal sealed class UnsupportedReader(DuckDbType type) : VectorReader(type)
{
    internal override Type ClrType => typeof(object);

    internal override object GetValue(int row) =>
        throw new NotSupportedException(
            $"A value of the type {Type} cannot be read: cast it in SQL, for example to VARCHAR or JSON."
        );
}
