using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>The figures of every date with events.</summary>
/// <param name="Days">In the order of dates.</param>
public sealed record DailyKpis(IReadOnlyList<DailyKpi> Days)
{
    /// <summary>One row per date.</summary>
    public Table ToTable() =>
        Table.Of(Days, "Daily figures").WithFormat(ColumnFormat.Automatic.OrElse("no orders"), "aov");

    /// <summary>How many days there are, which was the best and how many had no purchase, a sentence each.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            var best = Days.MaxBy(day => day.Revenue);
            var days = Words.Count(Days.Count, "day");
            return best is null ? ["There are no days with events."]
                : Days.All(day => day.Purchases == 0) ? [$"{days} with events, without any purchase."]
                :
                [
                    best.Revenue > 0
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"{days}; the best was {best.Date:yyyy-MM-dd} with {Words.Count(best.Orders, "order")} and {best.Revenue:N2} of revenue."
                        )
                        : $"{days}, none with revenue: {InsightText.NoRevenue(1)}.",
                    $"Days without a purchase: {Days.Count(day => day.Purchases == 0)}.",
                ];
        }
    }

    /// <summary>Revenue, orders, users and average order value over time.</summary>
    public Chart ToChart()
    {
        if (Days.Count == 0)
        {
            return Chart.Nothing("There are no events.").Title("Daily figures");
        }

        var dates = Days.Select(day => day.Date);
        var orders = Days.Sum(day => day.Orders);
        var hasRevenue = Days.Any(day => day.Revenue != 0);
        return Chart
            .Grid(
                2,
                Money(day => day.Revenue, "revenue").Title("Revenue"),
                (
                    orders == 0
                        ? Chart.Nothing("There are no orders.")
                        : Chart.Line(dates, Days.Select(day => day.Orders)).YAxis("orders")
                ).Title("Orders"),
                Chart.Line(dates, Days.Select(day => day.Dau)).YAxis("users").Title("Daily active users"),
                Money(day => day.Aov, "revenue per order").Title("Average order value")
            )
            .Title("Daily figures");

        Chart Money(Func<DailyKpi, decimal?> amount, string title) =>
            orders == 0 ? Chart.Nothing("There are no orders.")
            : !hasRevenue ? Chart.Nothing(Words.Sentence(InsightText.NoRevenue(orders)))
            : Chart.Line(dates, Days.Select(amount)).YAxis(title);
    }
}
