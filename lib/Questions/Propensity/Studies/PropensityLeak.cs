using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>What a model seems to gain when its RFM score is computed from all purchases, those that are to be predicted among them: a leak of the published description.</summary>
/// <param name="Honest">The model with the RFM score of the window.</param>
/// <param name="Leaking">The same with the score of everything.</param>
/// <param name="Worth">Leaking less honest, on the same rows; null without models.</param>
public sealed record PropensityLeak(PropensityReport Honest, PropensityReport Leaking, DifferenceReport? Worth)
    : TableReport
{
    /// <summary>What the leak seems to be worth, or why that cannot be said.</summary>
    public string Sentence =>
        Worth?.RocAuc is { Value: { } gain, Interval: { } interval }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"An RFM score that sees the window to predict changes ROC-AUC by {gain:+0.000;-0.000} ({interval.Confidence * 100:0.##} % interval {interval.Low:0.000} to {interval.High:0.000}): nobody could have known it in time."
            )
            : Words.Sentence($"What the leak is worth cannot be said: {Honest.Reason ?? Worth?.RocAuc.Reason}");

    /// <summary>One row per figure: leaking less honest, with its interval.</summary>
    public override Table ToTable() =>
        Worth?.ToTable() ?? Table.Of(Array.Empty<Estimate>(), $"No leak to measure: {Honest.Reason}");

    internal static PropensityLeak Of(ShopSession session, PropensityOptions options)
    {
        var rows = UserFeatureReader.Read(session, options.Window);
        var (from, _, until) = options.Window;
        var all = UserFeatureReader.Read(session, new PropensityWindow(from, until, until.AddSeconds(1)));
        var scores = all.Users.Zip(all.Features.Select("rfm_score").Column(0).ToArray()).ToDictionary();
        var honest = UserPropensity.Fit(session, rows, options);
        var leaking = UserPropensity.Fit(session, rows with { Features = WithScores(rows, scores) }, options);
        return new PropensityLeak(
            honest,
            leaking,
            honest.TestScores is { } one && leaking.TestScores is { } other
                ? PairedDifference.Of(other, one, options.Evaluation, session.CancellationToken)
                : null
        );
    }

    private static FeatureTable WithScores(PropensityExamples rows, Dictionary<long, double> scores) =>
        FeatureTable.Of(
            rows.Features.Columns,
            [
                .. rows.Features.Columns.Select(
                    (column, i) =>
                        column.Name == "rfm_score"
                            ? Array.ConvertAll(rows.Users, user => scores[user])
                            : rows.Features.Column(i).ToArray()
                ),
            ]
        );
}
