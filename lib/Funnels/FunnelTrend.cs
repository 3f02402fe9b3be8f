using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel by the date (UTC) on which attempts start.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="Days">Every date from the first to the last that counts, in order; empty where no attempt starts on any.</param>
public sealed record FunnelTrend(FunnelOptions Options, IReadOnlyList<FunnelTrendDay> Days) : ChartReport
{
    private const int MostDays = 36_525;

    internal static string Name(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Every date from the start to the end of what counts; only those with attempts where that is longer than a century, for then some time is wrong.</summary>
    internal static FunnelTrend Of(FunnelOptions options, FunnelGroup[] groups, DateTime? start, DateTime? end)
    {
        var known = groups.ToDictionary(group =>
            DateOnly.ParseExact(group.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
        );
        if (known.Count == 0 || start is not { } from || end is not { } to)
        {
            return new FunnelTrend(options, []);
        }

        var first = Math.Min(DateOnly.FromDateTime(from).DayNumber, known.Keys.Min());
        var last = Math.Max(DateOnly.FromDateTime(to.AddTicks(-1)).DayNumber, known.Keys.Max());
        var days = last - first < MostDays ? Enumerable.Range(first, last - first + 1) : known.Keys.Order();
        return new FunnelTrend(options, [.. days.Select(DateOnly.FromDayNumber).Select(Day)]);

        FunnelTrendDay Day(DateOnly date)
        {
            var group = known.GetValueOrDefault(date.DayNumber);
            var left = to - date.ToDateTime(TimeOnly.MinValue) - TimeSpan.FromDays(1);
            return new(
                date,
                group?.Units[0] ?? 0,
                group?.Units[options.LastRequired - 1] ?? 0,
                group?.Conversion,
                left < (options.EffectiveWindow ?? TimeSpan.Zero)
            );
        }
    }

    private string Title => "Conversion by the date of the first step, " + Options.Describe();

    /// <summary>One row per date.</summary>
    public Table ToTable() =>
        Table.Of(Days, Title).WithFormat(ColumnFormat.Percent().OrElse("no entries"), "conversion");

    /// <summary>How many dates are unfinished in a sentence, or that there are none.</summary>
    public string Sentence
    {
        get
        {
            var unfinished = Days.Count(day => day.IsUnfinished);
            return Days.Count == 0
                ? $"None of the {Options.UnitName} has the first step, so there are no days to compare."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Words.Count(Days.Count, "day")}, of which {unfinished:N0} unfinished{(Options.EffectiveWindow is { } window && window < TimeSpan.MaxValue ? $": {Options.UnitName} have {FunnelOptions.Length(window)}" : "")}."
                );
        }
    }

    /// <summary>The conversion of each date as a line; dates whose windows are unfinished are a series of their own, as they can only rise.</summary>
    public override Chart ToChart()
    {
        var series = Days.GroupBy(day => day.IsUnfinished)
            .Where(group => group.Any(day => day.Conversion is not null))
            .OrderBy(group => group.Key)
            .Select(group =>
                Chart.Line(
                    group.Select(day => day.Date),
                    group.Select(day => day.Conversion),
                    group.Key ? "window unfinished" : "window finished"
                )
            )
            .ToArray();
        return series.Length == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : series
                .Aggregate((chart, next) => chart.With(next))
                .Title(Title)
                .XAxis("date of the first step")
                .YAxis($"{Options.StepName(Options.LastRequired)}, of {Options.UnitName}", ".1%");
    }
}

/// <summary>The attempts that start on one date (UTC).</summary>
/// <param name="Date">The date.</param>
/// <param name="Entries">Units whose attempt starts on it.</param>
/// <param name="Conversions">Those of them at the last required step.</param>
/// <param name="Conversion">Conversions over entries; null without entries.</param>
/// <param name="IsUnfinished">Whether the window of an attempt of this date can still be open at the end of what counts; of sessions without a window, whether the date itself is.</param>
public sealed record FunnelTrendDay(
    DateOnly Date,
    long Entries,
    long Conversions,
    double? Conversion,
    bool IsUnfinished
);
