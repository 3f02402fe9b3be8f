using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Boosting;
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

    /// <summary>LightGBM's own trainer beside ML.NET's: both trained on the test's rows and judged on the same, which says only whether they give the same trees.</summary>
    public static Table ToTrainerTable(this PropensityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Test is not { } rows)
        {
            return Nothing(report);
        }

        var boosting = report.Options.Boosting with { EarlyStoppingRounds = null };
        var own = BoostedTrees.Train(rows.Features, rows.Labels, boosting).Predict(rows.Features);
        var other = MlNetBoosting.Train(rows.Features, rows.Labels, boosting).Predict(rows.Features);
        return Table
            .Of(
                new[]
                {
                    Row("LightGBM's own functions", own, "TreeSHAP", "yes", "double"),
                    Row("ML.NET's trainer", other, "none", "no", "single"),
                },
                "The same trees by two trainers"
            )
            .WithFormat(ColumnFormat.Fixed(4), "roc_auc", "largest_difference");

        TrainerRow Row(string trainer, double[] scores, string explanation, string monotone, string thresholds) =>
            new(
                trainer,
                BinaryEvaluation
                    .Of(new BinaryScores(scores, rows.Labels, rows.Users), new EvaluationOptions { Resamples = 0 })
                    .RocAuc.Value,
                scores.Zip(own, (one, two) => Math.Abs(one - two)).Max(),
                explanation,
                monotone,
                thresholds
            );
    }

    /// <summary>What a trainer gives.</summary>
    private sealed record TrainerRow(
        string Trainer,
        double? RocAuc,
        double LargestDifference,
        string Explanations,
        string MonotoneConstraints,
        string Thresholds
    );

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
