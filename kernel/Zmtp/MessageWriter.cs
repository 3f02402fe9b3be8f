using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>Writes what waits in an outbox to its socket. Small messages that wait together go out together, and large frames without being copied.</summary>
internal sealed class MessageWriter(Socket socket, Outbox outbox)
{
    // One write moves at most this much, so that a peer that takes a large frame slowly is seen to take it.
    private const int WriteBytes = 32 << 10;

    private readonly byte[] buffer = new byte[WriteBytes];
    private int buffered;

    /// <summary>Writes until the outbox has ended.</summary>
    public void Run()
    {
        var batch = new List<OutgoingMessage>();
        while (outbox.Take(batch, WriteBytes))
        {
            foreach (var piece in batch.SelectMany(static message => message.Pieces))
            {
                Append(piece.Span);
            }

            Flush();
            outbox.Written((long)batch.Count * Outbox.MessageOverheadBytes);
            batch.Clear();
        }
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > WriteBytes - buffered)
        {
            Flush();
        }

        while (piece.Length > WriteBytes)
        {
            Write(piece[..WriteBytes]);
            piece = piece[WriteBytes..];
        }

        piece.CopyTo(buffer.AsSpan(buffered));
        buffered += piece.Length;
    }

    private void Flush()
    {
        if (buffered > 0)
        {
            Write(buffer.AsSpan(0, buffered));
            buffered = 0;
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = socket.Send(bytes);
            outbox.Written(sent);
            bytes = bytes[sent..];
        }
    }
}
