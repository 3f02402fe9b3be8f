using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Events by type.</summary>
/// <param name="Rows">All four types in the order of the funnel, also those that do not occur.</param>
public sealed record EventTypes(IReadOnlyList<EventTypeCount> Rows) : ChartReport
{
    /// <summary>One row per type.</summary>
    public Table ToTable() => Table.Of(Rows, "Events by type").WithFormat(ColumnFormat.Percent(), "share");

    /// <summary>The types that occur as bars, the most frequent on top.</summary>
    public override Chart ToChart()
    {
        EventTypeCount[] occurring = [.. Rows.Where(row => row.Events > 0).OrderByDescending(row => row.Events)];
        return occurring.Length == 0
            ? Chart.Nothing("There are no events.").Title("Events by type")
            : Chart
                .HorizontalBar(
                    occurring.Select(row => row.EventType),
                    occurring.Select(row => row.Events),
                    hover: occurring.Select(Hover)
                )
                .Title("Events by type")
                .XAxis("events");
    }

    private static string Hover(EventTypeCount row) => $"{row.EventType}: {Words.Percent(row.Share)} of events";
}
