using System.Buffers.Binary;
using System.Net.Sockets;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Running.Isolation;

/// <summary>
/// The connection between a runner and the process of a notebook. What was sent has left this process: nothing of it is lost when the process ends
/// in the next moment. Sending may be done by any thread, receiving by one.
/// </summary>
internal sealed class FrameChannel(Socket socket) : IDisposable
{
    private const int LengthBytes = sizeof(int);

    private readonly BufferedStream incoming = new(new NetworkStream(socket, ownsSocket: true));
    private readonly object gate = new();

    /// <summary>Sends a frame whole, also when the calling thread is woken to be stopped.</summary>
    /// <exception cref="SocketException">The other side is gone.</exception>
    public void Send(FrameKind kind, int cell = 0, Action<BinaryWriter>? writeFields = null)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(0);
        writer.Write((byte)kind);
        writer.Write(cell);
        writeFields?.Invoke(writer);
        writer.Flush();
        var frame = buffer.GetBuffer().AsSpan(0, checked((int)buffer.Length));
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - LengthBytes);
        using var entered = UninterruptedLock.Enter(gate);
        while (!frame.IsEmpty)
        {
            frame = frame[socket.Send(frame)..];
        }
    }

    /// <summary>Waits for the next frame; null when the other side is gone.</summary>
    public Frame? Receive()
    {
        try
        {
            var length = new byte[LengthBytes];
            incoming.ReadExactly(length);
            var frame = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            incoming.ReadExactly(frame);
            var fields = new BinaryReader(new MemoryStream(frame));
            return new Frame((FrameKind)fields.ReadByte(), fields.ReadInt32(), fields);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => incoming.Dispose();
}
