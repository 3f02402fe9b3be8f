namespace EcommerceNotebooks.Warehouse;

/// <summary>Days from the first to the last, both included, whose rows are worked on together.</summary>
/// <param name="FirstDay">The first day (UTC).</param>
/// <param name="LastDay">The last day (UTC).</param>
internal readonly record struct DayRange(DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>Cuts days, given in order, into ranges, each ended by the day on which it reaches <paramref name="enough"/> events. Without days one range without events is given.</summary>
    internal static IReadOnlyList<DayRange> Of(IReadOnlyList<DayEvents> days, long enough)
    {
        if (days.Count == 0)
        {
            return [new DayRange(DateOnly.FromDateTime(DateTime.UnixEpoch), DateOnly.FromDateTime(DateTime.UnixEpoch))];
        }

        var ranges = new List<DayRange>();
        var first = days[0].Day;
        long events = 0;
        for (var index = 0; index < days.Count; index++)
        {
            events += days[index].Events;
            if (events >= enough || index == days.Count - 1)
            {
                ranges.Add(new DayRange(first, days[index].Day));
                first = index == days.Count - 1 ? first : days[index + 1].Day;
                events = 0;
            }
        }

        return ranges;
    }
}

/// <summary>How many events a day has.</summary>
internal sealed record DayEvents(DateOnly Day, long Events);
