using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>Parts users' events into units and finds each unit's attempt.</summary>
internal sealed class FunnelFollower
{
    private const int None = -1;

    // An odd factor spreads neighbouring numbers (Fibonacci hashing, Knuth 1973).
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly FunnelOptions options;
    private readonly FunnelStep[] steps;
    private readonly int[] before;
    private readonly int[] after;
    private readonly bool isStrict;
    private readonly bool isUnordered;
    private readonly int stepBits;
    private readonly int entryBits;
    private readonly long window;
    private readonly long[] windows;
    private readonly int[] best;
    private readonly int[] path;
    private int bits;
    private int[] next = [];
    private (int Turn, long Key, int Unit)[] slots = [];
    private int turn;
    private int[] unitOf = [];
    private int[] ends = [];
    private FunnelEvent[] parted = [];

    internal FunnelFollower(FunnelOptions options, FunnelCounts counts)
    {
        this.options = options;
        Counts = counts;
        steps = [.. options.Steps];
        before = [.. steps.Select((_, step) => options.RequiredBefore(step + 1) - 1)];
        after = [.. steps.Select((_, step) => options.RequiredAfter(step + 1) - 1)];
        isStrict = options.Mode == FunnelMode.Strict;
        isUnordered = options.Mode == FunnelMode.Unordered;
        stepBits = (1 << steps.Length) - 1;
        entryBits = isUnordered ? stepBits : 1;
        window = Microseconds(options.EffectiveWindow);
        windows = [.. steps.Select(step => Microseconds(step.Window))];
        best = new int[steps.Length];
        path = new int[steps.Length];
    }

    /// <summary>What was found so far.</summary>
    internal FunnelCounts Counts { get; }

    /// <summary>Follows the units of whole users, whose events lie together.</summary>
    internal void Follow(Span<FunnelEvent> events)
    {
        for (var (start, end) = (0, 0); start < events.Length; start = end)
        {
            while (end < events.Length && events[end].User == events[start].User)
            {
                end++;
            }

            if (options.Unit == FunnelUnit.User)
            {
                FollowUnit(events[start..end]);
            }
            else
            {
                FollowUnits(events[start..end]);
            }
        }
    }

    private static long Microseconds(TimeSpan? window) =>
        window is { } limit ? limit.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;

    // Units are numbered as they come, in a table with open addresses in which slots of another user's turn are free; then events are put in the order of units.
    private void FollowUnits(ReadOnlySpan<FunnelEvent> user)
    {
        EnsureCapacity(user.Length);
        var last = (int)BitOperations.RoundUpToPowerOf2((uint)user.Length * 2) - 1;
        var shift = BitOperations.LeadingZeroCount((ulong)last);
        var units = 0;
        turn++;
        for (var i = 0; i < user.Length; i++)
        {
            var key = user[i].Unit;
            var slot = (int)(unchecked((ulong)key * Factor) >> shift);
            while (slots[slot].Turn == turn && slots[slot].Key != key)
            {
                slot = (slot + 1) & last;
            }

            if (slots[slot].Turn != turn)
            {
                ends[units] = 0;
                slots[slot] = (turn, key, units++);
            }

            unitOf[i] = slots[slot].Unit;
            ends[unitOf[i]]++;
        }

        for (var (unit, start) = (0, 0); unit < units; unit++)
        {
            (ends[unit], start) = (start, start + ends[unit]);
        }

        for (var i = 0; i < user.Length; i++)
        {
            parted[ends[unitOf[i]]++] = user[i];
        }

        for (var (unit, start) = (0, 0); unit < units; start = ends[unit++])
        {
            FollowUnit(parted.AsSpan(start..ends[unit]));
        }
    }

    private void EnsureCapacity(int events)
    {
        if (parted.Length < events)
        {
            parted = new FunnelEvent[events * 2];
            unitOf = new int[events * 2];
            ends = new int[events * 2];
            slots = new (int, long, int)[BitOperations.RoundUpToPowerOf2((uint)events * 4)];
            turn = 0;
        }
    }

    // Of all entries the first that gets furthest.
    private void FollowUnit(Span<FunnelEvent> unit)
    {
        Sort(unit);
        if ((bits & entryBits) == 0)
        {
            return;
        }

        if (!isStrict && (bits & stepBits) != 1)
        {
            FindNext(unit);
        }

        var reached = 0;
        for (var (entry, most) = (0, Most()); entry < unit.Length && reached < most; entry++)
        {
            if ((unit[entry].Bits & entryBits) != 0 && Go(unit, entry) is var found && found > reached)
            {
                reached = found;
                path.CopyTo(best, 0);
            }
        }

        Array.Sort(best, 0, isUnordered ? reached : 0);
        TakeOptional(unit);
        if (!IsExcluded(unit))
        {
            Counts.Add(unit, best, reached);
        }
    }

