namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// One thread of its own that ticks for the executions that have a time limit or were asked to stop. Timers of the thread pool come late when the
/// program blocks its threads, and a query that cannot be stopped then is what they are needed for.
/// </summary>
internal static class QueryClock
{
    private const int TickMilliseconds = 10;

    private static readonly object Gate = new();
    private static readonly HashSet<QueryWatch> Watches = [];
    private static bool started;

    /// <summary>Begins to tick for an execution, until <see cref="Remove"/>.</summary>
    internal static void Add(QueryWatch watch)
    {
        lock (Gate)
        {
            Watches.Add(watch);
            if (!started)
            {
                started = true;
                new Thread(Run) { IsBackground = true, Name = "DuckDB query clock" }.Start();
            }

            Monitor.PulseAll(Gate);
        }
    }

    /// <summary>Ticks no more for an execution; a tick that has begun may still end.</summary>
    internal static void Remove(QueryWatch watch)
    {
        lock (Gate)
        {
            Watches.Remove(watch);
        }
    }

    private static void Run()
    {
        while (true)
        {
            foreach (var watch in Due())
            {
                watch.Tick();
            }

            Thread.Sleep(TickMilliseconds);
        }
    }

    private static QueryWatch[] Due()
    {
        lock (Gate)
        {
            while (Watches.Count == 0)
            {
                Monitor.Wait(Gate);
            }

            return [.. Watches];
        }
    }
}
