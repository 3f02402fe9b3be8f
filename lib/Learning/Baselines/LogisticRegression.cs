using EcommerceNotebooks.Learning.Boosting;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace EcommerceNotebooks.Learning.Baselines;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>The penalty on squares of weights, against the sum of log losses over the rows; 0 or more.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>How many categories of a feature have a weight of their own, the most frequent ones; 1 or more.</summary>
    public int Categories { get; init; } = 20;

    /// <summary>Steps of the optimiser at most; 1 or more.</summary>
    public int MaximumSteps { get; init; } = 200;

    internal void Check()
    {
        if (!(L2 >= 0 && double.IsFinite(L2)))
        {
            throw new ArgumentOutOfRangeException(nameof(L2), L2, "L2 is 0 or more.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Categories, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumSteps, 1);
    }
}

/// <summary>
/// Logistic regression as a baseline, fitted by ML.NET's L-BFGS. Numbers are standardised, unknown ones are the mean with an indicator beside it, and categories are one-hot of the most frequent.
/// </summary>
public sealed class LogisticRegression
{
    private readonly RegressionInputs inputs;
    private readonly double[] weights;
    private readonly IReadOnlyList<FeatureColumn> columns;

    private LogisticRegression(
        RegressionInputs inputs,
        double[] weights,
        double intercept,
        IReadOnlyList<FeatureColumn> columns
    )
    {
        this.inputs = inputs;
        this.weights = weights;
        this.columns = columns;
        Intercept = intercept;
    }

    /// <summary>The log odds where all inputs are 0.</summary>
    public double Intercept { get; }

    /// <summary>What each input adds to the log odds: for numbers by standard deviation, for indicators where they hold. A number that never varied in training has none.</summary>
    public IReadOnlyList<(string Input, double Weight)> Weights => [.. inputs.Names.Zip(weights)];

    /// <summary>Fits a regression.</summary>
    /// <exception cref="ArgumentException">The rows, labels or options cannot be fitted to, or no feature varies.</exception>
    public static LogisticRegression Fit(
        FeatureTable features,
        byte[] labels,
        LogisticRegressionOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new();
        options.Check();
        TrainingChecks.Check(features, labels);
        var inputs = RegressionInputs.Fit(features, options.Categories);
        string[] names = inputs.Names;
        if (names.Length == 0)
        {
            throw new ArgumentException("No feature varies: there is nothing to fit.", nameof(features));
        }

        int[] places = [.. Enumerable.Range(0, features.Columns.Count)];
        var view = LabelledRows.View(
            names,
            features.Rows,
            labels,
            (row, target) =>
            {
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = (float)inputs.Value(i, features, places, row);
                }
            }
        );
        var context = new MLContext(0);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = (float)options.L2,
                MaximumNumberOfIterations = options.MaximumSteps,
                OptimizationTolerance = 1e-8f,
                NumberOfThreads = 1,
            }
        );
        var fitted = trainer.Fit(context.Data.Cache(view)).Model.SubModel;
        return new(inputs, [.. fitted.Weights.Select(weight => (double)weight)], fitted.Bias, features.Columns);
    }

    /// <summary>The probability of a positive label for each row.</summary>
    /// <exception cref="ArgumentException">The table's columns are not those that were fitted to.</exception>
    public double[] Predict(FeatureTable features)
    {
        ArgumentNullException.ThrowIfNull(features);
        int[] places = ModelColumns.PlacesIn(features, columns);
        var predicted = new double[features.Rows];
        _ = Parallel.For(
            0,
            predicted.Length,
            row =>
            {
                double score = Intercept;
                for (int i = 0; i < weights.Length; i++)
                {
                    score += weights[i] * inputs.Value(i, features, places, row);
                }

                predicted[row] = 1 / (1 + Math.Exp(-score));
            }
        );
        return predicted;
    }
}
