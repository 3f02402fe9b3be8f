using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Drift;

/// <summary>How much features differ from those of a reference, such as the rows a model was trained on.</summary>
public static class FeatureDrift
{
    /// <summary>The distances of each feature, in the reference's order. Unknown values are a bin of their own; the distances of values are of known numbers alone.</summary>
    /// <param name="reference">The rows to compare with; they decide the bins.</param>
    /// <param name="current">The rows in question, with the same columns.</param>
    /// <param name="options">Bins and thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">The columns differ, or an option is out of range or names no feature.</exception>
    public static DriftReport Of(FeatureTable reference, FeatureTable current, DriftOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var names = reference.Columns.Select(column => column.Name).ToArray();
        var others = current.Columns.Select(column => column.Name).ToArray();
        if (!names.SequenceEqual(others))
        {
            throw new ArgumentException(
                $"Both tables have the same columns; given {string.Join(", ", names)} and {string.Join(", ", others)}.",
                nameof(current)
            );
        }

        options = (options ?? new DriftOptions()).Checked(names);
        var rows = new DriftRow[names.Length];
        _ = Parallel.For(0, rows.Length, column => rows[column] = RowOf(reference, current, column, options));
        return new DriftReport(options, reference.Rows, current.Rows, rows);
    }

    private static DriftRow RowOf(FeatureTable reference, FeatureTable current, int column, DriftOptions options)
    {
        var described = reference.Columns[column];
        var few = Math.Min(reference.Rows, current.Rows);
        if (few < options.LeastRows)
        {
            return DriftRow.NotComputed(
                described.Name,
                $"{options.LeastRows} rows are needed on both sides, one has {few}"
            );
        }

        var before = Known(reference.Column(column));
        var now = Known(current.Column(column));
        var isCategory = described.Kind == FeatureKind.Category;
        if (before.Length == 0)
        {
            return DriftRow.NotComputed(described.Name, "the reference knows no value");
        }

        var bins = new FeatureBins(before, now, isCategory, options.Bins);
        var sharesBefore = bins.Shares(before, reference.Rows);
        var sharesNow = bins.Shares(now, current.Rows);
        var index = DriftMeasures.StabilityIndex(sharesBefore, sharesNow);

        // Twice the expected Kullback-Leibler divergence of samples of one distribution: a chi-square with bins - 1 degrees of freedom.
        var used = sharesBefore.Zip(sharesNow).Count(pair => pair.First + pair.Second > 0);
        var byChance = Math.Max(0, used - 1) * ((1.0 / reference.Rows) + (1.0 / current.Rows));
        var thresholds = options.ByFeature.GetValueOrDefault(described.Name, options.Thresholds);
        var row = new DriftRow(
            described.Name,
            index - byChance >= thresholds.Alarm ? DriftStatus.Alarm
                : index - byChance >= thresholds.Warn ? DriftStatus.Warning
                : DriftStatus.Stable,
            index,
            byChance,
            DriftMeasures.JensenShannon(sharesBefore, sharesNow)
        )
        {
            UnknownBefore = sharesBefore[^1],
            UnknownNow = sharesNow[^1],
        };
        return isCategory ? row with { Reason = "codes have no distance" } : WithDistances(row, before, now);
    }

    private static DriftRow WithDistances(DriftRow row, double[] before, double[] now)
    {
        if (now.Length == 0)
        {
            return row with { Reason = "no current value is known" };
        }

        row = row with { KolmogorovSmirnov = DriftMeasures.KolmogorovSmirnov(before, now) };
        var deviation = Math.Sqrt(SampleMoments.Of(before).Variance * (before.Length - 1) / before.Length);
        return !double.IsFinite(before[0] + before[^1] + now[0] + now[^1])
                ? row with
                {
                    Reason = "some values are infinite",
                }
            : !(deviation > 0) ? row with { Reason = "the reference has one value only, so there is no scale" }
            : row with { Wasserstein = DriftMeasures.Wasserstein(before, now) / deviation };
    }

    private static double[] Known(ReadOnlySpan<double> column)
    {
        double[] known = [.. column.ToArray().Where(value => !double.IsNaN(value))];
        Array.Sort(known);
        return known;
    }
}
