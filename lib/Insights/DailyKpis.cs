using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>The figures of every date from the first to the last with an event.</summary>
/// <param name="Days">In the order of dates, those without events too.</param>
public sealed record DailyKpis(IReadOnlyList<DailyKpi> Days) : ChartReport
{
    private const int NamedDays = 3;
    private const string Marked = "breaks the pattern";

    /// <summary>One row per date.</summary>
    public Table ToTable() =>
        Table
            .Of(Days, "Daily figures")
            .WithFormat(ColumnFormat.Automatic.OrElse("no orders"), "aov")
            .WithFormat(ColumnFormat.Automatic.OrElse("no users"), "arpu");

    /// <summary>How many days there are, which brought most and on which nothing was bought, a sentence each.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            var days = Words.Count(Days.Count, "day");
            return Days.Count == 0 ? ["There are no days with events."]
                : Days.All(day => day.Purchases == 0) ? [$"{days}, without any purchase."]
                : [$"{days}{Most}", WithoutPurchase];
        }
    }

    // Sums, not rates: the largest is a fact, and equal ones are named together.
    private string Most
    {
        get
        {
            var highest = Days.Max(day => day.Revenue);
            DailyKpi[] most = [.. Days.Where(day => day.Revenue == highest)];
            return highest <= 0 ? $", none with revenue: {InsightText.NoRevenue(1)}."
                : most.Length == 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"; most revenue came on {most[0].Date:yyyy-MM-dd}: {highest:N2} from {Words.Count(most[0].Orders, "order")}."
                    )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; most revenue came on {Named(most)}: {highest:N2} each."
                );
        }
    }

    private string WithoutPurchase
    {
        get
        {
            DailyKpi[] empty = [.. Days.Where(day => day.Purchases == 0)];
            return empty.Length == 0
                ? "Every day has a purchase."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Words.Count(empty.Length, "day")} without a purchase: {Named(empty)}."
                );
        }
    }

    private static string Named(DailyKpi[] days) =>
        Words.First([.. days.Select(day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))], NamedDays);

    /// <summary>Revenue, orders, users and average order value over time.</summary>
    public override Chart ToChart() => Draw([]);

    /// <summary>The same with the days marked that break the pattern.</summary>
    public Chart ToMarkedChart(UnusualDays unusual)
    {
        ArgumentNullException.ThrowIfNull(unusual);
        return Draw([.. unusual.Days.Select(day => day.Date)]);
    }

    private Chart Draw(HashSet<DateOnly> marked)
    {
        if (Days.Count == 0)
        {
            return Chart.Nothing("There are no events.").Title("Daily figures");
        }

        var orders = Days.Sum(day => day.Orders);
        var hasRevenue = Days.Any(day => day.Revenue != 0);
        return Chart
            .Grid(
                2,
                Money(day => day.Revenue, "revenue").Title("Revenue"),
                (orders == 0 ? Chart.Nothing("There are no orders.") : Line(day => day.Orders, "orders")).Title(
                    "Orders"
                ),
                Line(day => day.Dau, "users").Title("Daily active users"),
                Money(day => day.Aov, "revenue per order").Title("Average order value")
            )
            .Title("Daily figures");

        Chart Money(Func<DailyKpi, decimal?> amount, string title) =>
            orders == 0 ? Chart.Nothing("There are no orders.")
            : !hasRevenue ? Chart.Nothing(Words.Sentence(InsightText.NoRevenue(orders)))
            : Line(amount, title);

        Chart Line(Func<DailyKpi, decimal?> value, string title)
        {
            DailyKpi[] found = [.. Days.Where(day => marked.Contains(day.Date) && value(day) is not null)];
            var line = Chart.Line(Days.Select(day => day.Date), Days.Select(value), "day");
            return (
                found.Length == 0
                    ? line
                    : line.With(Chart.Scatter(found.Select(day => day.Date), found.Select(value), Marked))
            ).YAxis(title);
        }
    }
}
