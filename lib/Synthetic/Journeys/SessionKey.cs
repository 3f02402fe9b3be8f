using System.Buffers.Binary;
using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Names a session by its user, the month it starts in and its number; its random streams and its id follow from that.</summary>
internal readonly record struct SessionKey(long User, int Month, int Ordinal)
{
    /// <summary>One of the session's random streams.</summary>
    public SplitMix64 Stream(ulong seed, RandomStream stream) => new(Hash(seed, stream));

    /// <summary>The session's id: a random UUID, version 4 (RFC 9562), from 122 bits of the session's stream, most significant first.</summary>
    public UInt128 Id(ulong seed) => Uuid(Hash(seed, RandomStream.SessionId));

    /// <summary>The id under which a cart event of the session is logged once more.</summary>
    public UInt128 StrayId(ulong seed) => Uuid(Hash(seed, RandomStream.StraySession));

    /// <summary>An id as the type the events carry.</summary>
    public static Guid ToGuid(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return new Guid(bytes, bigEndian: true);
    }

    private static UInt128 Uuid(ulong upper)
    {
        var lower = Hash64.Mix(upper ^ Hash64.GoldenGamma);
        return new UInt128((upper & 0xFFFFFFFFFFFF0FFF) | 0x4000, (lower & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000);
    }

    private ulong Hash(ulong seed, RandomStream stream) =>
        unchecked(Hash64.Of(seed ^ ((ulong)stream << 56), ((ulong)User << 20) ^ ((ulong)Month << 16) ^ (ulong)Ordinal));
}
