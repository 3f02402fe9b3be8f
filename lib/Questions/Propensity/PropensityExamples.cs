using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Rows to learn from or to score, in the order of <paramref name="Users"/>.</summary>
/// <param name="Features">What is known as of the row's instant; NaN is unknown.</param>
/// <param name="Labels">1 where what is foretold came, else 0.</param>
/// <param name="Users">The user of each row; rows of one user belong together.</param>
public sealed record PropensityExamples(FeatureTable Features, byte[] Labels, long[] Users) : TableReport
{
    /// <summary>How many rows there are.</summary>
    public int Rows => Labels.Length;

    /// <summary>How many of them have the label 1.</summary>
    public long Positives => Labels.Sum(label => (long)label);

    /// <summary>Some of the rows, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public PropensityExamples Take(int[] rows) =>
        new(Features.Take(rows), Array.ConvertAll(rows, row => Labels[row]), Array.ConvertAll(rows, row => Users[row]));

    /// <summary>One row per feature: how many rows know it, and its mean among rows with and without the label; a category has no mean.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Features.Columns.Select(
                    (column, i) =>
                    {
                        var values = Features.Column(i).ToArray();
                        var isNumber = column.Categories is null;
                        return new
                        {
                            Feature = column.Name,
                            Kind = isNumber ? "number" : "category",
                            Known = values.Length == 0
                                ? null
                                : (double?)values.Count(value => !double.IsNaN(value)) / values.Length,
                            MeanOfBuyers = isNumber ? Mean(values, Labels, 1) : null,
                            MeanOfOthers = isNumber ? Mean(values, Labels, 0) : null,
                        };
                    }
                ),
                $"Features of {Words.Count(Rows, "row")}"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no rows"), "known")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("none"), "mean_of_buyers", "mean_of_others");

    private static double? Mean(double[] values, byte[] labels, byte label)
    {
        var known = values.Where((value, row) => labels[row] == label && !double.IsNaN(value)).ToArray();
        return known.Length == 0 ? null : known.Average();
    }
}