    // Events mostly lie in the order of time; those of one time may stand in another order than that of their types.
    private void Sort(Span<FunnelEvent> unit)
    {
        bits = unit[0].Bits;
        var isSorted = true;
        for (var i = 1; i < unit.Length; i++)
        {
            bits |= unit[i].Bits;
            isSorted &= unit[i - 1].Place <= unit[i].Place;
        }

        if (!isSorted)
        {
            unit.Sort(
                static (one, other) =>
                    one.Place != other.Place ? one.Place.CompareTo(other.Place) : one.Number.CompareTo(other.Number)
            );
        }
    }

    // How far a unit with events of these steps can get at most.
    private int Most()
    {
        if (isUnordered)
        {
            return BitOperations.PopCount((uint)(bits & stepBits));
        }

        var most = 1;
        for (var step = 1; step < steps.Length && (steps[step].IsOptional || (bits & (1 << step)) != 0); step++)
        {
            most = steps[step].IsOptional ? most : step + 1;
        }

        return most;
    }

    // For each event and step the place of the step's next event.
    private void FindNext(ReadOnlySpan<FunnelEvent> unit)
    {
        if (next.Length < unit.Length * steps.Length)
        {
            next = new int[unit.Length * steps.Length * 2];
        }

        Array.Fill(path, None);
        for (var place = unit.Length - 1; place >= 0; place--)
        {
            var isSameTime =
                options.StrictIncrease && place + 1 < unit.Length && unit[place + 1].Time == unit[place].Time;
            var following = isSameTime ? next.AsSpan((place + 1) * steps.Length, steps.Length) : path;
            following.CopyTo(next.AsSpan(place * steps.Length));
            for (var step = 0; step < steps.Length; step++)
            {
                path[step] = (unit[place].Bits & (1 << step)) != 0 ? place : path[step];
            }
        }
    }

    private int Go(ReadOnlySpan<FunnelEvent> unit, int entry)
    {
        Array.Fill(path, None);
        path[0] = entry;
        var (last, reached) = (entry, 1);
        var own = isUnordered ? unit[entry].Bits : 1;
        for (var step = 0; step < steps.Length; step++)
        {
            if (steps[step].IsOptional || (own & (1 << step)) != 0)
            {
                continue;
            }

            if (Next(unit, entry, last, step) is var taken and not None)
            {
                path[isUnordered ? reached : step] = taken;
                (last, reached) = isUnordered ? (last, reached + 1) : (taken, step + 1);
            }
            else if (!isUnordered)
            {
                break;
            }
        }

        return reached;
    }

    // The place of the step's next event, if that lies within the windows.
    private int Next(ReadOnlySpan<FunnelEvent> unit, int entry, int last, int step)
    {
        var place = None;
        if (isStrict)
        {
            var follows =
                last + 1 < unit.Length
                && (unit[last + 1].Bits & (1 << step)) != 0
                && (!options.StrictIncrease || unit[last + 1].Time > unit[last].Time);
            place = follows ? last + 1 : None;
        }
        else if ((bits & (1 << step)) != 0)
        {
            place = next[(last * steps.Length) + step];
        }

        return
            place != None
            && unit[place].Time - unit[entry].Time <= window
            && unit[place].Time - unit[last].Time <= windows[step]
            ? place
            : None;
    }

    // Optional steps lie between the steps that were taken before and after them.
    private void TakeOptional(ReadOnlySpan<FunnelEvent> unit)
    {
        for (var (step, last) = (1, best[0]); step < steps.Length; last = Math.Max(last, best[step++]))
        {
            if (!steps[step].IsOptional || best[before[step]] == None)
            {
                continue;
            }

            var place = Next(unit, best[0], last, step);
            var limit = after[step] == None ? None : best[after[step]];
            if (
                limit == None
                || (place < limit && (!options.StrictIncrease || place == None || unit[place].Time < unit[limit].Time))
            )
            {
                best[step] = place;
            }
        }
    }

    private bool IsExcluded(ReadOnlySpan<FunnelEvent> unit)
    {
        for (var i = 0; i < options.Exclusions.Length; i++)
        {
            var (start, end) = (best[options.Exclusions[i].AfterStep - 1], best[options.Exclusions[i].BeforeStep - 1]);
            for (var place = start + 1; start != None && place < end; place++)
            {
                if ((unit[place].Bits & (1 << (steps.Length + i))) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
