using System.Buffers.Binary;
using System.Text;

namespace CSharpKernel.Zmtp;

/// <summary>A command of the protocol: a name of ASCII letters and what follows it.</summary>
internal readonly record struct Command(string Name, ReadOnlyMemory<byte> Body)
{
    private const int ShortestPing = 2;
    private const int LongestContext = 16;

    /// <summary>Takes the body of a command frame apart.</summary>
    public static Command Parse(byte[] frame)
    {
        if (frame.Length == 0 || frame[0] == 0 || frame[0] > frame.Length - 1)
        {
            throw new ZmtpProtocolException("a command has no name");
        }

        var name = Encoding.ASCII.GetString(frame, 1, frame[0]);
        return new Command(name, frame.AsMemory(1 + frame[0]));
    }

    /// <summary>The READY command of a socket of this type.</summary>
    public static OutgoingMessage Ready(string socketType)
    {
        var value = Encoding.ASCII.GetBytes(socketType);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return OutgoingMessage.OfCommand([5, .. "READY"u8, 11, .. "Socket-Type"u8, .. length, .. value]);
    }

    /// <summary>The ERROR command with a reason of at most 255 bytes.</summary>
    public static OutgoingMessage Error(string reason)
    {
        var text = Encoding.ASCII.GetBytes(reason);
        var length = (byte)Math.Min(text.Length, byte.MaxValue);
        return OutgoingMessage.OfCommand([5, .. "ERROR"u8, length, .. text.AsSpan(0, length)]);
    }

    /// <summary>The answer to a PING with this body: a time to live of two bytes, then up to 16 bytes of context, which go back.</summary>
    public static OutgoingMessage Pong(ReadOnlySpan<byte> ping) =>
        ping.Length is >= ShortestPing and <= ShortestPing + LongestContext
            ? OutgoingMessage.OfCommand([4, .. "PONG"u8, .. ping[ShortestPing..]])
            : throw new ZmtpProtocolException("a PING is too short or its context too long");

    /// <summary>The reason inside an ERROR command, made safe for a log.</summary>
    public string Reason()
    {
        var text = Body.Length > 0 ? Body.Span[1..] : default;
        var printable = new StringBuilder();
        foreach (var letter in text)
        {
            printable.Append(letter is >= 0x20 and < 0x7F ? (char)letter : '?');
        }

        return printable.ToString();
    }
}
