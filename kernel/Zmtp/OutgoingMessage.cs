using System.Buffers.Binary;

namespace CSharpKernel.Zmtp;

/// <summary>A message as it goes over the wire, encoded once for all its receivers: frame heads and small frames are copied together, large ones stay where they are.</summary>
internal sealed class OutgoingMessage
{
    private const int CopiedBytes = 8 << 10;
    private const int LongestHead = 9;

    private OutgoingMessage(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        Pieces = pieces;
        foreach (var piece in pieces)
        {
            WireBytes += piece.Length;
        }
    }

    /// <summary>What is written, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces { get; }

    public long WireBytes { get; }

    public static OutgoingMessage OfCommand(ReadOnlySpan<byte> body)
    {
        var head = new byte[LongestHead];
        var length = WriteHead(head, Frame.CommandFlag, body.Length);
        return new OutgoingMessage([(byte[])[.. head.AsSpan(0, length), .. body]]);
    }

    /// <exception cref="ArgumentException">There are no frames.</exception>
    public static OutgoingMessage OfFrames(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A message has at least one frame, and this one none.", nameof(frames));
        }

        var copied = 0;
        foreach (var frame in frames)
        {
            copied += LongestHead + (frame.Length <= CopiedBytes ? frame.Length : 0);
        }

        var buffer = new byte[copied];
        var pieces = new List<ReadOnlyMemory<byte>>();
        var (start, end) = (0, 0);
        for (var index = 0; index < frames.Count; index++)
        {
            var frame = frames[index];
            end += WriteHead(buffer.AsSpan(end), index < frames.Count - 1 ? Frame.MoreFlag : (byte)0, frame.Length);
            if (frame.Length <= CopiedBytes)
            {
                frame.Span.CopyTo(buffer.AsSpan(end));
                end += frame.Length;
                continue;
            }

            pieces.Add(buffer.AsMemory(start, end - start));
            pieces.Add(frame);
            start = end;
        }

        if (end > start)
        {
            pieces.Add(buffer.AsMemory(start, end - start));
        }

        return new OutgoingMessage(pieces);
    }

    private static int WriteHead(Span<byte> target, byte flags, int length)
    {
        if (length <= byte.MaxValue)
        {
            target[0] = flags;
            target[1] = (byte)length;
            return 2;
        }

        target[0] = (byte)(flags | Frame.LongFlag);
        BinaryPrimitives.WriteInt64BigEndian(target[1..], length);
        return LongestHead;
    }
}
