using System.Globalization;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Boosting;

/// <summary>The reader alone: no test here needs LightGBM's library.</summary>
public sealed class BoostedModelTests
{
    // decision_type: 1 category, 2 unknown goes left, 4 zero is unknown, 8 NaN is unknown.
    [Theory]
    [InlineData(0, -0.5, double.NaN, false)]
    [InlineData(2, -0.5, double.NaN, false)]
    [InlineData(0, 0, double.NaN, true)]
    [InlineData(0, 0.5, double.NaN, true)]
    [InlineData(0, 0.5, 0.5, true)]
    [InlineData(0, 0.5, 0.50000000000000011, false)]
    [InlineData(8, 0.5, double.NaN, false)]
    [InlineData(10, -0.5, double.NaN, true)]
    [InlineData(10, -0.5, 0, false)]
    [InlineData(4, 0.5, 0, false)]
    [InlineData(6, -0.5, 0, true)]
    [InlineData(6, -0.5, double.NaN, true)]
    [InlineData(4, 0.5, double.NaN, false)]
    [InlineData(4, 0.5, 1e-40, false)]
    [InlineData(4, 0.5, 1e-30, true)]
    [InlineData(0, 0.5, double.NegativeInfinity, true)]
    [InlineData(0, 0.5, double.PositiveInfinity, false)]
    public void PredictRaw_NumberSplit_GoesWhereTheTextSays(int type, double threshold, double value, bool left)
    {
        var model = BoostedModel.Parse(
            ModelTexts.OneSplit(type, threshold.ToString("R", CultureInfo.InvariantCulture))
        );
        Assert.Equal([left ? -1 : 1], model.PredictRaw(Rows(value)));
        Assert.Equal([left ? 0 : 1], model.PredictLeaf(Rows(value)));
    }

