using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>What average precision loses without each feature.</summary>
/// <param name="Options">How it was measured.</param>
/// <param name="Rows">How many rows were used.</param>
/// <param name="Positives">How many of them are positive.</param>
/// <param name="AveragePrecision">The average precision with all features.</param>
/// <param name="Drops">The drop for each feature, by its name, largest first.</param>
public sealed record ImportanceReport(
    ImportanceOptions Options,
    long Rows,
    long Positives,
    Estimate AveragePrecision,
    IReadOnlyList<Estimate> Drops
) : ChartReport
{
    private const int MostBars = 20;

    private string Title => $"Drop in average precision when a feature is shuffled, {Words.Count(Rows, "row")}";

    /// <summary>One row per feature, largest drop first.</summary>
    public Table ToTable() =>
        EstimateTable.Of(Title, Drops).WithHeading("figure", "Feature").WithHeading("value", "Drop");

    /// <summary>The largest drops as bars, with their intervals; at most 20 features.</summary>
    public override Chart ToChart()
    {
        var drops = Drops.Where(drop => drop.Value is not null).Take(MostBars).ToArray();
        if (drops.Length == 0)
        {
            return Chart.Nothing(Words.Sentence(AveragePrecision.Reason ?? "there are no features")).Title(Title);
        }

        return Chart
            .HorizontalBar(drops.Select(drop => drop.Name), drops.Select(drop => drop.Value), "drop")
            .ErrorBars(drops.Select(EvaluationCharts.Low), drops.Select(EvaluationCharts.High))
            .Title(Title)
            .XAxis("drop in average precision");
    }
}
