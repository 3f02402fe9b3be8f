using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel by the values that its units have at their first step. Every unit has exactly one value, so that the groups sum to the whole funnel at each step.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="By">What it is broken down by.</param>
/// <param name="Groups">The values with most units, then all others together.</param>
public sealed record FunnelBreakdownReport(FunnelOptions Options, FunnelBreakdown By, IReadOnlyList<FunnelGroup> Groups)
{
    private string Title =>
        $"Funnel by {By switch
    {
        FunnelBreakdown.Brand => "brand",
        FunnelBreakdown.Category => "category",
        FunnelBreakdown.UserSegment => "user segment",
        FunnelBreakdown.RfmSegment => "RFM segment",
        _ => "hour",
    }} of its first step, {Options.Describe()}";

    /// <summary>One row per value and step.</summary>
    public Table ToTable() =>
        Table
            .Of(Groups.SelectMany(Rows), Title)
            .WithFormat(ColumnFormat.Percent(), "step_conversion", "overall_conversion");

    /// <summary>The conversion of each value as bars: hours in their order, other values with most units first.</summary>
    public Chart ToChart()
    {
        if (Groups.Count == 0)
        {
            return Chart.Nothing("No unit has the first step.").Title(Title);
        }

        var shown =
            By == FunnelBreakdown.EntryHour
                ? Groups.OrderBy(group => group.IsOther).ThenBy(group => group.Value, StringComparer.Ordinal)
                : Groups.AsEnumerable();
        return Chart
            .HorizontalBar(
                shown.Select(group => group.Value),
                shown.Select(group => group.Conversion ?? 0),
                hover: shown.Select(group =>
                    FormattableString.Invariant(
                        $"{group.Value}: {group.Units[Options.LastRequired - 1]} of {group.Units[0]} {Options.UnitName}"
                    )
                )
            )
            .Title(Title)
            .XAxis($"{Options.StepName(Options.LastRequired)}, of {Options.UnitName} at the first step", ".1%");
    }

    private IEnumerable<FunnelGroupStep> Rows(FunnelGroup group) =>
        Enumerable
            .Range(1, Options.Steps.Length)
            .Select(step => new FunnelGroupStep(
                group.Value,
                step,
                Options.StepName(step),
                group.Units[step - 1],
                step == 1
                    ? null
                    : FunnelStepCount.Share(group.Units[step - 1], group.Units[Options.RequiredBefore(step) - 1]),
                FunnelStepCount.Share(group.Units[step - 1], group.Units[0])
            ));
}
