using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Calibration;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>The trees with both classes weighted alike, as they are, weighted, and weighted with the weight taken out of the probabilities again; none is calibrated.</summary>
/// <param name="Weight">The weight of a positive row: negatives over positives.</param>
/// <param name="Scores">The three, judged on the same rows; empty where there is no model.</param>
/// <param name="MeanProbabilities">Their mean probabilities.</param>
/// <param name="Reason">Why there is no model; null where there is one.</param>
public sealed record ClassWeightReport(
    double Weight,
    IReadOnlyList<PropensityScore> Scores,
    IReadOnlyList<double> MeanProbabilities,
    string? Reason
) : TableReport
{
    /// <summary>What the weight does to probabilities, or why that cannot be said.</summary>
    public string Sentence =>
        Reason is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Weighted by {Weight:0.0}, the model predicts {Words.Percent(MeanProbabilities[1])} on average where {Words.Percent(Scores[0].Evaluation.BaseRate)} buy; with the weight taken out again it predicts {Words.Percent(MeanProbabilities[2])}, and without any weight {Words.Percent(MeanProbabilities[0])}."
            )
            : Words.Sentence($"There is no model: {Reason}");

    /// <summary>One row per model.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Scores.Select(
                    (each, i) =>
                        new
                        {
                            Model = each.Name,
                            MeanProbability = MeanProbabilities[i],
                            RocAuc = each.Evaluation.RocAuc.Value,
                            LogLoss = each.Evaluation.LogLoss.Value,
                            LogLossFrom = each.Evaluation.LogLoss.Interval?.Low,
                            LogLossTo = each.Evaluation.LogLoss.Interval?.High,
                            CalibrationError = each.Evaluation.CalibrationError.Value,
                        }
                ),
                Reason is null ? "Class weights and probabilities" : Sentence
            )
            .WithFormat(ColumnFormat.Percent(), "mean_probability", "calibration_error")
            .WithFormat(ColumnFormat.Fixed(4), "roc_auc", "log_loss", "log_loss_from", "log_loss_to");

    internal static ClassWeightReport Of(ShopSession session, PropensityOptions options)
    {
        var rows = UserFeatureReader.Read(session, options.Window);
        var plain = UserPropensity.Fit(session, rows, options);
        if (plain.Model is not { } model || plain.Test is not { } test)
        {
            return new(0, [], [], plain.Reason);
        }

        var weight = (plain.TrainingRows - plain.TrainingPositives) / (double)plain.TrainingPositives;
        var weighted = UserPropensity
            .Fit(session, rows, options with { Boosting = options.Boosting with { PositiveWeight = weight } })
            .Model!.Trees.Predict(test.Features, session.CancellationToken);
        var corrected = Array.ConvertAll(weighted, probability => PriorCorrection.Of(probability, weight));
        var all = new (string Name, double[] Scores)[]
        {
            ("as they are", model.Trees.Predict(test.Features, session.CancellationToken)),
            ("weighted", weighted),
            ("weighted, and the weight taken out", corrected),
        };
        return new(
            weight,
            [
                .. all.Select(each => new PropensityScore(
                    each.Name,
                    BinaryEvaluation.Of(
                        new BinaryScores(each.Scores, test.Labels, test.Users),
                        options.Evaluation,
                        session.CancellationToken
                    )
                )),
            ],
            [.. all.Select(each => each.Scores.Average())],
            null
        );
    }
}
