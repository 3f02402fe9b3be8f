using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel by the date (UTC) on which attempts start.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="Days">The dates with attempts in order.</param>
public sealed record FunnelTrend(FunnelOptions Options, IReadOnlyList<FunnelTrendDay> Days)
{
    private string Title => "Conversion by the date of the first step, " + Options.Describe();

    /// <summary>One row per date.</summary>
    public Table ToTable() => Table.Of(Days, Title).WithFormat(ColumnFormat.Percent(), "conversion");

    /// <summary>The conversion of each date as a line; dates whose windows are unfinished are a series of their own, as they can only rise.</summary>
    public Chart ToChart()
    {
        var series = Days.GroupBy(day => day.IsUnfinished)
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
            ? Chart.Nothing("No unit has the first step.").Title(Title)
            : series
                .Aggregate((chart, next) => chart.With(next))
                .Title(Title)
                .XAxis("date of the first step")
                .YAxis($"{Options.StepName(Options.LastRequired)}, of {Options.UnitName}", ".1%");
    }
}
