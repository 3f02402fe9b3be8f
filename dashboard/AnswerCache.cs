namespace Dashboard;

/// <summary>
/// Keeps answers by their key, the most recently used ones up to a number of bytes. Who asks for what is being computed waits for it; a computation is cancelled when all who wait for it have gone, and an
/// answer that failed is not kept.
/// </summary>
internal sealed class AnswerCache(long mostBytes)
{
    private const int BytesPerEntry = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> kept = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> byUse = new();
    private readonly Dictionary<string, Computation> running = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>Bytes that are kept now.</summary>
    internal long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>The answer of a key: kept, being computed, or computed now.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    internal async Task<byte[]> Get(
        string key,
        Func<CancellationToken, Task<byte[]>> compute,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Computation computation;
        lock (gate)
        {
            if (kept.TryGetValue(key, out var found))
            {
                byUse.Remove(found);
                byUse.AddFirst(found);
                return found.Value.Answer;
            }

            if (!running.TryGetValue(key, out computation!))
            {
                running[key] = computation = new Computation();
                computation.Answer = Compute(key, compute, computation);
            }

            computation.Waiting++;
        }

        try
        {
            return await computation.Answer.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, computation);
        }
    }

    private async Task<byte[]> Compute(
        string key,
        Func<CancellationToken, Task<byte[]>> compute,
        Computation computation
    )
    {
        try
        {
            // Whoever asks first does not compute while the lock is held.
            await Task.Yield();
            var answer = await compute(computation.Cancellation.Token);
            Keep(key, answer);
            return answer;
        }
        finally
        {
            Forget(key, computation);
        }
    }

    private void Keep(string key, byte[] answer)
    {
        long size = answer.LongLength + 2L * key.Length + BytesPerEntry;
        lock (gate)
        {
            if (size > mostBytes / 4 || kept.ContainsKey(key))
            {
                return;
            }

            kept[key] = byUse.AddFirst(new Kept(key, answer, size));
            bytes += size;
            while (bytes > mostBytes)
            {
                var oldest = byUse.Last!.Value;
                byUse.RemoveLast();
                kept.Remove(oldest.Key);
                bytes -= oldest.Size;
            }
        }
    }

    private void Forget(string key, Computation computation)
    {
        lock (gate)
        {
            if (running.GetValueOrDefault(key) == computation)
            {
                running.Remove(key);
            }
        }
    }

    private void Leave(string key, Computation computation)
    {
        lock (gate)
        {
            if (--computation.Waiting > 0 || computation.Answer.IsCompleted)
            {
                return;
            }

            // Who comes from here on begins anew instead of waiting for what is being cancelled.
            Forget(key, computation);
        }

        computation.Cancellation.Cancel();
        // Nobody is left to see how it ends.
        _ = computation.Answer.ContinueWith(
            static ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
    }

    private sealed record Kept(string Key, byte[] Answer, long Size);

    private sealed class Computation
    {
        internal CancellationTokenSource Cancellation { get; } = new();

        internal Task<byte[]> Answer { get; set; } = Task.FromResult<byte[]>([]);

        internal int Waiting { get; set; }
    }
}
