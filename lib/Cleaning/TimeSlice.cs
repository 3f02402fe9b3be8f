namespace EcommerceNotebooks.Cleaning;

/// <summary>A half-open stretch of time [From, To) whose events are worked on together.</summary>
/// <param name="From">The first instant (UTC, inclusive).</param>
/// <param name="To">The end (UTC, exclusive).</param>
internal readonly record struct TimeSlice(DateTime From, DateTime To)
{
    // The calendar's last hour has no next one; its last microsecond lies behind every second in it.
    private static readonly DateTime LastHour = new(9999, 12, 31, 23, 0, 0);
    private static readonly DateTime End = DateTime.MaxValue.AddTicks(
        -(DateTime.MaxValue.Ticks % TimeSpan.TicksPerMicrosecond)
    );

    /// <summary>
    /// Cuts hours, given in order, into stretches of whole hours, each ended by the hour in which it reaches <paramref name="enough"/> events. Without hours one empty stretch is given.
    /// </summary>
    internal static IEnumerable<TimeSlice> Of(IReadOnlyList<HourEvents> hours, long enough)
    {
        if (hours.Count == 0)
        {
            yield return default;
            yield break;
        }

        var from = hours[0].Hour;
        long events = 0;
        for (var index = 0; index < hours.Count; index++)
        {
            events += hours[index].Events;
            if (events >= enough || index == hours.Count - 1)
            {
                var to = hours[index].Hour < LastHour ? hours[index].Hour.AddHours(1) : End;
                yield return new TimeSlice(from, to);
                from = to;
                events = 0;
            }
        }
    }
}
