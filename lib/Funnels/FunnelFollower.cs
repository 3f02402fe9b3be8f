using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>Parts users' events into units and finds the attempt of each.</summary>
internal sealed class FunnelFollower(FunnelOptions options, FunnelCounts counts)
{
    private const int None = -1;

    // An odd factor spreads neighbouring numbers (Fibonacci hashing, Knuth 1973).
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly FunnelStep[] steps = [.. options.Steps];
    private readonly int[] before = [.. options.Steps.Select((_, step) => options.RequiredBefore(step + 1) - 1)];
    private readonly int[] after = [.. options.Steps.Select((_, step) => options.RequiredAfter(step + 1) - 1)];
    private readonly long window = Microseconds(options.EffectiveWindow);
    private readonly long[] windows = [.. options.Steps.Select(step => Microseconds(step.Window))];
    private readonly int lastRequired = options.LastRequired;
    private readonly bool isStrict = options.Mode == FunnelMode.Strict;
    private readonly bool isUnordered = options.Mode == FunnelMode.Unordered;
    private readonly int stepBits = (1 << options.Steps.Length) - 1;
    private readonly int[] best = new int[options.Steps.Length];
    private readonly int[] path = new int[options.Steps.Length];
    private int[] next = [];
    private FunnelEvent[] parted = [];
    private int[] numbers = [];
    private int[] ends = [];
    private (int Turn, long Unit, int Number)[] slots = [];
    private int turn;

    // The conditions that some event of the unit meets.
    private int bits;

    private int EntryBits => isUnordered ? stepBits : 1;

    /// <summary>Follows the units of whole users, whose events lie together.</summary>
    internal void Follow(Span<FunnelEvent> events)
    {
        for (var (start, end) = (0, 1); start < events.Length; start = end++)
        {
            var isParted = true;
            for (; end < events.Length && events[end].User == events[start].User; end++)
            {
                isParted = isParted && events[end - 1].Unit <= events[end].Unit;
            }

            var user = isParted ? events[start..end] : Part(events[start..end]);
            for (var (first, last) = (0, 1); first < user.Length; first = last++)
            {
                var isInOrder = true;
                for (bits = user[first].Bits; last < user.Length && user[last].Unit == user[first].Unit; last++)
                {
                    bits |= user[last].Bits;
                    isInOrder = isInOrder && user[last - 1].Place <= user[last].Place;
                }

                if ((bits & EntryBits) != 0)
                {
                    if (!isInOrder)
                    {
                        user[first..last].Sort();
                    }

                    FollowUnit(user[first..last]);
                }
            }
        }
    }

    // Puts a user's events in the order of units, each unit's as they come: numbers the units in a table with open addresses, in which slots of another user's turn are free.
    private Span<FunnelEvent> Part(ReadOnlySpan<FunnelEvent> user)
    {
        if (parted.Length < user.Length)
        {
            (parted, numbers, ends) = (
                new FunnelEvent[user.Length * 2],
                new int[user.Length * 2],
                new int[user.Length * 2]
            );
            (slots, turn) = (new (int, long, int)[BitOperations.RoundUpToPowerOf2((uint)user.Length * 4)], 0);
        }

        turn++;
        var (units, lastSlot) = (0, (int)BitOperations.RoundUpToPowerOf2((uint)user.Length * 2) - 1);
        for (var i = 0; i < user.Length; i++)
        {
            var slot = (int)(
                unchecked((ulong)user[i].Unit * Factor) >> BitOperations.LeadingZeroCount((ulong)lastSlot)
            );
            while (slots[slot].Turn == turn && slots[slot].Unit != user[i].Unit)
            {
                slot = (slot + 1) & lastSlot;
            }

            if (slots[slot].Turn != turn)
            {
                ends[units] = 0;
                slots[slot] = (turn, user[i].Unit, units++);
            }

            numbers[i] = slots[slot].Number;
            ends[numbers[i]]++;
        }

        for (var (unit, start) = (0, 0); unit < units; unit++)
        {
            (ends[unit], start) = (start, start + ends[unit]);
        }

        for (var i = 0; i < user.Length; i++)
        {
            parted[ends[numbers[i]]++] = user[i];
        }

        return parted.AsSpan(0, user.Length);
    }

    private static long Microseconds(TimeSpan? window) =>
        window is { } limit ? limit.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;

    // Of all entries the first that gets furthest.
    private void FollowUnit(ReadOnlySpan<FunnelEvent> unit)
    {
        if (!isStrict && (bits & stepBits) != 1)
        {
            FindNext(unit);
        }

        var (reached, most) = (0, (bits & stepBits) == 1 ? 1 : lastRequired);
        for (var entry = 0; entry < unit.Length && reached < most; entry++)
        {
            if ((unit[entry].Bits & EntryBits) != 0 && Go(unit, entry) is var found && found > reached)
            {
                reached = found;
                path.CopyTo(best, 0);
            }
        }

        Array.Sort(best, 0, isUnordered ? reached : 0);
        TakeOptional(unit);
        if (!IsExcluded(unit))
        {
            counts.Add(unit, best, reached);
        }
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
            var isOneTime =
                options.StrictIncrease && place + 1 < unit.Length && unit[place + 1].Time == unit[place].Time;
            var following = isOneTime ? next.AsSpan((place + 1) * steps.Length, steps.Length) : path;
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

    // The place of the step's next event, if it lies within the windows.
    private int Next(ReadOnlySpan<FunnelEvent> unit, int entry, int last, int step)
    {
        var place =
            (bits & (1 << step)) == 0 ? None
            : !isStrict ? next[(last * steps.Length) + step]
            : last + 1 < unit.Length
            && (unit[last + 1].Bits & (1 << step)) != 0
            && (!options.StrictIncrease || unit[last + 1].Time > unit[last].Time)
                ? last + 1
            : None;
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
            if (steps[step].IsOptional && best[before[step]] != None)
            {
                var place = Next(unit, best[0], last, step);
                var limit = after[step] == None ? None : best[after[step]];
                var isTooLate =
                    (place != None && limit != None)
                    && (place >= limit || (options.StrictIncrease && unit[place].Time >= unit[limit].Time));
                best[step] = isTooLate ? None : place;
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
