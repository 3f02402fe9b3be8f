namespace EcommerceNotebooks.Funnels;

/// <summary>Events of steps, gathered unit by unit.</summary>
internal sealed class UnitEvents(int units)
{
    private readonly int[] counts = new int[units];
    private readonly List<(int Unit, UnitEvent Event)> gathered = [];

    /// <summary>Takes an event of the unit at a place.</summary>
    internal void Add(int unit, UnitEvent step)
    {
        counts[unit]++;
        gathered.Add((unit, step));
    }

    /// <summary>Gives each unit's place and events in their order; units without events are left out. The events are given up.</summary>
    internal void ForEach(Action<int, ReadOnlySpan<UnitEvent>> take)
    {
        var ends = new int[counts.Length];
        for (var (unit, start) = (0, 0); unit < counts.Length; start += counts[unit++])
        {
            ends[unit] = start;
        }

        var sorted = new UnitEvent[gathered.Count];
        foreach (var (unit, step) in gathered)
        {
            sorted[ends[unit]++] = step;
        }

        gathered.Clear();
        for (var unit = 0; unit < counts.Length; unit++)
        {
            if (counts[unit] > 0)
            {
                var events = sorted.AsSpan(ends[unit] - counts[unit], counts[unit]);
                events.Sort();
                take(unit, events);
            }
        }
    }
}
