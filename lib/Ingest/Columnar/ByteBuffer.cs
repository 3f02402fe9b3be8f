using System.Buffers;
using System.Buffers.Binary;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Bytes that are written one after another into rented memory, which grows as needed.</summary>
internal sealed class ByteBuffer : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 12);

    /// <summary>Bytes written so far.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>The first four bytes, for a length that is known only later.</summary>
    internal Span<byte> FirstBytes => bytes.AsSpan(0, sizeof(int));

    internal void Clear() => Length = 0;

    /// <summary>Free room for at least so many bytes, of which <see cref="Advance"/> says how many were used.</summary>
    internal Span<byte> Room(int count)
    {
        if (count > bytes.Length - Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return bytes.AsSpan(Length);
    }

    internal void Advance(int count) => Length += count;

    internal void Write(ReadOnlySpan<byte> source)
    {
        source.CopyTo(Room(source.Length));
        Length += source.Length;
    }

    internal void WriteByte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    internal void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        Length += sizeof(int);
    }

    internal void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        Length += sizeof(long);
    }

    /// <summary>Writes a number in groups of seven bits, the lowest first.</summary>
    internal void WriteVariable(ulong value)
    {
        var room = Room(10);
        int count = 0;
        while (value >= 0x80)
        {
            room[count++] = (byte)(value & 0x7F | 0x80);
            value >>= 7;
        }

        room[count++] = (byte)value;
        Length += count;
    }

    /// <summary>The same for a signed number, small ones of either sign first.</summary>
    internal void WriteZigZag(long value) => WriteVariable((ulong)((value << 1) ^ (value >> 63)));

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }
}
