using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>
/// One peer: a thread that shakes hands and reads, and from then on one that writes. Whatever goes wrong ends this connection alone.
/// </summary>
internal sealed class Connection
{
    private const int StackBytes = 256 << 10;
    private const int CommandLimit = 64 << 10;

    private readonly Socket socket;
    private readonly ISocketPattern pattern;
    private readonly ZmtpOptions options;
    private readonly Listener listener;
    private readonly EndPoint? endPoint;
    private readonly ByteReader reader;
    private readonly Outbox outbox;
    private int aborted;

    public Connection(Socket socket, ISocketPattern pattern, ZmtpOptions options, Listener listener)
    {
        this.socket = socket;
        this.pattern = pattern;
        this.options = options;
        this.listener = listener;
        endPoint = socket.RemoteEndPoint;
        reader = new ByteReader(socket);
        outbox = new Outbox(options.PublisherQueueBytes, listener.Room);
    }

    /// <summary>Bytes that wait for the peer.</summary>
    public long QueuedBytes => outbox.QueuedBytes;

    public bool IsFull => outbox.IsFull;

    /// <summary>Begins to shake hands and to read, on a thread of its own.</summary>
    public void Start() => StartThread("reader", Read);

    /// <summary>Queues a message and returns at once; false when the peer is gone. A peer that stalls is disconnected.</summary>
    public bool Send(OutgoingMessage message)
    {
        if (!outbox.Enqueue(message))
        {
            return false;
        }

        AbortIfStalled();
        return true;
    }

    /// <summary>Disconnects a peer whose queue is full and that has taken nothing for too long.</summary>
    public void AbortIfStalled()
    {
        if (outbox.IsFull && outbox.StalledFor > options.StallTimeLimit)
        {
            Abort("it took nothing for too long");
        }
    }

    /// <summary>Lets what is queued be written, then says goodbye; the peer closes the connection.</summary>
    public void Complete() => outbox.Complete();

    /// <summary>Ends the connection at once; the reason is logged unless the connection had ended before.</summary>
    public void Abort(string? reason)
    {
        if (Interlocked.Exchange(ref aborted, 1) == 0 && reason is not null)
        {
            listener.Log($"{endPoint} was disconnected: {reason}.");
        }

        outbox.Close();
        try
        {
            socket.Dispose();
        }
        catch (ThreadInterruptedException)
        {
            // Only its wait for other threads to let go of the socket was cut short; the interrupt is the caller's.
            Thread.CurrentThread.Interrupt();
        }
    }

    private void Read()
    {
        Thread? writer = null;
        IPeerHandler? handler = null;
        try
        {
            var properties = ShakeHands();
            if (listener.Promote(this))
            {
                handler = pattern.Join(this, properties.Identity);
                writer = StartThread("writer", Write);
                ReadMessages(handler);
            }
        }
        catch (Exception exception)
            when (exception is EndOfStreamException or SocketException or ObjectDisposedException)
        {
            // The peer has gone, or was sent away: neither is worth a word.
        }
        catch (TimeoutException)
        {
            Abort("it did not finish its handshake in time");
        }
        catch (ZmtpProtocolException exception)
        {
            Abort(exception.Message);
        }
#pragma warning disable CA1031 // Whatever one peer brings about must not end the process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Abort($"serving it failed: {exception}");
        }

        Abort(null);
        writer?.Join();
        handler?.Leave();
        listener.Remove(this);
    }

    private PeerProperties ShakeHands()
    {
        var deadline = Deadline.After(options.HandshakeTimeLimit);
        reader.SetDeadline(deadline);
        socket.SendTimeout = deadline.RemainingMilliseconds();
        SendNow(Greeting.Bytes);
        Greeting.Read(reader);
        SendNow(Command.Ready(pattern.SocketType).Pieces[0]);
        var frame = Frame.Read(reader, CommandLimit);
        var command = frame.IsCommand
            ? Command.Parse(frame.Body)
            : throw new ZmtpProtocolException("it sent a message before READY");
        if (command.Name != "READY")
        {
            throw new ZmtpProtocolException(
                command.Name == "ERROR" ? $"it says \"{command.Reason()}\"" : "it sent another command before READY"
            );
        }

        var properties = PeerProperties.Parse(command.Body.Span);
        if (!pattern.PeerTypes.Contains(properties.SocketType, StringComparer.OrdinalIgnoreCase))
        {
            SendNow(Command.Error($"{pattern.SocketType} talks to {string.Join(", ", pattern.PeerTypes)}").Pieces[0]);
            throw new ZmtpProtocolException($"its socket type is not one of {string.Join(", ", pattern.PeerTypes)}");
        }

        reader.SetDeadline(null);
        socket.SendTimeout = 0;
        return properties;
    }

    private void ReadMessages(IPeerHandler handler)
    {
        var frames = new List<byte[]>();
        var bytesLeft = pattern.MessageLimit;
        while (true)
        {
            // What the peer asks for is answered into its queue, so it may ask only while that has room.
            outbox.WaitForRoom(options.StallTimeLimit);
            var frame = Frame.Read(reader, bytesLeft);
            if (frame.IsCommand)
            {
                Obey(Command.Parse(frame.Body), handler);
                continue;
            }

            frames.Add(frame.Body);
            bytesLeft -= frame.Body.Length;
            if (!frame.More)
            {
                handler.Receive(frames);
                frames = [];
                bytesLeft = pattern.MessageLimit;
            }
            else if (frames.Count >= options.MaximumMessageFrames)
            {
                throw new ZmtpProtocolException($"a message has more than {options.MaximumMessageFrames} frames");
            }
        }
    }

    private void Obey(Command command, IPeerHandler handler)
    {
        switch (command.Name)
        {
            case "PING":
                Send(Command.Pong(command.Body.Span));
                break;
            case "PONG":
                break;
            case "ERROR":
                throw new ZmtpProtocolException($"it says \"{command.Reason()}\"");
            case "READY":
                throw new ZmtpProtocolException("it sent READY twice");
            default:
                handler.Receive(command);
                break;
        }
    }

    private void Write()
    {
        try
        {
            new MessageWriter(socket, outbox).Run();
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Abort(null);
        }
    }

    private void SendNow(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes.Span)..];
        }
    }

    private Thread StartThread(string role, Action run)
    {
        var thread = new Thread(() => run(), StackBytes) { IsBackground = true, Name = $"{pattern.SocketType} {role}" };
        thread.Start();
        return thread;
    }
}
