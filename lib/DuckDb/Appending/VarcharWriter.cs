using System.Buffers;
using System.Text;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A VARCHAR column.</summary>
internal sealed unsafe class VarcharWriter(DuckDbType type)
    : VectorWriter(type),
        IVectorWriter<string>,
        IVectorWriter<char>
{
    private const int StackBytes = 512;

    public void Write(int row, string value)
    {
        var needed = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = needed > StackBytes ? ArrayPool<byte>.Shared.Rent(needed) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        fixed (byte* start = buffer)
        {
            NativeMethods.VectorAssignString(Vector, (ulong)row, start, (ulong)length);
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public void Write(int row, char value) => Write(row, value.ToString());
}
