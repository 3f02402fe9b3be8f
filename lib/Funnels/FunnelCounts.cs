using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Funnels;

/// <summary>The number whose units are listed, how many of them are kept, and whether units with a name of their value are among them.</summary>
internal sealed record FunnelListing(FunnelCell Cell, int Rows, Func<string?, bool> Takes);

/// <summary>Counts attempts by value and by the steps that they took, with the times between steps, and lists the units behind one number.</summary>
internal sealed class FunnelCounts(FunnelOptions options, FunnelValues values, FunnelListing? listing)
{
    private readonly int[] before = [.. options.Steps.Select((_, step) => options.RequiredBefore(step + 1) - 1)];
    private readonly Dictionary<ulong, Group> groups = [];
    private readonly Dictionary<long, long>[] times = [.. options.Steps.Select(_ => new Dictionary<long, long>())];

    // The last of those that are kept comes out first.
    private readonly PriorityQueue<FunnelMember, (long, long)> kept = new(
        Comparer<(long, long)>.Create((one, other) => other.CompareTo(one))
    );

    /// <summary>How many units are listed, kept or not.</summary>
    internal long Listed { get; private set; }

    /// <summary>The first units of the list, in the order of their keys.</summary>
    internal IReadOnlyList<FunnelMember> Kept =>
        [.. kept.UnorderedItems.OrderBy(each => each.Priority).Select(each => each.Element)];

    /// <summary>Counts a unit's attempt, given by the places of its steps among the unit's events; steps at negative places were not taken.</summary>
    internal void Add(ReadOnlySpan<FunnelEvent> unit, ReadOnlySpan<int> places, int reached)
    {
        var (taken, last) = (1, places[0]);
        for (var step = 1; step < places.Length; step++)
        {
            if (places[step] >= 0)
            {
                taken |= 1 << step;
                last = Math.Max(last, places[step]);
                var time = unit[places[step]].Time - unit[places[before[step]]].Time;
                CollectionsMarshal.GetValueRefOrAddDefault(times[step], time, out _)++;
            }
        }

        ref readonly var entry = ref unit[places[0]];
        var group = GroupOf(values.NumberOf(entry));
        group.Units[taken]++;
        if (group.IsListed && IsListed(taken, reached))
        {
            var isSession = options.Unit == FunnelUnit.Session;
            long? product = options.Unit == FunnelUnit.UserAndProduct ? entry.Unit : null;
            Listed++;
            Keep(
                new(entry.User, isSession ? entry.Unit : null, product, entry.At, reached, unit[last].At, group.Name),
                isSession ? (entry.Unit, 0) : (entry.User, entry.Unit)
            );
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    internal void Add(FunnelCounts other)
    {
        foreach (var (number, group) in other.groups)
        {
            var units = GroupOf(number).Units;
            for (var taken = 0; taken < units.Length; taken++)
            {
                units[taken] += group.Units[taken];
            }
        }

        for (var step = 0; step < times.Length; step++)
        {
            foreach (var (time, units) in other.times[step])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(times[step], time, out _) += units;
            }
        }

        Listed += other.Listed;
        foreach (var (member, key) in other.kept.UnorderedItems)
        {
            Keep(member, key);
        }
    }

    /// <summary>Units with a step, or with it and without another; steps count from 1.</summary>
    internal long Units(int step, int? without = null) => groups.Values.Sum(group => group.Count(step, without));

    /// <summary>The units of each name.</summary>
    internal IEnumerable<FunnelGroup> Groups() =>
        groups
            .Values.GroupBy(group => group.Name!, StringComparer.Ordinal)
            .Select(same => FunnelGroup.For(options, same.Key, step => same.Sum(group => group.Count(step, null))));

    /// <summary>Mean and median of the seconds since the required step before, over the units that have the step; null where there are none.</summary>
    internal (double? Mean, double? Median) Seconds(int step)
    {
        const double Microseconds = 1_000_000;
        var counts = times[step - 1].OrderBy(each => each.Key).ToArray();
        var units = counts.Sum(each => each.Value);
        if (units == 0)
        {
            return (null, null);
        }

        var total = counts.Aggregate((Int128)0, (sum, each) => sum + ((Int128)each.Key * each.Value));
        var (lower, upper) = (At((units - 1) / 2), At(units / 2));
        return ((double)total / units / Microseconds, (lower + ((upper - lower) * 0.5)) / Microseconds);

        long At(long place) => counts.First(each => (place -= each.Value) < 0).Key;
    }

    private Group GroupOf(ulong number)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, number, out _);
        if (group is null)
        {
            var name = values.NameOf(number);
            group = new Group(name, new long[1 << options.Steps.Length], listing?.Takes(name) ?? false);
        }

        return group;
    }

    private bool IsListed(int taken, int reached) =>
        listing!.Cell.Outcome switch
        {
            FunnelOutcome.StoppedAfter => reached == listing.Cell.Step,
            FunnelOutcome.Skipped => Group.Has(taken, options.PassedAt(listing.Cell.Step), listing.Cell.Step),
            _ => Group.Has(taken, listing.Cell.Step, null),
        };

    private void Keep(FunnelMember member, (long, long) key)
    {
        if (kept.Count < listing!.Rows)
        {
            kept.Enqueue(member, key);
        }
        else
        {
            kept.EnqueueDequeue(member, key);
        }
    }

    // Units by the steps that they took, as bits.
    private sealed record Group(string? Name, long[] Units, bool IsListed)
    {
        internal static bool Has(int taken, int step, int? without) =>
            (taken & (1 << (step - 1))) != 0 && (without is not { } other || (taken & (1 << (other - 1))) == 0);

        internal long Count(int step, int? without) => Units.Where((_, taken) => Has(taken, step, without)).Sum();
    }
}
