using CSharpKernel.Evaluation;

namespace CSharpKernel.Zmtp;

/// <summary>
/// Listens for SUB and XSUB peers and gives each the messages whose first frame begins with something it subscribed to. Nothing is ever dropped for a
/// connected subscriber; a producer keeps memory bounded by calling <see cref="WaitForRoom"/> first. Safe for use by several threads.
/// </summary>
public sealed class PublisherSocket : ISocketPattern, IDisposable
{
    private const long SubscriptionLimit = 64 << 10;
    private static readonly TimeSpan StallCheckInterval = TimeSpan.FromSeconds(1);

    private readonly ZmtpOptions options;
    private readonly Listener listener;
    private readonly object gate = new();
    private volatile Peer[] peers = [];
    private long largestQueueBytes;
    private long waits;

    /// <summary>Begins to listen; port 0 takes any free port.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public PublisherSocket(int port, ZmtpOptions? options = null)
    {
        this.options = options ?? new ZmtpOptions();
        listener = new Listener(port, this.options, this);
        listener.Start();
    }

    /// <summary>The port listened on.</summary>
    public int Port => listener.Port;

    string ISocketPattern.SocketType => "PUB";

    IReadOnlyList<string> ISocketPattern.PeerTypes { get; } = ["SUB", "XSUB"];

    long ISocketPattern.MessageLimit => Math.Min(SubscriptionLimit, options.MaximumMessageBytes);

    internal int ConnectionCount => listener.ConnectionCount;

    /// <summary>The most bytes that have ever waited for one subscriber.</summary>
    internal long LargestQueueBytes => Interlocked.Read(ref largestQueueBytes);

    /// <summary>How often a producer has begun to wait for room.</summary>
    internal long Waits => Interlocked.Read(ref waits);

    /// <summary>Queues a message for every subscriber of its first frame and returns at once, even on a thread that is being interrupted. The frames must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">There are no frames.</exception>
    public void Publish(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        var message = OutgoingMessage.OfFrames(frames);

        // All subscribers get all messages in one order.
        using (UninterruptedLock.Enter(gate))
        {
            foreach (var peer in peers)
            {
                if (peer.Subscriptions.Matches(frames[0].Span) && peer.Connection.Send(message))
                {
                    largestQueueBytes = Math.Max(largestQueueBytes, peer.Connection.QueuedBytes);
                }
            }
        }
    }

    /// <summary>
    /// Waits while more than <see cref="ZmtpOptions.PublisherQueueBytes"/> are queued for some subscriber; one that takes nothing at all for
    /// <see cref="ZmtpOptions.StallTimeLimit"/> is disconnected.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ThreadInterruptedException">The waiting thread was interrupted.</exception>
    public void WaitForRoom(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HasRoom())
        {
            return;
        }

        Interlocked.Increment(ref waits);
        using var registration = cancellationToken.UnsafeRegister(
            static room => ((Room)room!).Changed(),
            listener.Room
        );
        var interval = options.StallTimeLimit < StallCheckInterval ? options.StallTimeLimit : StallCheckInterval;
        do
        {
            foreach (var peer in peers)
            {
                peer.Connection.AbortIfStalled();
            }
        } while (!listener.Room.WaitForChange(HasRoom, interval, cancellationToken));
    }

    /// <summary>Sends what is queued for at most <see cref="ZmtpOptions.Linger"/>, then closes.</summary>
    public void Dispose() => listener.Dispose();

    IPeerHandler ISocketPattern.Join(Connection connection, byte[] identity)
    {
        var peer = new Peer(this, connection);
        lock (gate)
        {
            peers = [.. peers, peer];
        }

        return peer;
    }

    private bool HasRoom() => !Array.Exists(peers, static peer => peer.Connection.IsFull);

    private void Leave(Peer leaving)
    {
        lock (gate)
        {
            peers = [.. peers.Where(peer => peer != leaving)];
        }

        listener.Room.Changed();
    }

    private sealed class Peer(PublisherSocket publisher, Connection connection) : IPeerHandler
    {
        private const byte Subscribe = 1;
        private const byte Cancel = 0;

        public Connection Connection { get; } = connection;

        public Subscriptions Subscriptions { get; } = new();

        public void Receive(IReadOnlyList<byte[]> frames)
        {
            // Anything else is a message that an XSUB peer sends upstream, where nobody waits for it.
            if (frames is [[Subscribe, .. var wanted]])
            {
                Subscriptions.Add(wanted);
            }
            else if (frames is [[Cancel, .. var unwanted]])
            {
                Subscriptions.Remove(unwanted);
            }
        }

        public void Receive(Command command)
        {
            if (command.Name == "SUBSCRIBE")
            {
                Subscriptions.Add(command.Body.Span);
            }
            else if (command.Name == "CANCEL")
            {
                Subscriptions.Remove(command.Body.Span);
            }
        }

        public void Leave() => publisher.Leave(this);
    }
}
