using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A BLOB or GEOMETRY column, whose values are bytes.</summary>
internal sealed unsafe class BlobReader(DuckDbType type) : VectorReader(type), IVectorReader<byte[]>
{
    internal override Type ClrType => typeof(byte[]);

    public byte[] Read(int row) => Bytes(row).ToArray();

    internal ReadOnlySpan<byte> Bytes(int row) => NativeString.Bytes(PointerTo<NativeString>(row));

    internal override object GetValue(int row) => Read(row);
}
