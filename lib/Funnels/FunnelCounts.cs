using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Funnels;

/// <summary>The number whose units are listed.</summary>
/// <param name="Cell">The number.</param>
/// <param name="Rows">How many units are kept.</param>
/// <param name="Takes">Whether units with this name of a value are among them.</param>
internal sealed record FunnelListing(FunnelCell Cell, int Rows, Func<string?, bool> Takes);

/// <summary>Counts attempts by value and by the steps that they took, with the times between steps, and lists the units behind one number.</summary>
internal sealed class FunnelCounts(FunnelOptions options, FunnelValues values, FunnelListing? listing)
{
    private const double MicrosecondsPerSecond = 1_000_000;

    private readonly int[] before = [.. options.Steps.Select((_, step) => options.RequiredBefore(step + 1) - 1)];
    private readonly Dictionary<ulong, Group> groups = [];
    private readonly Dictionary<long, long>[] times = [.. options.Steps.Select(_ => new Dictionary<long, long>())];

    // The last of those that are kept comes out first.
    private readonly PriorityQueue<FunnelMember, (long, long)> listed = new(
        Comparer<(long, long)>.Create((one, other) => other.CompareTo(one))
    );

    /// <summary>How many units the list has, kept or not.</summary>
    internal long Listed { get; private set; }

    /// <summary>The first units of the list, in the order of their keys.</summary>
    internal IReadOnlyList<FunnelMember> Members =>
        [.. listed.UnorderedItems.OrderBy(each => each.Priority).Select(each => each.Element)];

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
        var number = values.NumberOf(entry);
        var group = GroupOf(number);
        group.Units[taken]++;
        if (!group.IsListed || !Takes(taken, reached))
        {
            return;
        }

        Listed++;
        var key = options.Unit == FunnelUnit.Session ? (entry.Unit, 0) : (entry.User, entry.Unit);
        if (HasPlace(key))
        {
            Keep(
                new FunnelMember(
                    entry.User,
                    options.Unit == FunnelUnit.Session ? entry.Unit : null,
                    options.Unit == FunnelUnit.UserAndProduct ? entry.Unit : null,
                    entry.At,
                    reached,
                    unit[last].At,
                    group.Name
                ),
                key
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
        foreach (var (member, key) in other.listed.UnorderedItems)
        {
            if (HasPlace(key))
            {
                Keep(member, key);
            }
        }
    }

    /// <summary>Units with one step, or with it and without another; steps count from 1.</summary>
    internal long Units(int step, int? without = null) => groups.Values.Sum(group => group.Count(step, without));

    /// <summary>The units of each name.</summary>
    internal IEnumerable<FunnelGroup> Groups() =>
        groups
            .Values.GroupBy(group => group.Name!, StringComparer.Ordinal)
            .Select(same =>
                FunnelGroup.For(
                    options,
                    same.Key,
                    [.. options.Steps.Select((_, step) => same.Sum(group => group.Count(step + 1, without: null)))]
                )
            );

    /// <summary>Mean and median of the seconds from the required step before, over the units that have the step; null where there are none.</summary>
    internal (double? Mean, double? Median) Seconds(int step)
    {
        var counts = times[step - 1].OrderBy(each => each.Key).ToArray();
        var units = counts.Sum(each => each.Value);
        if (units == 0)
        {
            return (null, null);
        }

        var total = counts.Aggregate((Int128)0, (sum, each) => sum + ((Int128)each.Key * each.Value));
        var (lower, upper) = (At((units - 1) / 2), At(units / 2));
        return (
            (double)total / units / MicrosecondsPerSecond,
            (lower + ((upper - lower) * 0.5)) / MicrosecondsPerSecond
        );

        long At(long place)
        {
            var index = 0;
            for (var passed = counts[0].Value; passed <= place; passed += counts[index].Value)
            {
                index++;
            }

            return counts[index].Key;
        }
    }

    private Group GroupOf(ulong number)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, number, out var isKnown);
        if (!isKnown)
        {
            var name = values.NameOf(number);
            group = new Group(name, new long[1 << options.Steps.Length], listing?.Takes(name) ?? false);
        }

        return group!;
    }

    private bool Takes(int taken, int reached) =>
        listing!.Cell.Outcome switch
        {
            FunnelOutcome.StoppedAfter => reached == listing.Cell.Step,
            FunnelOutcome.Skipped => Group.Has(taken, options.PassedAt(listing.Cell.Step), listing.Cell.Step),
            _ => Group.Has(taken, listing.Cell.Step, without: null),
        };

    private bool HasPlace((long, long) key) =>
        listed.Count < listing!.Rows || (listed.TryPeek(out _, out var last) && key.CompareTo(last) < 0);

    private void Keep(FunnelMember member, (long, long) key)
    {
        listed.Enqueue(member, key);
        if (listed.Count > listing!.Rows)
        {
            listed.Dequeue();
        }
    }

    private sealed record Group(string? Name, long[] Units, bool IsListed)
    {
        internal static bool Has(int taken, int step, int? without) =>
            (taken & (1 << (step - 1))) != 0 && (without is not { } other || (taken & (1 << (other - 1))) == 0);

        internal long Count(int step, int? without) => Units.Where((_, taken) => Has(taken, step, without)).Sum();
    }
}
