namespace EcommerceNotebooks.Insights;

/// <summary>A day of a series: what was seen, and what the other days lead one to expect. Null where the series has no value on that day.</summary>
/// <param name="Date">The date (UTC).</param>
/// <param name="Observed">The value; null for a rate of nothing.</param>
/// <param name="Expected">What the days around it and its weekday lead one to expect.</param>
/// <param name="Low">A value below this breaks the pattern.</param>
/// <param name="High">A value above this breaks the pattern.</param>
/// <param name="Severity">How many times the value, plus one, lies beyond its limit, plus one, in counts (money in mean items); 0 within the limits.</param>
public sealed record DailyValue(
    DateOnly Date,
    double? Observed,
    double? Expected,
    double? Low,
    double? High,
    double Severity
);

/// <summary>A series of daily values beside their limits.</summary>
/// <param name="Name">What is counted, such as purchases.</param>
/// <param name="Days">Every day of the log's span.</param>
/// <param name="Reason">Why its days cannot be judged; null where they were.</param>
public sealed record DailySeries(string Name, IReadOnlyList<DailyValue> Days, string? Reason);

/// <summary>A series before it is judged: each day's count in its unit, and what the count is in proportion to.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">One number per day, 0 or more; money in mean items.</param>
/// <param name="Exposures">What the count is in proportion to: 1 for a count, the day's carts for purchases per cart; 0 where it has no value.</param>
/// <param name="Unit">What one count is worth.</param>
/// <param name="Reason">Why the series has nothing to judge; null where it has.</param>
internal sealed record DailyCounts(string Name, double[] Counts, double[] Exposures, double Unit, string? Reason)
{
    // Of fewer, a day without any is nothing unusual.
    private const int Fewest = 5;

    // Where items are few, one dear item is as much as a day's revenue.
    private const int FewestItems = 20;

    internal const string PerCart = "purchases per cart";

    /// <summary>The series that an owner watches.</summary>
    internal static DailyCounts[] Of(IReadOnlyList<DailyKpi> days)
    {
        var purchases = days.Sum(day => day.Purchases);
        var revenue = days.Sum(day => day.Revenue);
        var item = revenue > 0 && purchases > 0 ? (double)revenue / purchases : 1;
        return
        [
            Plain("events", day => day.Events),
            Plain("views", day => day.Views),
            Plain("carts", day => day.Carts),
            Plain("purchases", day => day.Purchases),
            new(
                "revenue",
                [.. days.Select(day => Math.Max(0, (double)day.Revenue) / item)],
                [.. days.Select(_ => 1.0)],
                item,
                revenue <= 0 ? InsightText.NoRevenue(purchases) : TooFew("purchases", purchases, FewestItems)
            ),
            Plain("sessions", day => day.Sessions),
            Plain("users", day => day.Dau),
            new(
                PerCart,
                [.. days.Select(day => day.Carts > 0 ? (double)day.Purchases : 0)],
                [.. days.Select(day => (double)day.Carts)],
                1,
                TooFew(
                    "purchases on days with carts",
                    days.Where(day => day.Carts > 0).Sum(day => day.Purchases),
                    Fewest
                )
            ),
        ];

        DailyCounts Plain(string name, Func<DailyKpi, long> count) =>
            new(
                name,
                [.. days.Select(day => (double)count(day))],
                [.. days.Select(_ => 1.0)],
                1,
                TooFew(name, days.Sum(count), Fewest)
            );

        string? TooFew(string what, long count, int fewest) =>
            count == 0 ? $"there are no {what}"
            : count < fewest * (long)days.Count ? $"there are fewer than {fewest} {what} on a mean day"
            : null;
    }
}
