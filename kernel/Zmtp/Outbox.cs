using System.Diagnostics;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Zmtp;

/// <summary>The messages that wait for one peer. It takes every message; producers and the peer's reader look at whether it is full.</summary>
internal sealed class Outbox(long limit, Room room)
{
    /// <summary>What a queued message costs beside its bytes, so that very small ones fill the queue too.</summary>
    public const int MessageOverheadBytes = 128;

    private readonly object gate = new();
    private readonly Queue<OutgoingMessage> queue = new();
    private long queuedBytes;
    private long lastProgress;
    private bool completed;
    private bool closed;

    /// <summary>Bytes not yet handed to the operating system, with the overhead of their messages.</summary>
    public long QueuedBytes => Interlocked.Read(ref queuedBytes);

    public bool IsFull => QueuedBytes > limit;

    /// <summary>How long the queue has been full without anything being taken from it; zero while it is not full.</summary>
    public TimeSpan StalledFor
    {
        get
        {
            using (UninterruptedLock.Enter(gate))
            {
                return IsFull ? Stopwatch.GetElapsedTime(lastProgress) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Adds a message and returns at once; false when nothing is taken any more.</summary>
    public bool Enqueue(OutgoingMessage message)
    {
        using (UninterruptedLock.Enter(gate))
        {
            if (completed || closed)
            {
                return false;
            }

            if (!IsFull)
            {
                lastProgress = Stopwatch.GetTimestamp();
            }

            queue.Enqueue(message);
            Interlocked.Add(ref queuedBytes, message.WireBytes + MessageOverheadBytes);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    /// <summary>Waits for messages and moves them to the batch, until it holds this many bytes; false at the end.</summary>
    public bool Take(List<OutgoingMessage> batch, long bytes)
    {
        lock (gate)
        {
            while (queue.Count == 0 && !completed && !closed)
            {
                Monitor.Wait(gate);
            }

            if (closed)
            {
                return false;
            }

            while (bytes > 0 && queue.TryDequeue(out var message))
            {
                batch.Add(message);
                bytes -= message.WireBytes;
            }

            return batch.Count > 0;
        }
    }

    /// <summary>Says that so much of what was taken is with the operating system now.</summary>
    public void Written(long bytes)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            var wasFull = IsFull;
            lastProgress = Stopwatch.GetTimestamp();
            Interlocked.Add(ref queuedBytes, -bytes);
            if (!wasFull || IsFull)
            {
                return;
            }

            Monitor.PulseAll(gate);
        }

        room.Changed();
    }

    /// <summary>Waits until the queue is not full, or closed.</summary>
    /// <exception cref="ZmtpProtocolException">The peer took nothing for this long.</exception>
    public void WaitForRoom(TimeSpan stallTimeLimit)
    {
        lock (gate)
        {
            while (IsFull && !closed)
            {
                var left = stallTimeLimit - StalledFor;
                if (left <= TimeSpan.Zero)
                {
                    throw new ZmtpProtocolException("it took nothing for too long");
                }

                Monitor.Wait(gate, left);
            }
        }
    }

    /// <summary>Takes no more messages; those that wait are still to be written.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes no more messages and forgets those that wait.</summary>
    public void Close()
    {
        using (UninterruptedLock.Enter(gate))
        {
            closed = true;
            queue.Clear();
            Interlocked.Exchange(ref queuedBytes, 0);
            Monitor.PulseAll(gate);
        }

        room.Changed();
    }
}
