using System.Buffers.Binary;
using System.Text;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Zmtp;

/// <summary>Listens for DEALER, REQ and ROUTER peers, receives their messages and sends to each by its identity. Safe for use by several threads.</summary>
public sealed class RouterSocket : ISocketPattern, IDisposable
{
    private readonly ZmtpOptions options;
    private readonly Listener listener;
    private readonly Inbox inbox;
    private readonly object gate = new();
    private readonly Dictionary<string, Connection> peers = [];
    private uint lastInvented;

    /// <summary>Begins to listen; port 0 takes any free port.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public RouterSocket(int port, ZmtpOptions? options = null)
    {
        this.options = options ?? new ZmtpOptions();
        inbox = new Inbox(this.options.ReceiveQueueBytes);
        listener = new Listener(port, this.options, this);
        listener.Start();
    }

    /// <summary>The port listened on.</summary>
    public int Port => listener.Port;

    string ISocketPattern.SocketType => "ROUTER";

    IReadOnlyList<string> ISocketPattern.PeerTypes { get; } = ["DEALER", "REQ", "ROUTER"];

    long ISocketPattern.MessageLimit => options.MaximumMessageBytes;

    internal int ConnectionCount => listener.ConnectionCount;

    internal long ReceivedBytesQueued => inbox.QueuedBytes;

    /// <summary>Waits for a message, taking peers in turn; null once the socket is disposed. A peer's own messages come in the order it sent them.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RoutedMessage? Receive(CancellationToken cancellationToken) => inbox.Take(cancellationToken);

    /// <summary>Queues a message for a peer and returns at once; false when no such peer is connected. The frames must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">There are no frames.</exception>
    public bool Send(byte[] identity, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        var message = OutgoingMessage.OfFrames(frames);
        Connection? peer;
        using (UninterruptedLock.Enter(gate))
        {
            peers.TryGetValue(Key(identity), out peer);
        }

        return peer is not null && peer.Send(message);
    }

    /// <summary>Ends <see cref="Receive"/> everywhere, sends what is queued for at most <see cref="ZmtpOptions.Linger"/>, then closes.</summary>
    public void Dispose()
    {
        inbox.Close();
        listener.Dispose();
    }

    IPeerHandler ISocketPattern.Join(Connection connection, byte[] identity)
    {
        Connection? former;
        lock (gate)
        {
            if (identity.Length == 0)
            {
                identity = Invent();
            }

            peers.TryGetValue(Key(identity), out former);
            peers[Key(identity)] = connection;
        }

        former?.Abort("its identity has connected anew");
        return new Peer(this, connection, identity);
    }

    // One character for each byte.
    private static string Key(byte[] identity) => Encoding.Latin1.GetString(identity);

    private byte[] Invent()
    {
        var identity = new byte[1 + sizeof(uint)];
        do
        {
            lastInvented = unchecked(lastInvented + 1);
            BinaryPrimitives.WriteUInt32BigEndian(identity.AsSpan(1), lastInvented);
        } while (peers.ContainsKey(Key(identity)));
        return identity;
    }

    private void Leave(Connection connection, byte[] identity)
    {
        lock (gate)
        {
            if (peers.TryGetValue(Key(identity), out var present) && present == connection)
            {
                peers.Remove(Key(identity));
            }
        }
    }

    private sealed class Peer(RouterSocket router, Connection connection, byte[] identity) : IPeerHandler
    {
        private readonly Inbox.PeerQueue queue = new();

        public void Receive(IReadOnlyList<byte[]> frames) =>
            router.inbox.Add(queue, new RoutedMessage(identity, frames));

        public void Receive(Command command) { }

        public void Leave() => router.Leave(connection, identity);
    }
}
