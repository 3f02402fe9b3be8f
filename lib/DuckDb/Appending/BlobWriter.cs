using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A BLOB column.</summary>
internal sealed unsafe class BlobWriter(DuckDbType type) : VectorWriter(type), IVectorWriter<byte[]>
{
    private static readonly byte[] NoBytes = new byte[1];

    public void Write(int row, byte[] value)
    {
        // An empty array has no first element to point at.
        fixed (byte* start = value.Length == 0 ? NoBytes : value)
        {
            NativeMethods.VectorAssignString(Vector, (ulong)row, start, (ulong)value.Length);
        }
    }
}
