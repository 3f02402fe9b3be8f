using EcommerceNotebooks.Learning;

namespace Tests.Learning.Boosting;

/// <summary>Rows drawn by a seed, with all that numbers can be: unknown, zero, tied, infinite, and categories, some of them rare.</summary>
internal static class RandomRows
{
    internal static (FeatureTable Features, byte[] Labels) Draw(int seed, int rows, int numbers = 5, int categories = 2)
    {
        var random = new Random(seed);
        var columns = new List<FeatureColumn>();
        var values = new List<double[]>();
        for (int i = 0; i < numbers; i++)
        {
            double unknown = i % 2 == 0 ? random.NextDouble() * 0.4 : 0;
            double zero = random.NextDouble() * 0.5;
            bool rounded = random.Next(2) == 0;
            columns.Add(new FeatureColumn($"n{i}"));
            values.Add(
                Fill(
                    rows,
                    () =>
                        random.NextDouble() < unknown ? double.NaN
                        : random.NextDouble() < zero ? 0
                        : random.NextDouble() < 0.01
                            ? (random.Next(2) == 0 ? double.PositiveInfinity : double.NegativeInfinity)
                        : rounded ? random.Next(-5, 6)
                        : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4))
                )
            );
        }

        for (int i = 0; i < categories; i++)
        {
            int codes = random.Next(2, 80);
            columns.Add(new FeatureColumn($"c{i}", FeatureKind.Category));
            values.Add(
                Fill(
                    rows,
                    () => random.NextDouble() < 0.1 ? double.NaN : (int)(codes * Math.Pow(random.NextDouble(), 2))
                )
            );
        }

        var labels = new byte[rows];
        for (int row = 0; row < rows; row++)
        {
            double score = values.Select((column, i) => Signal(column[row], i)).Sum();
            labels[row] = (byte)(random.NextDouble() < 1 / (1 + Math.Exp(-score)) ? 1 : 0);
        }

        (labels[0], labels[1]) = (0, 1);
        return (FeatureTable.Of(columns, [.. values]), labels);
    }

    /// <summary>The same columns with values that training never saw: other categories, codes below 0, fractions, numbers too large for a code.</summary>
    internal static FeatureTable Strange(FeatureTable like, int seed, int rows)
    {
        var random = new Random(seed);
        double[] odd =
        [
            double.NaN,
            0,
            -0.0,
            1e-36,
            -1e-36,
            1e-30,
            1e300,
            double.MaxValue,
            double.PositiveInfinity,
            double.NegativeInfinity,
            -1,
            -0.5,
            0.5,
            1.5,
            31.9,
            32,
            79,
            1_000,
            int.MaxValue,
            3e9,
            -3e9,
        ];
        return FeatureTable.Of(
            like.Columns,
            [
                .. like.Columns.Select(
                    (_, column) =>
                        Fill(
                            rows,
                            () =>
                                random.Next(2) == 0
                                    ? odd[random.Next(odd.Length)]
                                    : like.Column(column)[random.Next(like.Rows)]
                        )
                ),
            ]
        );
    }

    private static double Signal(double value, int column) =>
        double.IsNaN(value) ? 0.8
        : column % 2 == 0 ? Math.Tanh(value)
        : Math.Sin(value % 7);

    private static double[] Fill(int rows, Func<double> draw) => [.. Enumerable.Range(0, rows).Select(_ => draw())];
}
