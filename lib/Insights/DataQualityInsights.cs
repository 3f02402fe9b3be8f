using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>What is missing or odd in the events: empty columns, prices, copies, rows put aside.</summary>
/// <param name="Findings">Always the same findings in the same order, also those that do not occur.</param>
public sealed record DataQualityInsights(IReadOnlyList<DataQualityFinding> Findings) : ChartReport
{
    /// <summary>One row per finding.</summary>
    public Table ToTable() =>
        Table.Of(Findings, "Data quality").WithFormat(ColumnFormat.Percent().OrElse("no events"), "share");

    /// <summary>The shares as bars, the largest on top.</summary>
    public override Chart ToChart()
    {
        var ranked = Findings.OrderByDescending(finding => finding.Share);
        return Findings.All(finding => finding.Share is null)
            ? Chart.Nothing("There are no events.").Title("Data quality")
            : Chart
                .HorizontalBar(ranked.Select(finding => finding.Finding), ranked.Select(finding => finding.Share))
                .Title("Data quality")
                .XAxis("share of events", ".1%");
    }
}
