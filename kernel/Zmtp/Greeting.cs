namespace CSharpKernel.Zmtp;

/// <summary>The 64 bytes that each side sends first: signature, version and mechanism (ZMTP 3.0, rfc.zeromq.org/spec/23).</summary>
internal static class Greeting
{
    private const int SignatureEnd = 10;
    private const int MechanismStart = 12;
    private const int MechanismEnd = 32;
    private const int Length = 64;

    /// <summary>Ours: version 3.0, mechanism NULL, not a server.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } =
        (byte[])[0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    /// <summary>Reads the peer's greeting, and no more of it than is needed to refuse it; padding, minor version and filler are ignored.</summary>
    /// <exception cref="ZmtpProtocolException">It is not a greeting of version 3 with mechanism NULL.</exception>
    public static void Read(ByteReader reader)
    {
        if (reader.ReadByte() != 0xFF)
        {
            throw new ZmtpProtocolException("it does not begin as a ZMTP peer does");
        }

        var rest = reader.ReadBytes(SignatureEnd - 1);
        if ((rest[^1] & 1) == 0)
        {
            throw new ZmtpProtocolException("its signature is not that of a ZMTP peer");
        }

        var major = reader.ReadByte();
        if (major < 3)
        {
            throw new ZmtpProtocolException($"it speaks a ZMTP older than 3 (version byte {major})");
        }

        _ = reader.ReadByte();
        var mechanism = reader.ReadBytes(MechanismEnd - MechanismStart).AsSpan();
        if (!mechanism.TrimEnd((byte)0).SequenceEqual("NULL"u8))
        {
            throw new ZmtpProtocolException("it asks for a security mechanism other than NULL");
        }

        _ = reader.ReadBytes(Length - MechanismEnd);
    }
}
