using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Rows to learn from or to score, in the order of <paramref name="Users"/>.</summary>
/// <param name="Features">What is known as of the row's instant; NaN is unknown.</param>
/// <param name="Labels">1 where what is predicted came, else 0.</param>
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

    /// <summary>Reads rows by the sections labels (user and label), matrix (numbers; categories by their codes) and names (what the codes of a column stand for) of a script; columns that are known already are not read again.</summary>
    internal static PropensityExamples Read(
        ShopSession session,
        Func<string, SqlScript> script,
        IReadOnlyList<string> categories,
        object? window = null,
        IReadOnlyList<FeatureColumn>? known = null
    )
    {
        var rows = session.Connection.ReadMatrix<long>(
            script("labels").Text,
            parameters: window,
            cancellationToken: session.CancellationToken
        );
        var matrix = session.Connection.ReadMatrix<double>(
            script("matrix").Text,
            double.NaN,
            rowCount: rows.RowCount,
            cancellationToken: session.CancellationToken
        );
        var columns = matrix.ColumnNames.Select(name =>
            categories.Contains(name)
                ? new FeatureColumn(
                    name,
                    FeatureKind.Category,
                    script("names").Query<string>(session, new { column = name })
                )
                : new FeatureColumn(name)
        );
        return new(
            new FeatureTable(matrix, known ?? [.. columns]),
            Array.ConvertAll(rows.Column(1).ToArray(), label => (byte)label),
            rows.Column(0).ToArray()
        );
    }

    private static double? Mean(double[] values, byte[] labels, byte label)
    {
        var known = values.Where((value, row) => labels[row] == label && !double.IsNaN(value)).ToArray();
        return known.Length == 0 ? null : known.Average();
    }
}
