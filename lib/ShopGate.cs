namespace EcommerceNotebooks;

/// <summary>
/// Lets any number in, or one who has to be alone and waits until those who are in have left; others wait for him. Not bound to threads; whoever is in already enters again without waiting, for
/// otherwise he would wait for himself.
/// </summary>
internal sealed class ShopGate
{
    private static readonly AsyncLocal<Entry[]?> HeldInThisFlow = new();

    private readonly object gate = new();
    private readonly HashSet<Entry> entries = [];
    private readonly List<Entry?> waitingForAlone = [];
    private Entry? alone;

    /// <summary>Whether the caller is in.</summary>
    internal bool IsHeldHere => Held().Length > 0;

    /// <summary>Whether anybody is in.</summary>
    internal bool IsHeld
    {
        get
        {
            lock (gate)
            {
                return alone is not null || entries.Count > 0;
            }
        }
    }

    /// <summary>Waits for whoever is alone or waits for that, and enters; disposing the entry leaves.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    internal Entry Enter(CancellationToken cancellationToken)
    {
        var entry = new Entry(this);
        var isWithin = IsHeldHere;
        Wait(() => isWithin || (alone is null && waitingForAlone.Count == 0), () => Add(entry), cancellationToken);
        HeldInThisFlow.Value = [.. OpenHeld(), entry];
        return entry;
    }

    /// <summary>Waits until nobody is in but the caller's <paramref name="own"/> entry, if there is one, and enters alone; disposing the entry leaves.</summary>
    /// <exception cref="InvalidOperationException">The caller would wait for another entry of his own.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    internal IDisposable TakeAlone(IDisposable? own, CancellationToken cancellationToken)
    {
        var session = (Entry?)own;
        if (Held().Any(held => held != session))
        {
            throw new InvalidOperationException(
                "A measurement needs the database alone and would wait for a session that is open right here: dispose that session first, or measure in it (session.Optimizations)."
            );
        }

        var entry = new Entry(this);
        lock (gate)
        {
            if (session is not null && waitingForAlone.Exists(other => other is not null && other != session))
            {
                throw new InvalidOperationException(
                    "Another session waits for this one to close in order to measure, so this one cannot wait for it."
                );
            }

            waitingForAlone.Add(session);
        }

        try
        {
            Wait(() => alone is null && entries.All(open => open == session), () => alone = entry, cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                waitingForAlone.Remove(session);
                Monitor.PulseAll(gate);
            }
        }

        HeldInThisFlow.Value = [.. OpenHeld(), entry];
        return entry;
    }

    private void Add(Entry entry)
    {
        entries.Add(entry);
        if (entries.Count > 1)
        {
            foreach (var each in entries)
            {
                each.HadCompany = true;
            }
        }
    }

    private static Entry[] OpenHeld() => [.. (HeldInThisFlow.Value ?? []).Where(entry => entry.IsOpen)];

    private Entry[] Held() => [.. OpenHeld().Where(entry => entry.Gate == this)];

    private void Wait(Func<bool> isFree, Action take, CancellationToken cancellationToken)
    {
        // The registration is disposed after the lock is given back, because its callback takes the lock.
        using var registration = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        });
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (!isFree())
            {
                Monitor.Wait(gate);
                cancellationToken.ThrowIfCancellationRequested();
            }

            take();
        }
    }

    private void Leave(Entry entry)
    {
        lock (gate)
        {
            if (alone == entry)
            {
                alone = null;
            }

            entries.Remove(entry);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The right to be in, until disposed.</summary>
    internal sealed class Entry(ShopGate gate) : IDisposable
    {
        internal ShopGate Gate => gate;

        internal bool IsOpen { get; private set; } = true;

        /// <summary>Whether anybody else was in meanwhile.</summary>
        internal bool HadCompany { get; set; }

        public void Dispose()
        {
            IsOpen = false;
            gate.Leave(this);
        }
    }
}
