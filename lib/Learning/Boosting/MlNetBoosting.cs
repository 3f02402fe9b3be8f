using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// The same trees through ML.NET's trainer, for those who go on with its pipelines. It sees features as Single, takes codes of categories for numbers, has no monotone constraints and explains nothing.
/// </summary>
public static class MlNetBoosting
{
    /// <summary>Trains on <see cref="FeatureTable.ToDataView"/>.</summary>
    /// <exception cref="ArgumentException">The rows, labels or options cannot be trained on, or need what ML.NET's trainer lacks.</exception>
    /// <exception cref="LearningException">LightGBM is not available here.</exception>
    public static MlNetModel Train(FeatureTable features, byte[] labels, BoostingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new();
        options.Check(features.Columns);
        TrainingChecks.Check(features, labels);
        if (options.EarlyStoppingRounds is not null || options.MonotoneConstraints.Values.Any(each => each != 0))
        {
            throw new ArgumentException(
                $"ML.NET's trainer has no {nameof(options.MonotoneConstraints)}, and {nameof(options.EarlyStoppingRounds)} are not passed on to it.",
                nameof(options)
            );
        }

        BoostedTrees.ThrowIfUnavailable();
        var context = new MLContext(options.Seed);
        var trainer = context.BinaryClassification.Trainers.LightGbm(Options(options));
        return new(trainer.Fit(features.ToDataView(labels)), features.Columns);
    }

    private static LightGbmBinaryTrainer.Options Options(BoostingOptions options) =>
        new()
        {
            NumberOfIterations = options.Trees,
            LearningRate = options.LearningRate,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.MinRowsPerLeaf,
            MaximumBinCountPerFeature = options.MaxBins,
            WeightOfPositiveExamples = options.PositiveWeight,
            Sigmoid = 1,
            Seed = options.Seed,
            NumberOfThreads = options.Threads,
            Deterministic = true,
            ForceColumnWise = true,
            Booster = new GradientBooster.Options
            {
                MaximumTreeDepth = options.MaxDepth,
                FeatureFraction = options.FeatureFraction,
                SubsampleFraction = options.BaggingFraction,
                SubsampleFrequency = options.BaggingEvery,
                MinimumChildWeight = options.MinHessianPerLeaf,
                L2Regularization = options.L2,
                L1Regularization = 0,
            },
        };
}

/// <summary>A model of ML.NET's trainer.</summary>
public sealed class MlNetModel
{
    private readonly IReadOnlyList<FeatureColumn> columns;

    internal MlNetModel(ITransformer transformer, IReadOnlyList<FeatureColumn> columns)
    {
        Transformer = transformer;
        this.columns = columns;
    }

    /// <summary>What ML.NET made, for its own pipelines: it reads the column <c>Features</c>.</summary>
    public ITransformer Transformer { get; }

    /// <summary>The probability of a positive label for each row, to the precision of Single.</summary>
    /// <exception cref="ArgumentException">The table's columns are not the model's.</exception>
    public double[] Predict(FeatureTable features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var rows = TrainingChecks.InOrderOf(features, columns).ToDataView([]);
        return
        [
            .. Transformer.Transform(rows).GetColumn<float>("Probability").Select(probability => (double)probability),
        ];
    }
}
