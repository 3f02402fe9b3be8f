using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>How well scores rank, and how true they are as probabilities.</summary>
/// <param name="Options">How it was computed.</param>
/// <param name="Rows">How many rows were scored.</param>
/// <param name="Positives">How many of them are positive.</param>
public sealed record EvaluationReport(EvaluationOptions Options, long Rows, long Positives) : ChartReport
{
    private static readonly ColumnFormat Missing = ColumnFormat.Fixed(4).OrElse("not computed");

    /// <summary>Positives over rows; null without rows.</summary>
    public double? BaseRate => Rows == 0 ? null : (double)Positives / Rows;

    /// <summary>The chance that a positive row stands above a negative one, equal scores counting half (Mann and Whitney, 1947); 0.5 where all are equal.</summary>
    public required Estimate RocAuc { get; init; }

    /// <summary>The sum over falling thresholds of (recall gained) times precision, rows of equal scores together; the base rate where all are equal.</summary>
    public required Estimate AveragePrecision { get; init; }

    /// <summary>The largest distance of the two classes' distributions of scores.</summary>
    public required Estimate KolmogorovSmirnov { get; init; }

    /// <summary>The mean of -ln of the probability given to what came, probabilities kept within 1e-15 of 0 and 1.</summary>
    public required Estimate LogLoss { get; init; }

    /// <summary>The mean square of probability less outcome (Brier, 1950).</summary>
    public required Estimate Brier { get; init; }

    /// <summary>The mean distance of mean probability and observed rate over the bins, weighted by rows. Chance alone makes it positive, and resampling adds to that: its interval says nothing against <see cref="CalibrationErrorByChance"/>.</summary>
    public required Estimate CalibrationError { get; init; }

    /// <summary>What <see cref="CalibrationError"/> would be on average if the scores were true and the rows independent; null without probabilities.</summary>
    public double? CalibrationErrorByChance { get; init; }

    /// <summary>The rows with the highest scores, for each share asked for.</summary>
    public required IReadOnlyList<TopFigures> Top { get; init; }

    /// <summary>Parts of equal size in falling order of score; ten are deciles.</summary>
    public required IReadOnlyList<RankPart> Parts { get; init; }

    /// <summary>The calibration curve, from the lowest probabilities to the highest; empty without probabilities.</summary>
    public required IReadOnlyList<CalibrationBin> Bins { get; init; }

    /// <summary>How well the scores rank, in a sentence, or why that cannot be said.</summary>
    public string Sentence =>
        RocAuc.Value is not { } auc || Top.Count == 0
            ? Words.Sentence(RocAuc.Reason ?? $"ROC-AUC is {Number(RocAuc.Value)}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Words.Count(Rows, "row")}, {Words.Percent(BaseRate)} are positive; ROC-AUC is {auc:0.000}{Range(RocAuc)}, and the first {Top[0].Share * 100:0.##} % by score hold {Words.Percent(Top[0].Recall.Value)} of the positives, {Top[0].Lift.Value:0.00} times the base rate{Range(Top[0].Lift, "0.00")}."
            );

    private string Title => $"{Words.Count(Rows, "row")}, {Words.Percent(BaseRate)} positive";

    /// <summary>One row per figure, with its interval or why there is none.</summary>
    public Table ToTable() =>
        EstimateTable.Of(
            $"Evaluation of {Title}",
            [
                RocAuc,
                AveragePrecision,
                KolmogorovSmirnov,
                LogLoss,
                Brier,
                CalibrationError,
                .. CalibrationErrorByChance is { } chance
                    ? new[] { new Estimate("the same by chance", chance, null, "what true probabilities would give") }
                    : [],
                .. Top.SelectMany(top =>
                    new[] { top.Precision, top.Recall, top.Lift }.Select(figure =>
                        figure with
                        {
                            Name = $"{figure.Name}, {EstimateTable.NameOf(top.Share)}",
                        }
                    )
                ),
            ]
        );

    /// <summary>One row per part: its rows, positives, rate and lift, and what it and the parts before it hold.</summary>
    public Table ToPartTable() =>
        Table
            .Of(
                Parts.Select(part => new
                {
                    part.Part,
                    part.Rows,
                    part.Positives,
                    Rate = part.Rate.Value,
                    Lift = part.Lift.Value,
                    LiftFrom = part.Lift.Interval?.Low,
                    LiftTo = part.Lift.Interval?.High,
                    CumulativeGain = part.CumulativeGain.Value,
                    CumulativeLift = part.CumulativeLift.Value,
                    Ks = part.Distance.Value,
                }),
                $"{(Options.Parts == 10 ? "Deciles" : "Parts")} by falling score, {Title}"
            )
            .WithHeading("part", Options.Parts == 10 ? "Decile" : "Part")
            .WithFormat(ColumnFormat.Percent().OrElse("not computed"), "rate", "cumulative_gain")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("not computed"), "lift", "lift_from", "lift_to", "cumulative_lift")
            .WithFormat(Missing, "ks");

    /// <summary>One row per range of probabilities.</summary>
    public Table ToCalibrationTable() =>
        Table
            .Of(
                Bins.Select(bin => new
                {
                    From = bin.Low,
                    To = bin.High,
                    bin.Rows,
                    bin.Positives,
                    bin.MeanProbability,
                    ObservedRate = bin.ObservedRate.Value,
                    RateFrom = bin.ObservedRate.Interval?.Low,
                    RateTo = bin.ObservedRate.Interval?.High,
                }),
                $"Calibration, {Title}"
            )
            .WithFormat(ColumnFormat.Percent(), "from", "to")
            .WithFormat(
                ColumnFormat.Percent().OrElse("not computed"),
                "mean_probability",
                "observed_rate",
                "rate_from",
                "rate_to"
            );

    /// <summary>The lift of each part, with its interval.</summary>
    public override Chart ToChart() => EvaluationCharts.Lift(this, Title);

    /// <summary>The share of positives found over the share of rows taken, highest scores first, beside the diagonal of a blind choice.</summary>
    public Chart ToGainChart() => EvaluationCharts.Gain(this, Title);

    /// <summary>The reliability diagram: observed rate over mean probability, beside the diagonal of true probabilities.</summary>
    public Chart ToReliabilityChart() => EvaluationCharts.Reliability(this, Title);

    private static string Number(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Range(Estimate figure, string format = "0.000") =>
        figure.Interval is { } interval
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" ({interval.Confidence * 100:0.##} % interval {interval.Low.ToString(format, CultureInfo.InvariantCulture)} to {interval.High.ToString(format, CultureInfo.InvariantCulture)})"
            )
            : "";
}
