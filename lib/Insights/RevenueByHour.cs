using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Revenue by hour of the day through fact_events and dim_time: what the star schema must agree on with <see cref="HourlyActivity"/>.</summary>
/// <param name="Hours">Hours with events, most revenue first, ties by hour.</param>
public sealed record RevenueByHour(IReadOnlyList<RevenueHour> Hours) : ChartReport
{
    /// <summary>One row per hour.</summary>
    public Table ToTable() => Table.Of(Hours, "Revenue by hour of the day (UTC)");

    /// <summary>What all hours bring together in a sentence, or why there is no revenue.</summary>
    public string Sentence =>
        Hours.All(hour => hour.Revenue == 0)
            ? Words.Sentence(InsightText.NoRevenue(Hours.Sum(hour => hour.Purchases)))
            : string.Create(
                CultureInfo.InvariantCulture,
                $"All hours together bring {Hours.Sum(hour => hour.Revenue):N2} of revenue."
            );

    /// <summary>Revenue as bars in the order of hours.</summary>
    public override Chart ToChart() =>
        Hours.Count == 0 ? Chart.Nothing("There are no events.").Title("Revenue by hour of the day")
        : Hours.All(hour => hour.Revenue == 0) ? Chart.Nothing(Sentence).Title("Revenue by hour of the day")
        : Chart
            .Bar(Hours.Select(hour => hour.Hour), Hours.Select(hour => hour.Revenue))
            .Title("Revenue by hour of the day (UTC), all days together")
            .XAxis("hour of the day (UTC)")
            .YAxis("revenue");
}
