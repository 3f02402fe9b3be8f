using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>The figures of every date with events.</summary>
/// <param name="Days">In the order of dates.</param>
public sealed record DailyKpis(IReadOnlyList<DailyKpi> Days)
{
    /// <summary>One row per date.</summary>
    public Table ToTable() => Table.Of(Days, "Daily figures");

    /// <summary>Revenue, orders, users and average order value over time.</summary>
    public Chart ToChart()
    {
        if (Days.Count == 0)
        {
            return Chart.Nothing("There are no events.").Title("Daily figures");
        }

        var dates = Days.Select(day => day.Date);
        var values = Days.Any(day => day.Aov is not null)
            ? Chart.Line(dates, Days.Select(day => day.Aov)).YAxis("revenue per order")
            : Chart.Nothing("There are no orders.");
        return Chart
            .Grid(
                2,
                Chart.Line(dates, Days.Select(day => day.Revenue)).YAxis("revenue").Title("Revenue"),
                Chart.Line(dates, Days.Select(day => day.Orders)).YAxis("orders").Title("Orders"),
                Chart.Line(dates, Days.Select(day => day.Dau)).YAxis("users").Title("Daily active users"),
                values.Title("Average order value")
            )
            .Title("Daily figures");
    }
}
