using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Optimizations;

/// <summary>The days of the log that techniques work on which write the data anew.</summary>
/// <param name="From">The first instant (UTC), inclusive.</param>
/// <param name="To">The instant after the last, exclusive.</param>
/// <param name="Days">Days with events.</param>
/// <param name="Events">Events in them.</param>
/// <param name="LogEvents">Events in the whole log that have a time.</param>
public sealed record LogSlice(DateTime From, DateTime To, long Days, long Events, long LogEvents)
{
    /// <summary>The slice in words.</summary>
    public override string ToString() =>
        Events == LogEvents
            ? (Events == 1 ? "the one event" : $"all {Words.Count(Events, "event")}")
            : FormattableString.Invariant(
                $"the first {Words.Count(Days, "day")}, {Events:N0} of {Words.Count(LogEvents, "event")}"
            );
}
