namespace EcommerceNotebooks.Funnels;

/// <summary>Counts attempts by how far they got, with the times between their steps.</summary>
internal sealed class AttemptCounts(int steps)
{
    private const double MicrosecondsOfASecond = 1_000_000;

    private readonly List<long>[] times = [.. Enumerable.Range(1, steps - 1).Select(_ => new List<long>())];
    private long entries;

    /// <summary>Counts units with the first step alone.</summary>
    internal void AddEntries(int units) => entries += units;

    /// <summary>Counts a unit's attempt, given by the places of its steps among the unit's events.</summary>
    internal void Add(ReadOnlySpan<UnitEvent> unit, ReadOnlySpan<int> attempt)
    {
        entries += attempt.Length > 0 ? 1 : 0;
        for (var step = 1; step < attempt.Length; step++)
        {
            times[step - 1].Add(unit[attempt[step]].Time - unit[attempt[step - 1]].Time);
        }
    }

    /// <summary>The units at each step of several counts together, with mean and median of the seconds since the step before.</summary>
    internal static IReadOnlyList<FunnelCountRow> Rows(IReadOnlyList<AttemptCounts> parts) =>
        [
            new FunnelCountRow(1, parts.Sum(part => part.entries), null, null, 0, 0),
            .. Enumerable
                .Range(0, parts[0].times.Length)
                .Select(index => Row(index + 2, [.. parts.SelectMany(part => part.times[index])])),
        ];

    private static FunnelCountRow Row(int step, List<long> taken)
    {
        if (taken.Count == 0)
        {
            return new FunnelCountRow(step, 0, null, null, 0, 0);
        }

        taken.Sort();
        var total = taken.Aggregate((Int128)0, (sum, time) => sum + time);
        var (lower, upper) = (taken[(taken.Count - 1) / 2], taken[taken.Count / 2]);
        return new FunnelCountRow(
            step,
            taken.Count,
            (double)total / taken.Count / MicrosecondsOfASecond,
            (lower + ((upper - lower) * 0.5)) / MicrosecondsOfASecond,
            0,
            0
        );
    }
}
