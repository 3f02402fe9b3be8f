using System.Buffers.Binary;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Passage between Guid and DuckDB's 128-bit integers: plain in values, with the highest bit flipped in vectors so that they sort.</summary>
internal static class UuidParts
{
    private static readonly UInt128 HighestBit = UInt128.One << 127;

    internal static UInt128 ToValue(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    internal static UInt128 ToVector(Guid id) => ToValue(id) ^ HighestBit;

    internal static Guid FromVector(UInt128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, stored ^ HighestBit);
        return new Guid(bytes, bigEndian: true);
    }
}
