using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>Accepts the peers of one socket and keeps their number bounded, whatever becomes of any of them.</summary>
internal sealed class Listener : IDisposable
{
    private const int StackBytes = 256 << 10;
    private const int Backlog = 512;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    private readonly ISocketPattern pattern;
    private readonly ZmtpOptions options;
    private readonly Socket socket;
    private readonly Thread accepting;
    private readonly object gate = new();
    private readonly LinkedList<Connection> handshakes = new();
    private readonly HashSet<Connection> connections = [];
    private bool disposed;
    private bool failing;

    /// <exception cref="SocketException">The port is taken.</exception>
    public Listener(int port, ZmtpOptions options, ISocketPattern pattern)
    {
        this.pattern = pattern;
        this.options = options;
        socket = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(options.Address, port));
            socket.Listen(Backlog);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        accepting = new Thread(Accept, StackBytes) { IsBackground = true, Name = $"{pattern.SocketType} accept" };
    }

    public int Port { get; }

    /// <summary>Where producers wait for the queues of this socket's peers.</summary>
    public Room Room { get; } = new();

    /// <summary>How many peers there are, those that shake hands included.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (gate)
            {
                return connections.Count;
            }
        }
    }

    public void Start() => accepting.Start();

    /// <summary>Tells the log, if there is one that still listens.</summary>
    public void Log(string message)
    {
        try
        {
            options.Log?.Invoke($"{pattern.SocketType} on port {Port}: {message}");
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The log itself is gone, so there is nowhere left to say it.
        }
    }

    /// <summary>A peer has shaken hands; false when it comes too late.</summary>
    public bool Promote(Connection connection)
    {
        lock (gate)
        {
            return handshakes.Remove(connection) && !disposed;
        }
    }

    /// <summary>A peer is gone, and its threads with it but for the last steps of the caller's.</summary>
    public void Remove(Connection connection)
    {
        lock (gate)
        {
            handshakes.Remove(connection);
            connections.Remove(connection);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Accepts no more, lets peers take what is queued for them for at most <see cref="ZmtpOptions.Linger"/>, then closes.</summary>
    public void Dispose()
    {
        Connection[] unready;
        Connection[] ready;
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            unready = [.. handshakes];
            ready = [.. connections.Except(unready)];
        }

        socket.Dispose();
        Array.ForEach(unready, static connection => connection.Abort(null));
        Array.ForEach(ready, static connection => connection.Complete());
        Array.ForEach(WaitUntilGone(options.Linger), static connection => connection.Abort(null));
        WaitUntilGone(LastPatience);
    }

    private void Accept()
    {
        while (true)
        {
            Socket peer;
            try
            {
                peer = socket.Accept();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception)
            {
                lock (gate)
                {
                    if (disposed)
                    {
                        return;
                    }
                }

                // No file handles left, say: peers that go make room, so it is worth trying on.
                LogFirstFailure(exception);
                Thread.Sleep(PauseAfterFailure);
                continue;
            }

            Begin(peer);
        }
    }

    private void Begin(Socket peer)
    {
        Connection? connection = null;
        try
        {
            peer.NoDelay = true;
            connection = new Connection(peer, pattern, options, this);
            var (victim, reason) = Admit(connection);
            victim?.Abort(reason);
            if (victim != connection)
            {
                connection.Start();
                failing = false;
            }
        }
        catch (Exception exception)
            when (exception
                    is SocketException
                        or ObjectDisposedException
                        or OutOfMemoryException
                        or ThreadStartException
            )
        {
            // Reset by the peer already, or no thread left for it.
            LogFirstFailure(exception);
            peer.Dispose();
            if (connection is not null)
            {
                Remove(connection);
            }
        }
    }

    // One word for a whole burst: a flood must not fill the log.
    private void LogFirstFailure(Exception exception)
    {
        if (!failing)
        {
            failing = true;
            Log($"a peer could not be accepted: {exception.Message}");
        }
    }

    /// <summary>Takes the connection in; the victim is the one that must go for it, which may be itself.</summary>
    private (Connection? Victim, string? Reason) Admit(Connection connection)
    {
        lock (gate)
        {
            if (disposed)
            {
                return (connection, null);
            }

            Connection? victim = null;
            if (handshakes.Count >= options.MaximumHandshakes || connections.Count >= options.MaximumConnections)
            {
                if (handshakes.First is not { } oldest)
                {
                    return (connection, "there are too many peers");
                }

                victim = oldest.Value;
                handshakes.RemoveFirst();
            }

            connections.Add(connection);
            handshakes.AddLast(connection);
            return (victim, "it had not finished its handshake when there were too many peers");
        }
    }

    private Connection[] WaitUntilGone(TimeSpan timeLimit)
    {
        var deadline = Deadline.After(timeLimit);
        lock (gate)
        {
            while (connections.Count > 0 && deadline.Remaining is var remaining && remaining > TimeSpan.Zero)
            {
                Monitor.Wait(gate, remaining);
            }

            return [.. connections];
        }
    }
}
