namespace CSharpKernel.Zmtp;

/// <summary>Received messages of many peers, taken from the peers in turn. A peer whose messages take too much room waits; the others do not wait for it.</summary>
internal sealed class Inbox(long capacity)
{
    private const int MessageOverheadBytes = 128;
    private const int FrameOverheadBytes = 32;

    // No peer alone may take more than this part of the room.
    private const int Share = 4;

    private readonly object gate = new();
    private readonly Queue<PeerQueue> turns = new();
    private long queuedBytes;
    private bool closed;

    /// <summary>The bytes of all messages that wait, with what keeping them costs.</summary>
    public long QueuedBytes => Interlocked.Read(ref queuedBytes);

    /// <summary>Waits for room and adds a message; one larger than the room is added when the peer has no other waiting. Forgotten once the inbox is closed.</summary>
    public void Add(PeerQueue peer, RoutedMessage message)
    {
        var cost = Cost(message);
        lock (gate)
        {
            while (!closed && peer.Messages.Count > 0 && !HasRoom(peer, cost))
            {
                Monitor.Wait(gate);
            }

            if (closed)
            {
                return;
            }

            if (peer.Messages.Count == 0)
            {
                turns.Enqueue(peer);
            }

            peer.Messages.Enqueue(message);
            peer.Bytes += cost;
            Interlocked.Add(ref queuedBytes, cost);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for a message; null once the inbox is closed.</summary>
    public RoutedMessage? Take(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static inbox => ((Inbox)inbox!).Wake(), this);
        lock (gate)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (closed)
                {
                    return null;
                }

                if (turns.TryDequeue(out var peer))
                {
                    return TakeFrom(peer);
                }

                Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Forgets what waits and lets everybody go.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            turns.Clear();
            Monitor.PulseAll(gate);
        }
    }

    private static long Cost(RoutedMessage message)
    {
        long cost = MessageOverheadBytes;
        foreach (var frame in message.Frames)
        {
            cost += frame.Length + FrameOverheadBytes;
        }

        return cost;
    }

    private bool HasRoom(PeerQueue peer, long cost) =>
        peer.Bytes + cost <= capacity / Share && queuedBytes + cost <= capacity;

    private RoutedMessage TakeFrom(PeerQueue peer)
    {
        var message = peer.Messages.Dequeue();
        var cost = Cost(message);
        peer.Bytes -= cost;
        Interlocked.Add(ref queuedBytes, -cost);
        if (peer.Messages.Count > 0)
        {
            turns.Enqueue(peer);
        }

        Monitor.PulseAll(gate);
        return message;
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>One peer's part of the inbox.</summary>
    internal sealed class PeerQueue
    {
        internal Queue<RoutedMessage> Messages { get; } = new();

        internal long Bytes { get; set; }
    }
}
