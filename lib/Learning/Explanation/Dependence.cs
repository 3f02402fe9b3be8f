using System.Globalization;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>How dependence on a feature is measured.</summary>
public sealed record DependenceOptions
{
    /// <summary>At most so many values of the feature are tried, 2 to 200: quantiles of numbers, the commonest categories.</summary>
    public int Points { get; init; } = 20;

    /// <summary>At most so many rows are used, a seeded sample of more; 1 or more.</summary>
    public int MostRows { get; init; } = 2_000;

    /// <summary>The seed of the sample; any number.</summary>
    public ulong Seed { get; init; } = 42;

    internal DependenceOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Points, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Points, 200);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MostRows);
        return this;
    }
}

/// <summary>
/// Partial dependence (Friedman, 2001): what a model says on average when one feature has the same value in all rows, the others staying as they are. Where features hang together this asks about rows that do
/// not exist.
/// </summary>
public static class Dependence
{
    /// <summary>The model's average at quantiles of a number, at the commonest codes of a category, and where the feature is unknown if it is so in some row.</summary>
    /// <param name="rows">Rows such as the model scores.</param>
    /// <param name="feature">The feature's name.</param>
    /// <param name="predict">Any model: a score for each row of a table of the same columns. It must not keep the table.</param>
    /// <param name="options">Points and sample; null for the defaults.</param>
    /// <exception cref="ArgumentException">No feature has the name, the model's scores do not fit the rows, or an option is out of range.</exception>
    public static DependenceReport Of(
        FeatureTable rows,
        string feature,
        Func<FeatureTable, double[]> predict,
        DependenceOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrWhiteSpace(feature);
        ArgumentNullException.ThrowIfNull(predict);
        options = (options ?? new DependenceOptions()).Checked();
        var names = rows.Columns.Select(each => each.Name).ToList();
        var column = names.IndexOf(feature);
        if (column < 0)
        {
            throw new ArgumentException($"No feature is called {feature}; there are {string.Join(", ", names)}.");
        }

        var sample = RowSample.Of(rows.Rows, options.MostRows, options.Seed);
        var model = new ModelCall(rows.Take(sample), predict);
        var values = model.Table.Column(column).ToArray();
        var described = rows.Columns[column];
        var grid = described.Kind == FeatureKind.Category ? Commonest(values, options) : Quantiles(values, options);
        if (values.Any(double.IsNaN))
        {
            grid.Add(double.NaN);
        }

        var constant = new double[values.Length];
        return new DependenceReport(
            described,
            sample.Length,
            [
                .. grid.Select(value =>
                {
                    Array.Fill(constant, value);
                    return PointOf(value, described, model.PredictWith(column, constant));
                }),
            ]
        );
    }

    private static DependencePoint PointOf(double value, FeatureColumn column, double[] scores)
    {
        Array.Sort(scores);
        return new DependencePoint(
            double.IsNaN(value) ? null : value,
            FeatureText.Of(value, column),
            scores.Average(),
            QuantileBootstrap.At(scores, 0.1),
            QuantileBootstrap.At(scores, 0.9)
        );
    }

    private static List<double> Quantiles(double[] values, DependenceOptions options)
    {
        var known = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var places = Enumerable.Range(0, known.Length == 0 ? 0 : options.Points);
        return
        [
            .. places.Select(i => known[(int)Math.Round(i * (known.Length - 1.0) / (options.Points - 1))]).Distinct(),
        ];
    }

    private static List<double> Commonest(double[] values, DependenceOptions options) =>
        [
            .. values
                .Where(value => !double.IsNaN(value))
                .CountBy(value => value)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(options.Points)
                .Select(pair => pair.Key),
        ];
}

/// <summary>How a feature's value stands in tables and sentences.</summary>
internal static class FeatureText
{
    internal static string Of(double value, FeatureColumn column) =>
        double.IsNaN(value) ? "unknown"
        : column.Categories is { } names && value >= 0 && value < names.Count && value == Math.Floor(value)
            ? names[(int)value]
        : value.ToString(Math.Abs(value) is >= 0.01 and < 1e15 or 0 ? "#,0.##" : "G4", CultureInfo.InvariantCulture);
}