    // The set holds 0, 3 and 33: bits 0 and 3 of the first word, bit 1 of the second.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(33, true)]
    [InlineData(32, false)]
    [InlineData(63, false)]
    [InlineData(64, false)]
    [InlineData(1e12, false)]
    [InlineData(-1, false)]
    [InlineData(-0.5, true)]
    [InlineData(3.9, true)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, false)]
    public void PredictRaw_CategorySplit_GoesLeftInsideTheSet(double value, bool left)
    {
        string text = ModelTexts.OneSplit(1, "0", "num_cat=1", "cat_boundaries=0 2\ncat_threshold=9 2\n");
        Assert.Equal([left ? -1 : 1], BoostedModel.Parse(text).PredictRaw(Rows(value)));
    }

    [Fact]
    public void Predict_SigmoidAndAverage_AsTheHeadSays()
    {
        string text = ModelTexts.OneSplit(0, "0.5").Replace("sigmoid:1", "sigmoid:2.5", StringComparison.Ordinal);
        Assert.Equal(1 / (1 + Math.Exp(-2.5)), BoostedModel.Parse(text).PredictRow([1]), 1e-15);
        string both = ModelTexts.Of("average_output\n", ModelTexts.Tree(0, "0.5"), ModelTexts.Tree(0, "2"));
        var average = BoostedModel.Parse(both);
        Assert.Equal([-2, 0, 2], average.PredictRaw(Rows(0, 1, 3)));
        Assert.Equal(1 / (1 + Math.Exp(-1)), average.PredictRow([3]), 1e-15);
    }

    [Fact]
    public void Predict_OtherObjective_OnlyRaw()
    {
        string text = ModelTexts.OneSplit(0, "0.5").Replace("binary sigmoid:1", "regression", StringComparison.Ordinal);
        var model = BoostedModel.Parse(text);
        Assert.Equal([1], model.PredictRaw(Rows(1)));
        Assert.Contains(
            "'regression' gives no probability",
            Assert.Throws<InvalidOperationException>(() => model.Predict(Rows(1))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Predict_NoTreesOrOneLeaf_IsAConstant()
    {
        Assert.Equal(0.5, BoostedModel.Parse(ModelTexts.Of("")).PredictRow([1]));
        const string Leaf = "num_leaves=1\nnum_cat=0\nleaf_value=0.25\n";
        var model = BoostedModel.Parse(ModelTexts.Of("", Leaf));
        Assert.Equal([0.25, 0.25], model.PredictRaw(Rows(1, double.NaN)));
        Assert.Equal([0, 0.25], model.ContributionsOfRow([1]));
        Assert.Empty(model.PredictRaw(Rows()));
    }

    [Fact]
    public void Predict_OtherColumns_SaysWhich()
    {
        var model = BoostedModel.Parse(ModelTexts.OneSplit(0, "0.5"));
        string message = Refused(() => model.Predict(FeatureTable.Of([new("b"), new("c")], [1], [2])));
        Assert.Contains("Missing: a. Unknown to the model: b, c. It asks for a.", message, StringComparison.Ordinal);
        message = Refused(() => model.Predict(FeatureTable.Of([new("a", FeatureKind.Category)], [1])));
        Assert.Contains("'a' is a Category in the table and a Number in the model", message, StringComparison.Ordinal);
        Assert.Contains(
            "2 values; the model asks for 1: a",
            Refused(() => model.PredictRow([1, 2])),
            StringComparison.Ordinal
        );
        Assert.Contains("2 values", Refused(() => model.ContributionsOfRow([1, 2])), StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_OtherCategories_IsRefused()
    {
        string text = ModelTexts.OneSplit(1, "0", "num_cat=1", "cat_boundaries=0 1\ncat_threshold=1\n", "0:1:2");
        var model = BoostedModel.Parse(
            ModelText.Complete(text, [new("a", FeatureKind.Category, ["red \"1\"", "grün", "blue"])])
        );
        Assert.Equal(["red \"1\"", "grün", "blue"], model.Columns[0].Categories!);
        FeatureTable Coded(params string[] names) => FeatureTable.Of([new("a", FeatureKind.Category, names)], [0]);
        Assert.Equal([-1], model.PredictRaw(Coded("red \"1\"", "grün", "blue", "new")));
        Assert.Contains(
            "other categories",
            Refused(() => model.Predict(Coded("grün", "red \"1\"", "blue"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(2, 1_000)]
    [InlineData(3, 30)]
    [InlineData(4, 30)]
    public void Contributions_DeepTree_AreShapleyValues(int seed, int rows)
    {
        var random = new Random(seed);
        AssertShapley(ModelTexts.Of("", 4, ModelTexts.RandomTree(random, 4, 24, rows)), 4, 20, random);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    public void Contributions_PathOfManyFeatures_AreShapleyValues(int features)
    {
        var random = new Random(features);
        AssertShapley(ModelTexts.Of("", features, ModelTexts.Chain(random, features)), features, 3, random);
    }

    [Fact]
    public void Contributions_TextWithoutCounts_IsRefused()
    {
        string text = ModelTexts.OneSplit(0, "0.5").Replace("internal_count", "other", StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => BoostedModel.Parse(text).Contributions(Rows(1)));
    }

    [Fact]
    public void Importance_Gains_AddUpToOne()
    {
        var random = new Random(5);
        var model = BoostedModel.Parse(
            ModelTexts.Of("", 3, ModelTexts.RandomTree(random, 3, 12), ModelTexts.RandomTree(random, 3, 9))
        );
        Assert.Equal(1, model.Importance.Sum(each => each.Gain), 1e-12);
        Assert.Equal(19, model.Importance.Sum(each => each.Splits));
    }

    [Fact]
    public void Load_SavedModel_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "model.txt");
        var model = BoostedModel.Parse(ModelTexts.OneSplit(10, "0.1"));
        model.Save(path);
        var loaded = BoostedModel.Load(path);
        Assert.Equal(model.Text, loaded.Text);
        Assert.Equal(model.PredictRaw(Rows(0.1, 0.2, double.NaN)), loaded.PredictRaw(Rows(0.1, 0.2, double.NaN)));
        File.WriteAllText(path, model.Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(model.PredictRaw(Rows(0.1, 0.2)), BoostedModel.Load(path).PredictRaw(Rows(0.1, 0.2)));
        File.WriteAllText(path, "no model");
        Assert.StartsWith(
            path,
            Assert.Throws<FormatException>(() => BoostedModel.Load(path)).Message,
            StringComparison.Ordinal
        );
    }

    private static void AssertShapley(string text, int features, int rows, Random random)
    {
        var model = BoostedModel.Parse(text);
        var tree = ModelText.Parse(text).Trees[0];
        for (int i = 0; i < rows; i++)
        {
            double[] row = [.. Enumerable.Range(0, features).Select(_ => random.NextDouble())];
            double[] expected =
            [
                .. Enumerable.Range(0, features).Select(feature => Shapley(tree, row, feature)),
                Expected(tree, row, 0, 0),
            ];
            double[] actual = model.ContributionsOfRow(row);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    private static FeatureTable Rows(params double[] values) => FeatureTable.Of([new("a")], values);

    private static string Refused(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    // Shapley, 1953: the feature's change of the expectation, over all orders in which features become known.
    private static double Shapley(DecisionTree tree, double[] row, int feature)
    {
        double sum = 0;
        for (int known = 0; known < 1 << row.Length; known++)
        {
            if ((known >> feature & 1) == 0)
            {
                int size = int.PopCount(known);
                double weight = Factorial(size) * Factorial(row.Length - size - 1) / Factorial(row.Length);
                sum += weight * (Expected(tree, row, known | (1 << feature), 0) - Expected(tree, row, known, 0));
            }
        }

        return sum;
    }

    private static double Expected(DecisionTree tree, double[] row, int known, int node)
    {
        if (node < 0)
        {
            return tree.LeafValues[~node];
        }

        var split = tree.Splits[node];
        return (known >> split.Feature & 1) != 0
                ? Expected(tree, row, known, tree.GoesLeft(in split, row[split.Feature]) ? split.Left : split.Right)
            : tree.RowsOf(node) == 0 ? 0
            : (
                (tree.RowsOf(split.Left) * Expected(tree, row, known, split.Left))
                + (tree.RowsOf(split.Right) * Expected(tree, row, known, split.Right))
            ) / tree.RowsOf(node);
    }

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);
}
