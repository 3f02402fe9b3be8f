using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Executive;

/// <summary>Revenue by hour and weekday, each divided by how many such hours the dates hold.</summary>
internal sealed class HourHeatmap(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var known = CellSums
            .By(totals.Hours, hour => (hour.Weekday, hour.Hour))
            .ToDictionary(each => each.Key, each => each.Sums);
        var days = Weekdays.Counts(context);
        var rows = Enumerable
            .Range(1, 7)
            .SelectMany(weekday => Enumerable.Range(0, 24).Select(hour => (Weekday: weekday, Hour: hour)))
            .Where(_ => known.Count > 0)
            .Select(place =>
            {
                var sums = known.GetValueOrDefault((place.Weekday, place.Hour));
                var count = days[place.Weekday - 1];
                return new
                {
                    place.Weekday,
                    Day = Weekdays.Names[place.Weekday - 1],
                    place.Hour,
                    Days = count,
                    Events = sums?.Events ?? 0,
                    Purchases = sums?.Purchases ?? 0,
                    Revenue = sums?.Revenue ?? 0,
                    RevenuePerHour = count == 0 ? null : (decimal?)decimal.Round((sums?.Revenue ?? 0) / count, 2),
                };
            })
            .ToArray();
        var chart =
            rows.Length == 0
                ? Chart.Nothing("There are no events.")
                : Chart
                    .Heatmap(
                        Enumerable.Range(0, 24).Select(hour => DashboardContext.Invariant($"{hour:00}")),
                        Weekdays.Names,
                        rows.Chunk(24).Select(day => day.Select(hour => (double?)hour.RevenuePerHour))
                    )
                    .XAxis($"hour ({context.Filter.TimeZone})")
                    .YAxis("weekday");
        return new FigureAnswer(
            figure,
            Table.Of(rows, figure.Title).WithFormat(ColumnFormat.Automatic.OrElse("no such day"), "revenue_per_hour")
        )
        {
            Chart = chart.Title(figure.Title),
            Keys = ["weekday", "hour"],
            Numbers = Named("events", "purchases", "revenue"),
            Source = totals.Source,
            Sentences =
                rows.Length == 0
                    ? ["No event is taken by this filter."]
                    :
                    [
                        // Unrounded, as little revenue over many days is not none.
                        Sentence(
                            rows.Select(row =>
                                (row.Day, row.Hour, row.Days == 0 ? null : (decimal?)(row.Revenue / row.Days))
                            )
                        ),
                    ],
        };
    }

    private static string Sentence(IEnumerable<(string Day, int Hour, decimal? Value)> hours)
    {
        var judged = hours.Where(hour => hour.Value is not null).ToArray();
        var highest = judged.Max(hour => hour.Value!.Value);
        var most = judged.Where(hour => hour.Value == highest).ToArray();
        return highest == 0
            ? "No hour brings revenue."
            : DashboardContext.Invariant(
                $"Most revenue per clock hour comes on {Words.First([.. most.Select(hour => DashboardContext.Invariant($"{hour.Day} from {hour.Hour:00} to {(hour.Hour + 1) % 24:00}"))], 3)}: {highest:N2}."
            );
    }
}

/// <summary>Revenue by hour of the day, or by weekday, divided by the days that the dates hold of each.</summary>
internal sealed class HourBars(Figure figure, bool byWeekday) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var hours = totals.Hours;
        var counts = Weekdays.Counts(context);
        var keys =
            hours.Count == 0 ? []
            : byWeekday ? Enumerable.Range(1, 7)
            : Enumerable.Range(0, 24);
        var rows = keys.Select(key =>
            {
                var sums = CellSums.Add(hours.Where(each => (byWeekday ? each.Weekday : each.Hour) == key));
                var days = byWeekday ? counts[key - 1] : counts.Sum();
                return new
                {
                    Key = key,
                    Name = byWeekday ? Weekdays.Names[key - 1] : DashboardContext.Invariant($"{key:00}"),
                    Days = days,
                    sums.Events,
                    sums.Views,
                    sums.Purchases,
                    sums.Revenue,
                    RevenuePerDay = days == 0 ? null : (decimal?)decimal.Round(sums.Revenue / days, 2),
                    PurchasesPerDay = days == 0 ? null : (double?)((double)sums.Purchases / days),
                };
            })
            .ToArray();
        var key = byWeekday ? "weekday" : "hour";
        var chart =
            rows.Length == 0 ? Chart.Nothing("There are no events.")
            : rows.All(row => row.Revenue == 0) ? Chart.Nothing("No hour has revenue.")
            : byWeekday
                ? Chart
                    .Bar(rows.Select(row => row.Name), rows.Select(row => row.RevenuePerDay))
                    .YAxis("revenue per day")
            : Chart
                .Line(rows.Select(row => row.Key), rows.Select(row => row.RevenuePerDay), "revenue")
                .XAxis($"hour ({context.Filter.TimeZone})")
                .YAxis("revenue per clock hour");
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .Renamed("key", key)
                .WithFormat(ColumnFormat.Automatic.OrElse("no such day"), "revenue_per_day", "purchases_per_day")
        )
        {
            Chart = chart.Title(figure.Title),
            Keys = [key],
            Numbers = Named("events", "views", "purchases", "revenue"),
            Source = totals.Source,
            Sentences =
            [
                DashboardContext.Invariant(
                    $"Revenue is divided by the {Words.Count(counts.Sum(), "day")} of the range{(byWeekday ? " that fall on each weekday" : "")}, days without events among them."
                ),
            ],
        };
    }
}

/// <summary>Weekdays, Monday first.</summary>
internal static class Weekdays
{
    internal static readonly string[] Names =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    /// <summary>How many of each the filter's dates within the log hold.</summary>
    internal static int[] Counts(DashboardContext context)
    {
        if (context.From is not { } from || context.To is not { } to || to <= from)
        {
            return new int[7];
        }

        var days = to.DayNumber - from.DayNumber;
        var first = ((int)from.DayOfWeek + 6) % 7;
        return [.. Enumerable.Range(0, 7).Select(weekday => (days - (weekday - first + 7) % 7 + 6) / 7)];
    }
}
