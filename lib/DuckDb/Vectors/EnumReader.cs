namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>An ENUM column, stored as positions in its list of values.</summary>
internal sealed class EnumReader(DuckDbType type) : VectorReader(type), IVectorReader<string>
{
    private const int LargestByteEnum = 256;
    private const int LargestShortEnum = 65536;

    internal override Type ClrType => typeof(string);

    public string Read(int row) => Type.EnumValues[Position(row)];

    internal override object GetValue(int row) => Read(row);

    private int Position(int row) =>
        Type.EnumValues.Count < LargestByteEnum ? At<byte>(row)
        : Type.EnumValues.Count < LargestShortEnum ? At<ushort>(row)
        : checked((int)At<uint>(row));
}
