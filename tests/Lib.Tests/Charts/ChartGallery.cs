using EcommerceNotebooks.Charts;

namespace Tests.Charts;

/// <summary>One chart of every kind and of every feature that could go wrong, for tests that look at all of them.</summary>
internal static class ChartGallery
{
    private static readonly int[] Hours = [.. Enumerable.Range(0, 24)];
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly DateOnly[] Days =
    [
        .. Enumerable.Range(0, 31).Select(day => new DateOnly(2019, 10, 1).AddDays(day)),
    ];

    internal static IReadOnlyDictionary<string, Chart> All { get; } =
        new SortedDictionary<string, Chart>(StringComparer.Ordinal)
        {
            ["band"] = Chart
                .Band(
                    Days,
                    Wave(31, 900, 16),
                    Wave(31, 1_500, 16).Select((value, day) => day is 4 or 20 ? (double?)null : value),
                    "limits"
                )
                .With(Chart.Line(Days, Wave(31, 1_200, 16), "day"))
                .With(Chart.Scatter(Days.Take(2), Wave(2, 1_200, 1), "breaks the pattern"))
                .Title("A band that days without limits part")
                .YAxis("events"),
            ["bar"] = Chart.Bar(Hours, Wave(24, 20_000, 9)).Title("Events by hour").XAxis("hour (UTC)").YAxis("events"),
            ["bar_grouped"] = Grouped().Title("Views, carts and purchases by weekday").YAxis("events"),
            ["bar_horizontal"] = Chart
                .HorizontalBar(
                    new[]
                    {
                        "electronics.smartphone",
                        "computers.notebook",
                        "appliances.environment.air_conditioner",
                        "uncategorized",
                    },
                    new[] { 157_049_623.37m, 8_978_883.42m, 3_830_077.01m, 23_200_000m },
                    "revenue"
                )
                .Title("Revenue by category")
                .XAxis("revenue"),
            ["bar_intervals"] = Chart
                .Bar(new[] { "[0, 60)", "[60, 300)", "[300, 600)" }, new double?[] { 0.007, 0.031, null })
                .ErrorBars(new double?[] { 0.004, 0.025, null }, new double?[] { 0.012, 0.04, null })
                .Title("Sessions with a purchase by duration")
                .YAxis("per session", ".1%"),
            ["bar_long_labels"] = Chart
                .Bar(Enumerable.Range(1, 30).Select(i => $"a rather long brand name {i}"), Wave(30, 500, 12))
                .Title("Labels that need turning"),
            ["bar_stacked"] = Grouped().Stacked().Title("Events by weekday, stacked").YAxis("events"),
            ["empty"] = Chart.Nothing("There are no purchases.").Title("Revenue"),
            ["funnel"] = Chart
                .Funnel(
                    new[] { "sessions", "with a view", "with a cart", "with a purchase" },
                    new[] { 7_859, 7_850, 433, 409 }
                )
                .Title("Sessions from view to purchase"),
            ["grid"] = Grid(),
            ["grid_funnels"] = Chart
                .Grid(
                    3,
                    [
                        .. new[] { 36_744, 7_231, 94_109 }.Select(all =>
                            Chart
                                .Funnel(new[] { "view", "cart", "purchase" }, new[] { all, all / 11, all / 30 })
                                .Title("units")
                        ),
                    ]
                )
                .Title("Funnels with little room"),
            ["heatmap"] = Chart
                .Heatmap(
                    Hours,
                    Weekdays,
                    Weekdays.Select(
                        (_, day) =>
                            Wave(24, 900 + (100 * day), 10 + (day % 3))
                                .Select(value => day == 2 ? (double?)null : value)
                    ),
                    "sessions"
                )
                .Title("Sessions by weekday and hour")
                .XAxis(new AxisOptions { Title = "hour (UTC)", Scale = AxisScale.Category }),
            ["histogram"] = Chart
                .Histogram(Wave(400, 100, 150), "price", 20)
                .Title("Prices")
                .XAxis("price")
                .YAxis("events"),
            ["line"] = Chart.Line(Days, Wave(31, 1_500_000, 16), "revenue").Title("Daily revenue").YAxis("revenue"),
            ["line_gaps"] = Chart
                .Line(
                    Hours,
                    Hours.Select(hour => hour is 5 or 6 ? (double?)null : hour * hour),
                    "a <b>bold</b> & risky name"
                )
                .With(Chart.Line(Hours, Hours.Select(hour => hour * 20.0), "second"))
                .Title("A line with a gap"),
            ["line_log"] = Chart
                .Line(Hours, Hours.Select(hour => Math.Pow(2, hour) - 1))
                .YAxis("users", log: true)
                .Title("A log axis, on which 0 has no place"),
            ["pie"] = Chart
                .Pie(new[] { "view", "cart", "purchase", "remove_from_cart" }, new[] { 33_696, 671, 477, 0 }, hole: 0.5)
                .Title("Events by type"),
            ["pie_many"] = Chart
                .Pie(Enumerable.Range(1, 12).Select(i => $"brand {i}"), Enumerable.Range(1, 12).Select(i => 1000 / i))
                .Title("Twelve slices"),
            ["sankey"] = Chart
                .Sankey([
                    new SankeyLink("view", "cart", 420),
                    new SankeyLink("view", "purchase", 180),
                    new SankeyLink("view", "leave", 7_000),
                    new SankeyLink("cart", "purchase", 230),
                    new SankeyLink("cart", "leave after cart", 190),
                ])
                .Title("Where sessions go"),
            ["scatter"] = Chart
                .Scatter(Wave(200, 100, 60), Wave(200, 40, 20), "products")
                .Title("Price and views")
                .XAxis("price", ",.0f")
                .YAxis("views"),
            ["scatter3d"] = Chart
                .Scatter3d(Wave(150, 100, 60), Wave(150, 40, 20), Wave(150, 9, 100), "buyers")
                .With(Chart.Scatter3d(Wave(20, 10, 6), Wave(20, 40, 20), Wave(20, 9, 10), "others"))
                .Title("Recency, frequency, money")
                .XAxis("recency")
                .YAxis("frequency")
                .ZAxis(new AxisOptions { Title = "money" }),
            ["treemap"] = Chart
                .Treemap(
                    new[] { "Champions", "Loyal", "Cant Lose", "Lost", "New", "Potential", "Hibernating" },
                    new[] { 7_400.5, 1_200, 900, 650, 320, 40, 0 }
                )
                .Title("Revenue by segment"),
        };

