using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Activity by hour of the day (UTC).</summary>
/// <param name="Hours">All 24 hours in order.</param>
public sealed record HourlyActivity(IReadOnlyList<HourOfDay> Hours)
{
    /// <summary>One row per hour.</summary>
    public Table ToTable() => Table.Of(Hours, "Activity by hour of the day (UTC)");

    /// <summary>Purchases and mean revenue by hour, as bars.</summary>
    public Chart ToChart()
    {
        if (Hours.All(hour => hour.Events == 0))
        {
            return Chart.Nothing("There are no events.").Title("Activity by hour of the day");
        }

        var clock = Hours.Select(hour => hour.Hour);
        return Chart
            .Grid(
                1,
                Chart
                    .Bar(clock, Hours.Select(hour => hour.EventsPerDayHour))
                    .Title("Events per day and hour")
                    .YAxis("events"),
                Chart
                    .Bar(clock, Hours.Select(hour => hour.Purchases))
                    .Title("Purchases, all days together")
                    .YAxis("purchases"),
                Chart
                    .Bar(clock, Hours.Select(hour => hour.RevenuePerDayHour))
                    .Title("Revenue per day and hour")
                    .XAxis("hour of the day (UTC)")
                    .YAxis("revenue")
            )
            .Title("Activity by hour of the day (UTC)")
            .Size(null, 760);
    }
}
