using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Calibration;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Boosted trees with the curve that turns their scores into probabilities.</summary>
public sealed class PropensityModel
{
    internal PropensityModel(BoostedModel trees, PlattCalibrator? calibrator)
    {
        Trees = trees;
        Calibrator = calibrator;
    }

    /// <summary>The trees.</summary>
    public BoostedModel Trees { get; }

    /// <summary>The curve fitted on held-out users; null where they were too few, and the trees' own probabilities stand.</summary>
    public PlattCalibrator? Calibrator { get; }

    /// <summary>The probability of each row. Categories are taken by their names, so that codes of another warehouse may differ.</summary>
    /// <exception cref="ArgumentException">The columns are not those of the training.</exception>
    public double[] Predict(FeatureTable features, CancellationToken cancellationToken = default)
    {
        var known = WithCodesOfTraining(features);
        return Calibrator is { } curve
            ? Array.ConvertAll(Trees.PredictRaw(known, cancellationToken), curve.Predict)
            : Trees.Predict(known, cancellationToken);
    }

    /// <summary>What each feature adds to a row's log odds, row by row, the last value being what is added to all; exact for the trees (TreeSHAP; Lundberg et al., 2018).</summary>
    public double[] Contributions(FeatureTable features, CancellationToken cancellationToken = default) =>
        Trees.Contributions(WithCodesOfTraining(features), cancellationToken);

    private FeatureTable WithCodesOfTraining(FeatureTable features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return
            features.Columns.Count == Trees.Columns.Count
            && features.Columns.Zip(Trees.Columns).Any(pair => IsCodedOtherwise(pair.First, pair.Second))
            ? Recoded(features)
            : features;
    }

    private static bool IsCodedOtherwise(FeatureColumn column, FeatureColumn trained) =>
        column.Categories is { } own && trained.Categories is { } other && !own.SequenceEqual(other);

    // A category that training has not seen is unknown.
    private FeatureTable Recoded(FeatureTable features)
    {
        var columns = new double[features.Columns.Count][];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = features.Column(i).ToArray();
            if (!IsCodedOtherwise(features.Columns[i], Trees.Columns[i]))
            {
                continue;
            }

            var codes = Trees
                .Columns[i]
                .Categories!.Index()
                .ToDictionary(each => each.Item, each => (double)each.Index);
            double[] recoded =
            [
                .. features.Columns[i].Categories!.Select(name => codes.GetValueOrDefault(name, double.NaN)),
            ];
            columns[i] = Array.ConvertAll(columns[i], code => double.IsNaN(code) ? code : recoded[(int)code]);
        }

        return FeatureTable.Of(Trees.Columns, columns);
    }
}
