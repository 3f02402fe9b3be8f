using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Explanation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How well one model predicts the rows of the test.</summary>
/// <param name="Name">The model.</param>
/// <param name="Evaluation">Its figures, with intervals.</param>
public sealed record PropensityScore(string Name, EvaluationReport Evaluation);

/// <summary>Why one row has its probability.</summary>
/// <param name="UserId">The row's user.</param>
/// <param name="Probability">The model's probability.</param>
/// <param name="Came">Whether what is predicted came.</param>
/// <param name="Reasons">What moved it most: parts of the trees' log odds, before calibration.</param>
public sealed record ExplainedRow(long UserId, double Probability, bool Came, RowReasons Reasons)
{
    /// <summary>The probability, what came, and why, in sentences.</summary>
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"User {UserId}: {Words.Percent(Probability)} predicted, and the user {(Came ? "bought" : "did not buy")}. {Reasons.Sentence}"
        );
}

/// <summary>A model of propensity beside simple baselines, all trained on the same rows and judged on the same others.</summary>
/// <param name="Options">How it was trained.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="TrainingRows">Rows the models learned from.</param>
/// <param name="TrainingPositives">Those of them with the label 1.</param>
/// <param name="ValidationRows">Rows held out for calibration and early stopping.</param>
/// <param name="ValidationPositives">Those of them with the label 1.</param>
/// <param name="TestRows">Rows on which models are judged.</param>
/// <param name="TestPositives">Those of them with the label 1.</param>
public sealed record PropensityReport(
    FittingOptions Options,
    string Task,
    int TrainingRows,
    long TrainingPositives,
    int ValidationRows,
    long ValidationPositives,
    int TestRows,
    long TestPositives
) : ChartReport
{
    /// <summary>The name of the model of boosted trees in <see cref="Scores"/>.</summary>
    public const string TreesName = "LightGBM";

    /// <summary>Why there is no model; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>What a reader must know before believing the figures; none where all is well.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The baselines and the model, the model last; empty without one.</summary>
    public IReadOnlyList<PropensityScore> Scores { get; init; } = [];

    /// <summary>The baseline with the highest average precision on the held-out rows of validation.</summary>
    public string? BestBaseline { get; init; }

    /// <summary>What the model has more than the best baseline, on the same rows; null without a model.</summary>
    public DifferenceReport? Gain { get; init; }

    /// <summary>The model's figures before calibration; null without a model.</summary>
    public EvaluationReport? Uncalibrated { get; init; }

    /// <summary>The model; null where there is none.</summary>
    public PropensityModel? Model { get; init; }

    /// <summary>The rows on which models were judged.</summary>
    public PropensityExamples? Test { get; init; }

    /// <summary>The model's probabilities of these rows.</summary>
    public BinaryScores? TestScores { get; init; }

    /// <summary>The model's figures on the test; null without a model.</summary>
    public EvaluationReport? Evaluation => Scores.Count == 0 ? null : Scores[^1].Evaluation;

    /// <summary>What it brings to contact whom the model thinks worth it, on the test; null without a model.</summary>
    public ProfitReport? Profit(ProfitOptions options) =>
        TestScores is null ? null : ProfitCurve.Of(TestScores, options);

    /// <summary>What the model's average precision on the test loses without each feature; null without a model.</summary>
    public ImportanceReport? Importance(ImportanceOptions? options = null) =>
        Model is null || Test is null
            ? null
            : PermutationImportance.Of(
                Test.Features,
                Test.Labels,
                features => Model.Predict(features),
                Test.Users,
                options
            );

    /// <summary>How the model's probability goes with a feature, all others as they are; null without a model.</summary>
    public DependenceReport? Dependence(string feature) =>
        Model is null || Test is null
            ? null
            : Learning.Explanation.Dependence.Of(Test.Features, feature, features => Model.Predict(features));

    /// <summary>The rows of the test with the highest, the middle and the lowest probability, explained; empty without a model.</summary>
    public IReadOnlyList<ExplainedRow> Explained()
    {
        if (Model is null || Test is null || TestScores is null)
        {
            return [];
        }

        var places = TestScores.Places();
        int[] wanted = [0, places.Length / 2, places.Length - 1];
        int[] rows = [.. wanted.Distinct().Select(place => Array.IndexOf(places, place))];
        var features = Test.Features.Take(rows);
        var contributions = Model.Contributions(features);
        var writer = new ReasonWriter(features.Columns, Phrases, most: 5);
        var values = new double[features.Columns.Count];
        return
        [
            .. rows.Select(
                (row, i) =>
                {
                    features.CopyRow(i, values);
                    return new ExplainedRow(
                        Test.Users[row],
                        TestScores.Scores.Span[row],
                        Test.Labels[row] == 1,
                        writer.Of(values, contributions.AsSpan(i * (values.Length + 1), values.Length + 1))
                    );
                }
            ),
        ];
    }

    internal IReadOnlyDictionary<string, string> Phrases { get; init; } = new Dictionary<string, string>();

    /// <summary>How well the model predicts, and what it has more than the best baseline; or why there is none.</summary>
    public string Sentence =>
        Evaluation is { } found && Gain is { } gain
            ? $"{found.Sentence} {Words.Sentence(More(gain.AveragePrecision))}"
            : Words.Sentence($"There is no model: {Reason}");

    /// <summary>How the calibration error changes by calibration, beside what chance alone gives.</summary>
    public string CalibrationSentence =>
        this is { Evaluation.CalibrationError.Value: { } after, Uncalibrated.CalibrationError.Value: { } before }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The mean distance of predicted and observed rates is {Words.Percent(before)} before calibration and {Words.Percent(after)} after it; chance alone would give {Words.Percent(Evaluation.CalibrationErrorByChance)}."
            )
            : Sentence;

    private string Title => $"Propensity, {Task}";

    /// <summary>One row per model: how well it ranks and how true its probabilities are, with intervals.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Scores.Select(each => new
                {
                    Model = each.Name,
                    RocAuc = each.Evaluation.RocAuc.Value,
                    RocAucFrom = each.Evaluation.RocAuc.Interval?.Low,
                    RocAucTo = each.Evaluation.RocAuc.Interval?.High,
                    AveragePrecision = each.Evaluation.AveragePrecision.Value,
                    AveragePrecisionFrom = each.Evaluation.AveragePrecision.Interval?.Low,
                    AveragePrecisionTo = each.Evaluation.AveragePrecision.Interval?.High,
                    LiftFirst5Percent = each.Evaluation.Top.FirstOrDefault(top => top.Share == 0.05)?.Lift.Value,
                    LogLoss = each.Evaluation.LogLoss.Value,
                    Brier = each.Evaluation.Brier.Value,
                }),
                Reason is null ? $"{Title}: {Words.Count(TestRows, "row")}" : $"{Title}: {Reason}"
            )
            .WithFormat(
                ColumnFormat.Fixed(4).OrElse("not computed"),
                "roc_auc",
                "roc_auc_from",
                "roc_auc_to",
                "average_precision",
                "average_precision_from",
                "average_precision_to",
                "log_loss",
                "brier"
            )
            .WithFormat(ColumnFormat.Fixed(2).OrElse("not computed"), "lift_first5_percent")
            .WithHeading("lift_first5_percent", "Lift, first 5 %");

    /// <summary>The average precision of each model, with its interval.</summary>
    public override Chart ToChart() =>
        Scores.Count == 0 ? Chart.Nothing(Sentence).Title(Title) : PropensityViews.Bars(Scores).Title(Title);

    private string More(Estimate gain) =>
        gain.Value is { } value && gain.Interval is { } interval
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"its average precision is {Math.Abs(value):0.000} {(value < 0 ? "below" : "above")} that of the best baseline, {BestBaseline} ({interval.Confidence * 100:0.##} % interval of the difference {interval.Low:0.000} to {interval.High:0.000})"
            )
            : $"its average precision cannot be compared with that of {BestBaseline}: {gain.Reason}";
}
