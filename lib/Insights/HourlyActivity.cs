using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Activity by hour of the day (UTC).</summary>
/// <param name="Hours">All 24 hours in order.</param>
public sealed record HourlyActivity(IReadOnlyList<HourOfDay> Hours) : ChartReport
{
    /// <summary>One row per hour.</summary>
    public Table ToTable() =>
        Table
            .Of(Hours, "Activity by hour of the day (UTC)")
            .WithFormat(ColumnFormat.Automatic.OrElse("no events"), "revenue_per_day_hour", "events_per_day_hour")
            .WithFormat(ColumnFormat.Automatic.OrElse("no items with a price"), "mean_item_price")
            .WithHeading("revenue_per_day_hour", "Revenue per day")
            .WithHeading("events_per_day_hour", "Events per day");

    /// <summary>The hours with most events and with most purchases, a sentence each; hours that have equally many are named together.</summary>
    public IReadOnlyList<string> Peaks => [Peak("events", hour => hour.Events), PeakOfPurchases];

    /// <summary>The hours with most purchases and their revenue, or that nothing was bought.</summary>
    public string PeakOfPurchases
    {
        get
        {
            var most = Most(hour => hour.Purchases);
            var revenue = Hours.All(hour => hour.Revenue == 0)
                ? $"There is no revenue: {InsightText.NoRevenue(1)}."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(most.Count == 1 ? "That hour brings" : "These hours bring")} {most.Sum(hour => hour.RevenuePerDayHour):N2} of revenue on an average day."
                );
            return most.Count == 0
                ? "Nothing was bought in any hour."
                : $"{Peak("purchases", hour => hour.Purchases)} {revenue}";
        }
    }

    /// <summary>Purchases and mean revenue by hour, as bars.</summary>
    public override Chart ToChart()
    {
        if (Hours.All(hour => hour.Events == 0))
        {
            return Chart.Nothing("There are no events.").Title("Activity by hour of the day");
        }

        var clock = Hours.Select(hour => hour.Hour);
        var bought = Hours.Sum(hour => hour.Purchases);
        var purchases =
            bought == 0
                ? Chart.Nothing("Nothing was bought.")
                : Chart.Bar(clock, Hours.Select(hour => hour.Purchases)).YAxis("purchases");
        var revenue = Hours.All(hour => hour.Revenue == 0)
            ? Chart.Nothing(Words.Sentence(InsightText.NoRevenue(bought)))
            : Chart
                .Bar(clock, Hours.Select(hour => hour.RevenuePerDayHour))
                .XAxis("hour of the day (UTC)")
                .YAxis("revenue");
        return Chart
            .Grid(
                1,
                Chart
                    .Bar(clock, Hours.Select(hour => hour.EventsPerDayHour))
                    .Title("Events per day and hour")
                    .YAxis("events"),
                purchases.Title("Purchases, all days together"),
                revenue.Title("Revenue per day and hour")
            )
            .Title("Activity by hour of the day (UTC)")
            .Size(null, 760);
    }

    private string Peak(string what, Func<HourOfDay, long> count)
    {
        var most = Most(count);
        return most.Count == 0
            ? $"There are no {what}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Most {what} come at {Words.List([.. most.Select(hour => $"{hour.Hour:00}")])} h UTC ({count(most[0]):N0}{(most.Count == 1 ? "" : " each")})."
            );
    }

    private IReadOnlyList<HourOfDay> Most(Func<HourOfDay, long> count)
    {
        var highest = Hours.Max(count);
        return highest == 0 ? [] : [.. Hours.Where(hour => count(hour) == highest)];
    }
}
