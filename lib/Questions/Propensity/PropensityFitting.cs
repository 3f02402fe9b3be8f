using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Baselines;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Calibration;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Trains a model and its baselines on some rows and judges them on others.</summary>
internal static class PropensityFitting
{
    // Fewer of either class say nothing that an interval would not take back.
    private const int FewestOfAClass = 20;

    internal static PropensityReport Of(
        PropensityTask task,
        PropensityExamples training,
        PropensityExamples validation,
        PropensityExamples test,
        FittingOptions options,
        CancellationToken cancellationToken
    )
    {
        var report = new PropensityReport(
            options,
            task.Name,
            training.Rows,
            training.Positives,
            validation.Rows,
            validation.Positives,
            test.Rows,
            test.Positives
        );
        if (
            (TooFew("train on", training) ?? TooFew("calibrate with", validation) ?? TooFew("judge by", test)) is
            { } reason
        )
        {
            return report with { Reason = reason };
        }

        if (!BoostedTrees.IsAvailable(out var missing))
        {
            return report with { Reason = missing };
        }

        var baselines = Baselines(task, training, cancellationToken);
        var trees = BoostedTrees.Train(
            training.Features,
            training.Labels,
            options.Boosting,
            (validation.Features, validation.Labels),
            cancellationToken
        );
        (var model, var warning) = Calibrated(trees, validation, cancellationToken);
        var best = baselines
            .Skip(1)
            .MaxBy(baseline =>
                Judge(
                    baseline.Predict(validation.Features),
                    validation,
                    options.Evaluation with
                    {
                        Resamples = 0,
                    },
                    cancellationToken
                ).AveragePrecision.Value
            );
        var scores = new BinaryScores(model.Predict(test.Features, cancellationToken), test.Labels, test.Users);
        return report with
        {
            Warnings = warning is null ? [] : [warning],
            Scores =
            [
                .. baselines.Select(baseline => new PropensityScore(
                    baseline.Name,
                    Judge(baseline.Predict(test.Features), test, options.Evaluation, cancellationToken)
                )),
                new PropensityScore(
                    PropensityReport.TreesName,
                    BinaryEvaluation.Of(scores, options.Evaluation, cancellationToken)
                ),
            ],
            BestBaseline = best.Name,
            Gain = PairedDifference.Of(
                scores,
                new BinaryScores(best.Predict(test.Features), test.Labels, test.Users),
                options.Evaluation,
                cancellationToken
            ),
            Uncalibrated = Judge(
                trees.Predict(test.Features, cancellationToken),
                test,
                options.Evaluation,
                cancellationToken
            ),
            Model = model,
            Test = test,
            TestScores = scores,
            Phrases = task.Phrases,
        };
    }

    private static (string Name, Func<FeatureTable, double[]> Predict)[] Baselines(
        PropensityTask task,
        PropensityExamples training,
        CancellationToken cancellationToken
    )
    {
        var rate = (double)training.Positives / training.Rows;
        var recency = RateByValue.Fit(training, task.Recency);
        var state = RateByValue.Fit(training, task.State);
        var rule = RateByValue.Fit(training, task.Rule.Feature);
        var logistic = LogisticRegression.Fit(training.Features, training.Labels);
        return
        [
            ("base rate", features => [.. Enumerable.Repeat(rate, features.Rows)]),
            ("recency only", recency.Predict),
            ("last event", state.Predict),
            (task.Rule.Name, rule.Predict),
            ("logistic regression", logistic.Predict),
        ];
    }

    private static (PropensityModel Model, string? Warning) Calibrated(
        BoostedModel trees,
        PropensityExamples validation,
        CancellationToken cancellationToken
    )
    {
        var raw = trees.PredictRaw(validation.Features, cancellationToken);
        try
        {
            return (new(trees, PlattCalibrator.Fit(new BinaryScores(raw, validation.Labels))), null);
        }
        catch (ArgumentException reason)
        {
            return (new(trees, null), $"The model's probabilities are not calibrated. {reason.Message}");
        }
    }

    private static EvaluationReport Judge(
        double[] scores,
        PropensityExamples rows,
        EvaluationOptions options,
        CancellationToken cancellationToken
    ) => BinaryEvaluation.Of(new BinaryScores(scores, rows.Labels, rows.Users), options, cancellationToken);

    private static string? TooFew(string purpose, PropensityExamples rows)
    {
        var positives = rows.Positives;
        var negatives = rows.Rows - positives;
        return Math.Min(positives, negatives) >= FewestOfAClass
            ? null
            : $"the rows to {purpose} hold {positives} with the label and {negatives} without, and {FewestOfAClass} of each are the least";
    }
}
