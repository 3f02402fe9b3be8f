using System.Collections.Concurrent;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Generates a month: some windows of time at once, each in its own thread, then the events that lie later are handed on, then the windows are put in order and rendered, again each in its own thread. A reader gets them one after the other while the next are worked on.</summary>
internal sealed class MonthEvents(MonthContext context, MonthContext? before)
{
    private const int WindowsPerThread = 4;
    private const int MostSessionsAtOnce = 600_000;

    /// <summary>Renders every window's events, in order; <paramref name="render"/> runs on several threads and owns the batch it is given.</summary>
    public IEnumerable<T> Render<T>(Func<EventBatch, T> render, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var finished = new BlockingCollection<T>(context.Options.Threads * WindowsPerThread);
        var producer = Task.Factory.StartNew(
            () => Produce(render, finished, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            foreach (var item in finished.GetConsumingEnumerable(cancellationToken))
            {
                yield return item;
            }

            producer.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Task.WaitAny([producer], CancellationToken.None);
        }
    }

    private void Produce<T>(Func<EventBatch, T> render, BlockingCollection<T> finished, CancellationToken stop)
    {
        try
        {
            var plan = new MonthPlan(context, before);
            EventWindow[] windows =
            [
                .. Enumerable
                    .Range(0, plan.Windows)
                    .Select(number => new EventWindow(number * context.WindowSeconds, context.WindowSeconds)),
            ];
            if (before is not null)
            {
                TakeOver(windows, plan);
            }

            foreach (var (first, sessions) in plan.Slices())
            {
                for (var start = 0; start < sessions.Length; )
                {
                    var end = EndOfGroup(sessions, start);
                    foreach (var item in RenderGroup(windows, first, sessions, start, end, render, stop))
                    {
                        finished.Add(item, stop);
                    }

                    start = end;
                }
            }
        }
        finally
        {
            finished.CompleteAdding();
        }
    }

    private T[] RenderGroup<T>(
        EventWindow[] windows,
        int first,
        ArraySegment<SessionPlace>[] sessions,
        int start,
        int end,
        Func<EventBatch, T> render,
        CancellationToken stop
    )
    {
        var threads = new ParallelOptions
        {
            MaxDegreeOfParallelism = context.Options.Threads,
            CancellationToken = stop,
        };
        Parallel.For(
            start,
            end,
            threads,
            slot =>
            {
                windows[first + slot].WorkOut(context, sessions[slot]);
                sessions[slot] = default;
            }
        );
        for (var slot = start; slot < end; slot++)
        {
            HandOn(windows, windows[first + slot], 0);
        }

        var rendered = new T[end - start];
        Parallel.For(
            start,
            end,
            threads,
            slot => rendered[slot - start] = render(windows[first + slot].ToBatch(context))
        );
        return rendered;
    }

    // As many windows as keep the threads busy, fewer where sessions are dense.
    private int EndOfGroup(ArraySegment<SessionPlace>[] sessions, int start)
    {
        var end = start;
        var count = 0;
        while (
            end < sessions.Length
            && end - start < WindowsPerThread * context.Options.Threads
            && (end == start || count + sessions[end].Count <= MostSessionsAtOnce)
        )
        {
            count += sessions[end++].Count;
        }

        return end;
    }

    private void TakeOver(EventWindow[] windows, MonthPlan plan)
    {
        var earlier = new EventWindow(-1, 0);
        earlier.WorkOutReaching(before!, plan.Reaching);
        HandOn(windows, earlier, before!.Month.Seconds);
    }

    // Windows are gone through in order, so that one takes earlier sessions' events in the order of the sessions' starts.
    private void HandOn(EventWindow[] windows, EventWindow from, int monthSeconds)
    {
        foreach (var (later, session) in from.Later)
        {
            var second = later.Second - monthSeconds;
            var window = second / context.WindowSeconds;
            if (second >= 0 && window < windows.Length)
            {
                windows[window].Take(later with { Second = second }, session);
            }
        }
    }
}
