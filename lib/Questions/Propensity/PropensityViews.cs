using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Parts of a report of propensity as tables and charts; without a model each says why there is none.</summary>
public static class PropensityViews
{
    extension(PropensityReport report)
    {
        /// <summary>Who is scored and who is held out: rows and base rates.</summary>
        public Table ToPopulationTable() =>
            Table
                .Of(
                    new (string Part, int Rows, long? Positives)[]
                    {
                        ("training", report.TrainingRows, report.TrainingPositives),
                        ("calibration", report.ValidationRows, report.ValidationPositives),
                        ("test", report.TestRows, report.TestPositives),
                    }.Select(part => new
                    {
                        part.Part,
                        part.Rows,
                        part.Positives,
                        BaseRate = part.Rows == 0 ? null : (double?)part.Positives / part.Rows,
                    }),
                    $"Population, {report.Task}"
                )
                .WithFormat(ColumnFormat.Percent().OrElse("no rows"), "base_rate");

        /// <summary>What the model has more than the best baseline.</summary>
        public Table ToGainTable() =>
            report
                .Gain?.ToTable()
                .WithTitle(
                    $"{PropensityReport.TreesName} less {report.BestBaseline}, {Words.Count(report.TestRows, "row")}"
                )
            ?? Nothing(report);

        /// <summary>The model's deciles.</summary>
        public Table ToDecileTable() => report.Evaluation?.ToPartTable() ?? Nothing(report);

        /// <summary>The model's lift by decile, with intervals.</summary>
        public Chart ToLiftChart() => report.Evaluation?.ToChart() ?? report.ToChart();

        /// <summary>Observed rates over the model's probabilities.</summary>
        public Chart ToReliabilityChart() => report.Evaluation?.ToReliabilityChart() ?? report.ToChart();

        /// <summary>The drop in average precision without each feature.</summary>
        public Chart ToImportanceChart() => report.Importance()?.ToChart() ?? report.ToChart();

        /// <summary>Every feature's drop in average precision, with its interval, and its share of the trees' gain, largest share first.</summary>
        public Table ToImportanceTable()
        {
            if (report.Importance() is not { } importance)
            {
                return Nothing(report);
            }

            var drops = importance.Drops.ToDictionary(drop => drop.Name);
            return Table
                .Of(
                    report
                        .Model!.Trees.Importance.OrderByDescending(each => each.Gain)
                        .ThenBy(each => each.Feature, StringComparer.Ordinal)
                        .Select(each => new
                        {
                            each.Feature,
                            ShareOfGain = each.Gain,
                            each.Splits,
                            Drop = drops[each.Feature].Value,
                            DropFrom = drops[each.Feature].Interval?.Low,
                            DropTo = drops[each.Feature].Interval?.High,
                        }),
                    "Importance of features"
                )
                .WithFormat(ColumnFormat.Percent(), "share_of_gain")
                .WithFormat(ColumnFormat.Fixed(4).OrElse("not computed"), "drop", "drop_from", "drop_to");
        }
    }

    private static Table Nothing(PropensityReport report) => Table.Of(Array.Empty<Estimate>(), report.Sentence);

    internal static Chart Bars(IReadOnlyList<PropensityScore> scores) =>
        Chart
            .HorizontalBar(
                scores.Select(each => each.Name),
                scores.Select(each => each.Evaluation.AveragePrecision.Value),
                "average precision"
            )
            .ErrorBars(
                scores.Select(each => each.Evaluation.AveragePrecision.Interval?.Low),
                scores.Select(each => each.Evaluation.AveragePrecision.Interval?.High)
            )
            .XAxis("average precision")
            .YAxis(new AxisOptions { Reversed = true });
}
