using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>A day that breaks the pattern.</summary>
/// <param name="Date">The date (UTC).</param>
/// <param name="Breaks">The series that break it, the most severe first.</param>
public sealed record UnusualDay(DateOnly Date, IReadOnlyList<DailyBreak> Breaks)
{
    /// <summary>That of its most severe series.</summary>
    public double Severity => Breaks[0].Value.Severity;
}

/// <summary>A series' break of the pattern.</summary>
/// <param name="Series">The series' name.</param>
/// <param name="Value">The day's value beside its limits.</param>
public sealed record DailyBreak(string Series, DailyValue Value);

/// <summary>Days whose counts are not what the days around them and the same weekday lead one to expect: outages, lost or doubled data, sales.</summary>
/// <param name="Options">How they were looked for.</param>
/// <param name="Series">Every series with each of its days.</param>
/// <param name="Days">The days that break the pattern, the most severe first.</param>
/// <param name="Reason">Why no day can be judged; null where they were.</param>
public sealed record UnusualDays(
    UnusualDaysOptions Options,
    IReadOnlyList<DailySeries> Series,
    IReadOnlyList<UnusualDay> Days,
    string? Reason
) : ChartReport
{
    /// <summary>Fewer days than these tell nothing of weekdays.</summary>
    public const int LeastDays = 21;

    /// <summary>More days than these are not looked at.</summary>
    public const int MostDays = 10_000;

    private const int NamedDays = 3;
    private const int NamedSeries = 3;
    private const int DrawnSeries = 4;
    private const string Title = "Days that break the pattern";

    /// <summary>How many days break the pattern, then the most severe ones, a sentence each; or that none does, or why that cannot be said.</summary>
    public IReadOnlyList<string> Sentences =>
        Reason is not null ? [$"Whether a day breaks the pattern cannot be said: {Reason}."]
        : Days.Count == 0
            ? [$"None of {Span} days breaks the pattern of the days around it and of its weekday.", .. NotJudged]
        :
        [
            $"{Days.Count} of {Span} days {(Days.Count == 1 ? "breaks" : "break")} the pattern of the days around {(Days.Count == 1 ? "it and of its weekday" : "them and of their weekdays")}{(Days.Count > NamedDays ? $"; the {NamedDays} most severe" : "")}:",
            .. Days.Take(NamedDays).Select(Sentence),
            .. NotJudged,
        ];

    private IEnumerable<string> NotJudged =>
        Series
            .Where(series => series.Reason is not null)
            .GroupBy(series => series.Reason, series => series.Name)
            .Select(same => $"Not judged: {Words.List([.. same])}, for {same.Key}.");

    private int Span => Series.Max(series => series.Days.Count);

    /// <summary>One row per day and series, the most severe day first.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Days.SelectMany(day =>
                    day.Breaks.Select(each => new
                    {
                        day.Date,
                        Weekday = day.Date.DayOfWeek.ToString(),
                        each.Series,
                        each.Value.Observed,
                        each.Value.Expected,
                        From = each.Value.Low,
                        To = each.Value.High,
                    })
                ),
                Title
                    + (
                        Reason is { } reason ? $": {reason}"
                        : Days.Count == 0 ? ": none"
                        : ""
                    )
            )
            .WithRowFormats(Days.SelectMany(day => day.Breaks).Select(each => Format(each.Series)));

    /// <summary>The series with the most severe breaks, four at most, each with its limits as a band and the unusual days marked; without a break, events and purchases.</summary>
    public override Chart ToChart()
    {
        var judged = Series.Where(series => series.Reason is null).ToArray();
        if (judged.Length == 0)
        {
            return Chart.Nothing(Sentences[0]).Title(Title);
        }

        var broken = Days.SelectMany(day => day.Breaks)
            .OrderByDescending(each => each.Value.Severity)
            .Select(each => each.Series)
            .Distinct()
            .Take(DrawnSeries)
            .ToArray();
        var drawn =
            broken.Length > 0
                ? broken
                : [.. judged.Select(series => series.Name).Where(name => name is "events" or "purchases")];
        return Chart
            .Grid(drawn.Length > 1 ? 2 : 1, [.. judged.Where(series => drawn.Contains(series.Name)).Select(Draw)])
            .Title(Title);
    }

    internal static UnusualDays Of(IReadOnlyList<DailyKpi> days, UnusualDaysOptions? options = null)
    {
        var chosen = (options ?? new UnusualDaysOptions()).Checked();
        var all = DailyCounts.Of(days);
        var reason =
            days.Count == 0 ? "there are no events"
            : days.Count < LeastDays
                ? $"the log spans {Words.Count(days.Count, "day")}, and {LeastDays} are the fewest that tell"
            : days.Count > MostDays
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the log spans {days.Count:N0} days, and {MostDays:N0} are the most that are looked at"
                )
            : null;
        var judged = all.Where(series =>
                reason is null && series.Reason is null && series.Exposures.Count(each => each > 0) >= LeastDays
            )
            .ToArray();
        var values = judged.Sum(series => series.Exposures.Count(each => each > 0));
        var series = all.Select(each =>
                Judge(each, days, judged.Contains(each) ? chosen.FalseAlarms / 2 / values : null, reason, chosen)
            )
            .ToArray();
        return new UnusualDays(
            chosen,
            series,
            [
                .. series
                    .SelectMany(each =>
                        each.Days.Where(day => day.Severity > 0).Select(day => new DailyBreak(each.Name, day))
                    )
                    .GroupBy(each => each.Value.Date)
                    .Select(day => new UnusualDay(day.Key, [.. day.OrderByDescending(each => each.Value.Severity)]))
                    .OrderByDescending(day => day.Severity)
                    .ThenBy(day => day.Date),
            ],
            reason
        );
    }

    private static DailySeries Judge(
        DailyCounts series,
        IReadOnlyList<DailyKpi> days,
        double? side,
        string? reason,
        UnusualDaysOptions options
    )
    {
        var limits = side is { } chance ? DayPattern.Of(series, days[0].Date, chance, options.Neighbours) : null;
        return new DailySeries(
            series.Name,
            [.. days.Select((day, i) => Value(day.Date, series, i, limits?[i]))],
            reason
                ?? series.Reason
                ?? (
                    side is null ? $"it has a value on fewer than {LeastDays} days"
                    : limits is null ? "more than a quarter of its days differ from those around them"
                    : null
                )
        );
    }

    private static DailyValue Value(DateOnly date, DailyCounts series, int day, DayLimits? limits)
    {
        var (count, exposure) = (series.Counts[day], series.Exposures[day]);
        var worth = exposure > 0 ? series.Unit / exposure : (double?)null;
        var severity =
            limits is not { } found ? 0
            : count < found.Low ? (found.Low + 1) / (count + 1)
            : count > found.High ? (count + 1) / (found.High + 1)
            : 0;
        return new DailyValue(
            date,
            count * worth,
            limits?.Expected * worth,
            limits?.Low * worth,
            limits?.High * worth,
            severity
        );
    }

    // What fell short first: that is what costs.
    private static string Sentence(UnusualDay day)
    {
        var low = Named(day.Breaks.Where(each => each.Value.Observed < each.Value.Low));
        var high = Named(day.Breaks.Where(each => each.Value.Observed > each.Value.High));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Date:yyyy-MM-dd}: {(low.Length > 0 ? "too low " + low : "")}{(low.Length > 0 && high.Length > 0 ? "; " : "")}{(high.Length > 0 ? "too high " + high : "")}."
        );
    }

    private static string Named(IEnumerable<DailyBreak> breaks) =>
        Words.First(
            [
                .. breaks.Select(each =>
                    $"{each.Series} ({Text(each.Series, each.Value.Observed)}; expected {Text(each.Series, each.Value.Low)} to {Text(each.Series, each.Value.High)})"
                ),
            ],
            NamedSeries
        );

    private static string Text(string series, double? value) => ValueText.Of(value, Format(series), 0);

    private static ColumnFormat Format(string series) =>
        (
            series switch
            {
                DailyCounts.PerCart => ColumnFormat.Percent(),
                "revenue" => ColumnFormat.Fixed(2),
                _ => ColumnFormat.Fixed(0),
            }
        ).OrElse("no carts");

    private Chart Draw(DailySeries series)
    {
        var marked = series.Days.Where(day => day.Severity > 0).ToArray();
        var dates = series.Days.Select(day => day.Date);
        var chart = Chart
            .Band(dates, series.Days.Select(day => day.Low), series.Days.Select(day => day.High), "limits")
            .With(Chart.Line(dates, series.Days.Select(day => day.Observed), "day"));
        return (
            marked.Length == 0
                ? chart
                : chart.With(
                    Chart.Scatter(
                        marked.Select(day => day.Date),
                        marked.Select(day => day.Observed),
                        "breaks the pattern"
                    )
                )
        )
            .Title(series.Name)
            .YAxis(series.Name);
    }
}
