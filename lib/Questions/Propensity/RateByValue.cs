using EcommerceNotebooks.Learning;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>A baseline that knows one feature: the rate of the label among the training rows with the same value, numbers in up to twenty ranges of as many rows; unknown is a value of its own.</summary>
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
        double[] ends =
        [
            .. Enumerable
                .Range(1, Ranges - 1)
                .Select(range => known.Length == 0 ? 0 : known[(int)((long)range * known.Length / Ranges)])
                .Distinct(),
        ];
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

    // The last range holds what is unknown.
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
