using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel by the date (UTC) on which attempts start.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="Days">Every date from the first to the last that counts, in order; empty where no attempt starts on any.</param>
public sealed record FunnelTrend(FunnelOptions Options, IReadOnlyList<FunnelTrendDay> Days) : ChartReport
{
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
