using EcommerceNotebooks.Learning;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>A baseline that knows one feature: the rate of the label among the training rows with the same category, or with numbers of the same of up to twenty ranges; unknown is a value of its own.</summary>
internal sealed class RateByValue
{
    private const int Ranges = 20;

    // Ranges with few rows are pulled towards the rate of all, as if so many more rows had it.
    private const double PriorRows = 20;

    private readonly string feature;
    private readonly double[] ends;
    private readonly double[] rates;

    private RateByValue(string feature, double[] ends, double[] rates)
    {
        this.feature = feature;
        this.ends = ends;
        this.rates = rates;
    }

    /// <summary>Learns the rates of one feature.</summary>
    internal static RateByValue Fit(PropensityExamples training, string feature)
    {
        var values = Column(training.Features, feature).ToArray();
        var known = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var isCategory = training.Features.Columns.Any(column =>
            column.Name == feature && column.Kind == FeatureKind.Category
        );
        var ends = Ends(known, isCategory ? 0 : (double)known.Length / Ranges);
        var rows = new long[ends.Length + 2];
        var positives = new long[rows.Length];
        for (var row = 0; row < values.Length; row++)
        {
            var range = RangeOf(values[row], ends);
            rows[range]++;
            positives[range] += training.Labels[row];
        }

        var overall = (double)training.Positives / training.Rows;
        return new(
            feature,
            ends,
            [.. rows.Select((count, range) => (positives[range] + (PriorRows * overall)) / (count + PriorRows))]
        );
    }

    /// <summary>The rate of each row's range.</summary>
    internal double[] Predict(FeatureTable features)
    {
        var column = Column(features, feature);
        var predicted = new double[column.Length];
        for (var row = 0; row < predicted.Length; row++)
        {
            predicted[row] = rates[RangeOf(column[row], ends)];
        }

        return predicted;
    }

    // Where ranges begin: at the lowest value, and at the next one whenever the range before is full.
    private static double[] Ends(double[] sorted, double full)
    {
        List<double> ends = [];
        var rows = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || (sorted[i] > sorted[i - 1] && rows >= full))
            {
                ends.Add(sorted[i]);
                rows = 0;
            }

            rows++;
        }

        return [.. ends];
    }

    // The range of a value: 0 below the lowest of the training, the last one for what is unknown.
    private static int RangeOf(double value, double[] ends)
    {
        if (double.IsNaN(value))
        {
            return ends.Length + 1;
        }

        var place = Array.BinarySearch(ends, value);
        return place >= 0 ? place + 1 : ~place;
    }

    private static ReadOnlySpan<double> Column(FeatureTable features, string name) =>
        features.Column(features.Columns.Index().Single(column => column.Item.Name == name).Index);
}
