using System.Buffers.Binary;
using System.Text;

namespace CSharpKernel.Zmtp;

/// <summary>What a peer says of itself in READY: its socket type, and an identity, empty where it gives none.</summary>
internal readonly record struct PeerProperties(string SocketType, byte[] Identity)
{
    private const int LongestIdentity = 255;

    /// <summary>Reads the properties: one byte of name length, the name, four bytes of value length, the value. Names are compared without regard to case.</summary>
    /// <exception cref="ZmtpProtocolException">They are cut off, or the identity is too long or begins with 0, which only invented ones do.</exception>
    public static PeerProperties Parse(ReadOnlySpan<byte> properties)
    {
        var socketType = "";
        byte[] identity = [];
        while (!properties.IsEmpty)
        {
            var nameEnd = 1 + properties[0];
            var valueStart = nameEnd + sizeof(int);
            if (valueStart > properties.Length)
            {
                throw new ZmtpProtocolException("READY is cut off");
            }

            var name = Encoding.ASCII.GetString(properties[1..nameEnd]);
            var valueLength = BinaryPrimitives.ReadUInt32BigEndian(properties[nameEnd..]);
            if (valueLength > properties.Length - valueStart)
            {
                throw new ZmtpProtocolException("READY is cut off");
            }

            var value = properties.Slice(valueStart, (int)valueLength);
            properties = properties[(valueStart + value.Length)..];
            if (name.Equals("Socket-Type", StringComparison.OrdinalIgnoreCase))
            {
                socketType = Encoding.ASCII.GetString(value);
            }
            else if (name.Equals("Identity", StringComparison.OrdinalIgnoreCase))
            {
                identity = value.ToArray();
            }
        }

        return identity.Length <= LongestIdentity && !identity.AsSpan().StartsWith((byte)0)
            ? new PeerProperties(socketType, identity)
            : throw new ZmtpProtocolException("its identity begins with 0 or is longer than 255 bytes");
    }
}
