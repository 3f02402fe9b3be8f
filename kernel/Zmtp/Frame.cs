namespace CSharpKernel.Zmtp;

/// <summary>One frame: part of a message, or a command.</summary>
internal readonly record struct Frame(byte[] Body, bool More, bool IsCommand)
{
    public const byte MoreFlag = 1;
    public const byte LongFlag = 2;
    public const byte CommandFlag = 4;

    private const int CommandLimit = 64 << 10;

    /// <summary>Reads a frame; one longer than the limit is refused before any of its body is read.</summary>
    /// <exception cref="ZmtpProtocolException">Reserved flags, a command with MORE, or too long.</exception>
    public static Frame Read(ByteReader reader, long limit)
    {
        var flags = reader.ReadByte();
        if ((flags & ~(MoreFlag | LongFlag | CommandFlag)) != 0)
        {
            throw new ZmtpProtocolException($"a frame has reserved flags (0x{flags:X2})");
        }

        var isCommand = (flags & CommandFlag) != 0;
        var more = (flags & MoreFlag) != 0;
        if (isCommand && more)
        {
            throw new ZmtpProtocolException("a command announces more frames");
        }

        var length = (flags & LongFlag) != 0 ? reader.ReadLength() : reader.ReadByte();
        var most = isCommand ? CommandLimit : Math.Min(limit, Array.MaxLength);
        if (length < 0 || length > most)
        {
            throw new ZmtpProtocolException(
                $"a frame of {unchecked((ulong)length)} bytes is longer than the limit of {most}"
            );
        }

        return new Frame(reader.ReadBytes((int)length), more, isCommand);
    }
}
