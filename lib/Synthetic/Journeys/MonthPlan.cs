using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// Knows every session of a month by user and hands them out by time. The users are gone through in blocks, once to count and once for each slice of the month to place its sessions, so that memory
/// holds one slice's places (12 bytes a session) whatever the scale; nothing depends on blocks, slices or threads.
/// </summary>
internal sealed class MonthPlan
{
    private const int UsersPerBlock = 8_192;
    private const int MostSessionsPerSlice = 16_000_000;
    private readonly MonthContext context;
    private readonly SessionFaults faults;
    private readonly int blocks;
    private readonly CorrectableSessions[] correctableBefore;
    private readonly MonthCount count;
    private readonly MonthCorrections corrections;
    private readonly SessionPlace[][] reaching;

    /// <summary>Counts the month.</summary>
    public MonthPlan(MonthContext context, MonthContext? before)
    {
        this.context = context;
        faults = new SessionFaults(context);
        blocks = (int)((context.Population.CountUntil(context.Month.Index) + UsersPerBlock - 1) / UsersPerBlock);
        Windows = context.Month.Seconds / context.WindowSeconds;
        reaching = before is null ? [] : FindReaching(before, new SessionFaults(before));
        (count, correctableBefore) = CountSessions(before);
        var wanted = context.Month.Totals.Times(context.Options.Scale);
        corrections =
            context.Options.Anomalies == AnomalyOptions.All
                ? MonthCorrections.For(wanted, count.Totals, count.Correctable)
                : MonthCorrections.None;
    }

    /// <summary>Windows of the month.</summary>
    public int Windows { get; }

    /// <summary>Sessions of the month before that may reach into this one, by start.</summary>
    public SessionPlace[] Reaching =>
        [
            .. reaching
                .SelectMany(block => block)
                .OrderBy(place => place.Start)
                .ThenBy(place => place.User)
                .ThenBy(place => place.Ordinal),
        ];

    /// <summary>The windows in slices, each with its sessions by window, in the order of users.</summary>
    public IEnumerable<(int FirstWindow, ArraySegment<SessionPlace>[] Sessions)> Slices()
    {
        for (var first = 0; first < Windows; )
        {
            var end = first;
            var sessions = 0L;
            while (end < Windows && (end == first || sessions + count.WindowSessions[end] <= MostSessionsPerSlice))
            {
                sessions += count.WindowSessions[end++];
            }

            yield return (first, Place(first, end));
            first = end;
        }
    }

    // Every block counts its sessions by window first and knows then where to put them, so that the order is that of the users.
    private ArraySegment<SessionPlace>[] Place(int firstWindow, int endWindow)
    {
        var windows = endWindow - firstWindow;
        var found = new List<SessionPlace>[blocks];
        var result = new ArraySegment<SessionPlace>[windows];
        var fill = new int[windows];
        for (var window = 0; window < windows; window++)
        {
            result[window] = new SessionPlace[count.WindowSessions[firstWindow + window]];
        }

        const int BlocksAtOnce = 64;
        for (var start = 0; start < blocks; start += BlocksAtOnce)
        {
            var end = Math.Min(start + BlocksAtOnce, blocks);
            Parallel.For(start, end, Threads(), block => found[block] = PlacesOf(block, firstWindow, endWindow));
            for (var block = start; block < end; block++)
            {
                foreach (var place in found[block])
                {
                    var window = (place.Start / context.WindowSeconds) - firstWindow;
                    result[window].Array![fill[window]++] = place;
                }

                found[block] = [];
            }
        }

        return result;
    }

    private List<SessionPlace> PlacesOf(int block, int firstWindow, int endWindow)
    {
        var places = new List<SessionPlace>(UsersPerBlock);
        var before = correctableBefore[block];
        foreach (var user in new BlockOfSessions(context, faults, block, UsersPerBlock))
        {
            foreach (var planned in user.Places)
            {
                var session = new SessionCase(context, user.Shopper, user.MayGoOn, planned);
                var correction = SessionTraits.None;
                if (session.IsPlain)
                {
                    correction = corrections.Of(session.Shape, before);
                    before = before.Plus(session.Shape);
                }

                var window = planned.Start / context.WindowSeconds;
                if (window >= firstWindow && window < endWindow)
                {
                    places.Add(planned with { Traits = planned.Traits | correction });
                }
            }
        }

        return places;
    }

    private (MonthCount Count, CorrectableSessions[] Before) CountSessions(MonthContext? earlier)
    {
        var total = new MonthCount(Windows);
        var correctable = new CorrectableSessions[blocks];
        Parallel.For(
            0,
            blocks,
            Threads(),
            block =>
            {
                var own = new MonthCount(Windows);
                foreach (var user in new BlockOfSessions(context, faults, block, UsersPerBlock))
                {
                    foreach (var planned in user.Places)
                    {
                        var session = new SessionCase(context, user.Shopper, user.MayGoOn, planned);
                        own.Add(session, planned.Start / context.WindowSeconds);
                        if (!session.IsPlain)
                        {
                            own.AddRows(context, session, after: false);
                        }
                    }
                }

                correctable[block] = own.Correctable;
                lock (total)
                {
                    total.Add(own);
                }
            }
        );
        var before = new CorrectableSessions[blocks];
        for (var block = 1; block < blocks; block++)
        {
            before[block] = before[block - 1].Plus(correctable[block - 1]);
        }

        foreach (var place in reaching.SelectMany(block => block))
        {
            var shopper = context.Population.At(place.User);
            total.AddRows(earlier!, new SessionCase(earlier!, shopper, true, place), after: true);
        }

        return (total, before);
    }

    private SessionPlace[][] FindReaching(MonthContext earlier, SessionFaults earlierFaults)
    {
        var found = new SessionPlace[
            (int)((earlier.Population.CountUntil(earlier.Month.Index) + UsersPerBlock - 1) / UsersPerBlock)
        ][];
        Parallel.For(
            0,
            found.Length,
            Threads(),
            block =>
            {
                var places = new List<SessionPlace>();
                foreach (var user in new BlockOfSessions(earlier, earlierFaults, block, UsersPerBlock))
                {
                    if (!user.MayGoOn)
                    {
                        continue;
                    }

                    foreach (var planned in user.Places)
                    {
                        if (new SessionCase(earlier, user.Shopper, true, planned).MayReachNextMonth)
                        {
                            places.Add(planned);
                        }
                    }
                }

                found[block] = [.. places];
            }
        );
        return found;
    }

    private ParallelOptions Threads() => new() { MaxDegreeOfParallelism = context.Options.Threads };
}
