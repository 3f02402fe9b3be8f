using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Baselines;
using Tests.Learning.Boosting;

namespace Tests.Learning.Baselines;

public sealed class LogisticRegressionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void Fit_PenaltyOnSquares_DerivativesVanish(double penalty)
    {
        var (features, labels) = Linear(1, 2_000);
        var model = LogisticRegression.Fit(features, labels, new() { L2 = penalty });
        double[] errors = [.. model.Predict(features).Zip(labels, (p, label) => p - label)];
        Assert.Equal(0, errors.Sum(), 0.05 * Math.Sqrt(labels.Length));
        foreach (var (name, weight) in model.Weights)
        {
            double[] values = features
                .Column(features.Columns.ToList().FindIndex(column => column.Name == name))
                .ToArray();
            double mean = values.Average();
            double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            double derivative = errors.Zip(values, (error, value) => error * (value - mean) / deviation).Sum();
            Assert.Equal(0, derivative + (penalty * weight), 0.05 * Math.Sqrt(labels.Length));
        }
    }

    [Fact]
    public void Fit_PlantedWeights_AreFound()
    {
        var (features, labels) = Linear(2, 50_000);
        var weights = LogisticRegression
            .Fit(features, labels)
            .Weights.ToDictionary(each => each.Input, each => each.Weight);
        Assert.Equal(1, weights["a"], 0.05);
        Assert.Equal(-0.5, weights["b"], 0.05);
        Assert.Equal(0, weights["c"], 0.05);
    }

    [Fact]
    public void Fit_Twice_SameWeights()
    {
        var (features, labels) = RandomRows.Draw(3, 1_000);
        Assert.Equal(
            LogisticRegression.Fit(features, labels).Weights,
            LogisticRegression.Fit(features, labels).Weights
        );
    }

    [Fact]
    public void Fit_UnknownNumbers_CountAsMeanAndIndicator()
    {
        var random = new Random(4);
        double[] values =
        [
            .. Enumerable.Range(0, 5_000).Select(_ => random.Next(2) == 0 ? double.NaN : random.NextDouble()),
        ];
        byte[] labels =
        [
            .. values.Select(value => (byte)(random.NextDouble() < (double.IsNaN(value) ? 0.8 : 0.2) ? 1 : 0)),
        ];
        var model = LogisticRegression.Fit(FeatureTable.Of([new("a")], values), labels);
        Assert.Equal(["a", "a is unknown"], model.Weights.Select(each => each.Input));
        double[] predicted = model.Predict(FeatureTable.Of([new("a")], [double.NaN, 0.5, double.PositiveInfinity]));
        Assert.Equal(0.8, predicted[0], 0.02);
        Assert.Equal(0.2, predicted[1], 0.02);
        Assert.Equal(predicted[0], predicted[2]);
    }

    [Fact]
    public void Fit_Categories_OnlyTheMostFrequentHaveWeights()
    {
        double[] codes =
        [
            .. Enumerable.Range(0, 400).Select(row => (double)(row % 4 == 0 ? row % 40 : 50)),
            60,
            double.NaN,
        ];
        byte[] labels = [.. codes.Select((code, row) => (byte)(code == 50 && row % 8 != 0 ? 1 : 0))];
        string[] names = [.. Enumerable.Range(0, 61).Select(code => $"brand {code}")];
        var model = LogisticRegression.Fit(
            FeatureTable.Of([new("brand", FeatureKind.Category, names)], codes),
            labels,
            new() { Categories = 2 }
        );
        Assert.Equal(
            ["brand = brand 50", "brand = brand 0", "brand is unknown"],
            model.Weights.Select(each => each.Input)
        );
        double[] predicted = model.Predict(FeatureTable.Of([new("brand", FeatureKind.Category)], [60, 1_000, 50]));
        Assert.Equal(predicted[0], predicted[1]);
        Assert.True(predicted[2] > predicted[0]);
    }

    [Fact]
    public void Fit_ThatCannotLearn_IsRefused()
    {
        var constant = FeatureTable.Of([new("a")], [1, 1, 1]);
        Refused("No feature varies", () => LogisticRegression.Fit(constant, [0, 1, 1]));
        Refused("All 3 labels are 1", () => LogisticRegression.Fit(constant, [1, 1, 1]));
        Refused("L2", () => LogisticRegression.Fit(constant, [0, 1, 1], new() { L2 = -1 }));
        var model = LogisticRegression.Fit(FeatureTable.Of([new("a")], [1, 2, 3, 4]), [0, 1, 0, 1]);
        Refused("Missing: a", () => model.Predict(FeatureTable.Of([new("b")], [1])));
    }

    // Log odds 0.3 + a - 0.5 b, both standard normal up to a change of units; c has no part.
    private static (FeatureTable Features, byte[] Labels) Linear(int seed, int rows)
    {
        var random = new Random(seed);
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] columns =
        [
            .. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, rows).Select(_ => Normal()).ToArray()),
        ];
        byte[] labels =
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row => 0.3 + columns[0][row] - (0.5 * columns[1][row]))
                .Select(score => (byte)(random.NextDouble() < 1 / (1 + Math.Exp(-score)) ? 1 : 0)),
        ];
        var features = FeatureTable.Of(
            [new("a"), new("b"), new("c")],
            [.. columns[0].Select(value => 100 + (7 * value))],
            [.. columns[1].Select(value => value / 1e6)],
            columns[2]
        );
        return (features, labels);
    }

    private static void Refused(string because, Action action) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
