namespace EcommerceNotebooks.Funnels;

/// <summary>
/// Finds one unit's attempt after the other where all steps are required and only one window holds: entries that follow each other without another step between them lead to the same next steps, so
/// only the last of them is followed, and the attempt starts at the first entry from which its steps lie within the window.
/// </summary>
internal sealed class RunFollower(int steps, long window)
{
    private readonly int[] best = new int[steps];
    private readonly int[] path = new int[steps];
    private int[][] next = [];

    /// <summary>The places of the attempt's steps among the unit's events, which stand in their order; empty where none is an entry.</summary>
    internal ReadOnlySpan<int> Follow(ReadOnlySpan<UnitEvent> events)
    {
        FindNext(events);
        var reached = 0;
        for (var entry = 0; entry < events.Length; entry++)
        {
            if (IsLastOfRun(events, entry))
            {
                var found = Go(events, entry);
                if (found > reached)
                {
                    reached = found;
                    path.CopyTo(best, 0);
                }
            }
        }

        if (reached > 0)
        {
            best[0] = FirstEntry(events, reached == 1 ? null : events[best[reached - 1]].Time);
        }

        return best.AsSpan(0, reached);
    }

    private static bool IsLastOfRun(ReadOnlySpan<UnitEvent> events, int entry) =>
        (events[entry].Steps & 1) != 0
        && (events[entry].Steps != 1 || entry == events.Length - 1 || events[entry + 1].Steps != 1);

    // For each step behind the first, the place of its next event behind each place.
    private void FindNext(ReadOnlySpan<UnitEvent> events)
    {
        if (next.Length == 0 || next[0].Length < events.Length)
        {
            var room = 2 * events.Length;
            next = [.. Enumerable.Range(1, steps - 1).Select(_ => new int[room])];
        }

        for (var step = 1; step < steps; step++)
        {
            var following = int.MaxValue;
            for (var place = events.Length - 1; place >= 0; place--)
            {
                next[step - 1][place] = following;
                following = (events[place].Steps & (1 << step)) != 0 ? place : following;
            }
        }
    }

    private int Go(ReadOnlySpan<UnitEvent> events, int entry)
    {
        path[0] = entry;
        for (var step = 1; step < steps; step++)
        {
            path[step] = next[step - 1][path[step - 1]];
            if (path[step] == int.MaxValue || events[path[step]].Time - events[entry].Time > window)
            {
                return step;
            }
        }

        return steps;
    }

    private int FirstEntry(ReadOnlySpan<UnitEvent> events, long? last)
    {
        var entry = 0;
        while ((events[entry].Steps & 1) == 0 || last - events[entry].Time > window)
        {
            entry++;
        }

        return entry;
    }
}