    /// <summary>A smooth bump with a little arithmetic noise: the same on every machine.</summary>
    private static double[] Wave(int count, double height, int top) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Math.Round(
                        height
                            * ((0.2 + (1.0 / (1 + (Math.Abs(i - top) * 4.0 / count)))) + (0.05 * (i * 7919 % 13) / 13)),
                        2
                    )
                ),
        ];

    private static Chart Grouped() =>
        Chart
            .Bar(Weekdays, Wave(7, 5_000, 3), "view")
            .With(Chart.Bar(Weekdays, Wave(7, 900, 5), "cart"))
            .With(Chart.Bar(Weekdays, Wave(7, 600, 5), "purchase"));

    private static Chart Grid() =>
        Chart
            .Grid(
                2,
                Grouped().Title("By weekday"),
                Chart.Pie(new[] { "view", "cart" }, new[] { 9, 1 }).Title("Types"),
                Chart
                    .Heatmap(new[] { 1, 2, 3 }, Weekdays, Weekdays.Select((_, i) => new[] { i, i * 2, i * 3 }), "n")
                    .Title("Heat"),
                Chart.Scatter3d(Wave(30, 1, 3), Wave(30, 2, 9), Wave(30, 3, 20)).Title("Space"),
                Chart.Funnel(new[] { "view", "cart" }, new[] { 90, 10 }).Title("Funnel"),
                Chart.Nothing("No data here").Title("Nothing")
            )
            .Title("A dashboard");
}
