using System.Buffers.Binary;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>Buffered blocking reads from one socket. Memory grows with what has arrived, never with what was announced.</summary>
internal sealed class ByteReader(Socket socket)
{
    private const int BufferBytes = 16 << 10;
    private const int FirstBytes = 64 << 10;

    private readonly byte[] buffer = new byte[BufferBytes];
    private int start;
    private int end;
    private Deadline? deadline;

    /// <summary>From now on reads fail with <see cref="TimeoutException"/> once the deadline has passed; null lifts it.</summary>
    public void SetDeadline(Deadline? value)
    {
        deadline = value;
        if (value is null)
        {
            socket.ReceiveTimeout = 0;
        }
    }

    public byte ReadByte()
    {
        Fill(1);
        return buffer[start++];
    }

    public long ReadLength()
    {
        Fill(sizeof(long));
        var length = BinaryPrimitives.ReadInt64BigEndian(buffer.AsSpan(start));
        start += sizeof(long);
        return length;
    }

    /// <summary>Reads exactly so many bytes into an array of its own.</summary>
    /// <exception cref="EndOfStreamException">The peer closed the connection before.</exception>
    public byte[] ReadBytes(int count)
    {
        if (count == 0)
        {
            return [];
        }

        var bytes = new byte[Math.Min(count, FirstBytes)];
        var read = Math.Min(end - start, bytes.Length);
        buffer.AsSpan(start, read).CopyTo(bytes);
        start += read;
        while (true)
        {
            while (read < bytes.Length)
            {
                read += Receive(bytes.AsSpan(read));
            }

            if (read == count)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
        }
    }

    private void Fill(int count)
    {
        if (end - start >= count)
        {
            return;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (end < count)
        {
            end += Receive(buffer.AsSpan(end));
        }
    }

    private int Receive(Span<byte> target)
    {
        if (deadline is { } limit)
        {
            socket.ReceiveTimeout = limit.RemainingMilliseconds();
        }

        var received = socket.Receive(target, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success when received > 0 => received,
            SocketError.Success => throw new EndOfStreamException(),
            SocketError.TimedOut when deadline is not null => throw new TimeoutException(),
            _ => throw new SocketException((int)error),
        };
    }
}
