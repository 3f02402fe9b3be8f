namespace CSharpKernel.Jupyter;

/// <summary>
/// Output of cells on its way to the clients, in order. Text is collected for a moment, so that many small writes make few messages. A thread of its own
/// publishes when all clients have room; who prints faster than they read waits, until an interrupt at most. Threads of cells only ever add here,
/// under a lock held for moments: one that is woken out of a wait has added all of its output or nothing.
/// </summary>
internal sealed class OutputQueue : IDisposable
{
    /// <summary>What may be queued, in bytes, before those who add to it wait; one output more always finds its place.</summary>
    public const long Capacity = 8 << 20;

    private const int FullMessageBytes = 128 << 10;
    private const int CollectMilliseconds = 50;

    private readonly IopubChannel iopub;
    private readonly Queue<OutputEntry> entries = new();
    private readonly object gate = new();
    private readonly Lock publishing = new();
    private readonly ManualResetEventSlim room = new(initialState: true);
    private readonly CancellationTokenSource closing = new();
    private readonly Thread publisher;
    private OutputEntry? last;
    private long size;
    private bool closed;

    public OutputQueue(IopubChannel iopub)
    {
        this.iopub = iopub;
        publisher = new Thread(PublishUntilClosed) { IsBackground = true, Name = "output" };
        publisher.UnsafeStart();
    }

    /// <summary>The most bytes that were queued at any time.</summary>
    public long LargestSize { get; private set; }

    /// <summary>Waits until there is room for more output.</summary>
    public void WaitForRoom(CancellationToken cancellationToken)
    {
        if (!room.IsSet)
        {
            room.Wait(cancellationToken);
        }
    }

    /// <summary>Adds text of a stream.</summary>
    public void AddText(MessageHeader cell, string stream, string text)
    {
        lock (gate)
        {
            if (last is null || !last.Takes(cell, stream))
            {
                AddEntry(new OutputEntry(cell, "stream", default, stream));
            }

            var completes = last!.IsHalf;
            last.Append(text);
            Count((long)text.Length * sizeof(char));
            if (completes || last.Size >= FullMessageBytes)
            {
                Monitor.Pulse(gate);
            }
        }
    }

    /// <summary>Adds a message of its own.</summary>
    public void Add(MessageHeader cell, string type, ReadOnlyMemory<byte> content)
    {
        lock (gate)
        {
            AddEntry(new OutputEntry(cell, type, content, stream: null));
            Count(content.Length);
        }
    }

    /// <summary>Publishes all there is, on the calling thread, which must not be a cell's: once the clients have room, or the wait for that is cancelled.</summary>
    public void Flush(CancellationToken cancellationToken)
    {
        if (!IsEmpty())
        {
            try
            {
                iopub.WaitForRoom(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // What little is queued goes out all the same.
            }
        }

        while (PublishFirst()) { }
    }

    /// <summary>Lets go of everybody who waits; what is added from now on is left out.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            room.Set();
            Monitor.PulseAll(gate);
        }

        closing.Cancel();
        publisher.Join();
        closing.Dispose();
    }

    private bool IsEmpty()
    {
        lock (gate)
        {
            return entries.Count == 0;
        }
    }

    private void AddEntry(OutputEntry entry)
    {
        last = entry;
        if (!closed)
        {
            entries.Enqueue(entry);
            Monitor.Pulse(gate);
        }
    }

    private void Count(long bytes)
    {
        if (closed)
        {
            last = null;
            return;
        }

        size += bytes;
        LargestSize = Math.Max(LargestSize, size);
        if (size > Capacity)
        {
            room.Reset();
        }
    }

    private void PublishUntilClosed()
    {
        try
        {
            while (WaitUntilDue())
            {
                iopub.WaitForRoom(closing.Token);
                PublishFirst();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Whoever closes the queue has flushed before what was to be flushed.
        }
    }

    private bool WaitUntilDue()
    {
        lock (gate)
        {
            while (!closed)
            {
                var remaining = RemainingMilliseconds();
                if (remaining == 0)
                {
                    return true;
                }

                Monitor.Wait(gate, remaining);
            }

            return false;
        }
    }

    private int RemainingMilliseconds()
    {
        if (!entries.TryPeek(out var first))
        {
            return Timeout.Infinite;
        }

        if (entries.Count == 1 && first.IsHalf)
        {
            return Timeout.Infinite;
        }

        return entries.Count > 1 || !first.IsStream || first.Size >= FullMessageBytes
            ? 0
            : (int)Math.Max(0, first.Begun + CollectMilliseconds - Environment.TickCount64);
    }

    private bool PublishFirst()
    {
        lock (publishing)
        {
            OutputEntry? first;
            lock (gate)
            {
                if (!entries.TryDequeue(out first))
                {
                    return false;
                }

                if (entries.Count == 0)
                {
                    last = first.TakeHalf();
                    if (last is not null)
                    {
                        entries.Enqueue(last);
                    }
                }

                size -= first.Size;
                if (size <= Capacity)
                {
                    room.Set();
                }
            }

            iopub.Publish(first.Type, first.Parent, first.Content());
            return true;
        }
    }
}
