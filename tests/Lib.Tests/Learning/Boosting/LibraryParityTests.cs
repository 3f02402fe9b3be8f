using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Boosting;

/// <summary>The reader of the text model answers what LightGBM itself answers.</summary>
[Trait("Speed", "Slow")]
public sealed class LibraryParityTests
{
    [RequiresSharedTrainingFact(ExampleData.Testing)]
    public void Predict_ExampleData_MatchesLightGbm()
    {
        var (features, labels) = ExampleData.Read(ExampleData.Training);
        var model = BoostedTrees.Train(features, labels, new() { Threads = 1 });
        AssertSame(model.Text, ExampleData.Read(ExampleData.Testing).Features);
        AssertSame(model.Text, features);
    }

    [RequiresTrainingTheory]
    [MemberData(nameof(Seeds))]
    public void Predict_RandomRowsAndOptions_MatchesLightGbm(int seed)
    {
        var random = new Random(seed);
        var (features, labels) = RandomRows.Draw(seed, random.Next(50, 1_500), random.Next(1, 8), random.Next(0, 4));
        var options = new BoostingOptions
        {
            Trees = random.Next(1, 60),
            Leaves = random.Next(2, 40),
            MaxDepth = random.Next(0, 9),
            MinRowsPerLeaf = random.Next(1, 30),
            LearningRate = 0.02 + random.NextDouble() / 2,
            FeatureFraction = 0.3 + (random.NextDouble() * 0.7),
            BaggingEvery = random.Next(0, 3),
            L2 = random.Next(2) * random.NextDouble(),
            PositiveWeight = random.Next(2) == 0 ? 1 : 3,
            MaxBins = random.Next(4, 256),
            Seed = seed,
            Threads = 1,
        };
        string extra = (seed % 6) switch
        {
            1 => " zero_as_missing=true",
            2 => " use_missing=false",
            3 => " boosting=rf bagging_freq=1 bagging_fraction=0.6",
            4 => " sigmoid=0.7 max_cat_to_onehot=1 cat_smooth=1 min_data_per_group=1",
            _ => "",
        };
        string text = Train(features, labels, options, extra);
        AssertSame(text, features);
        AssertSame(text, RandomRows.Strange(features, seed, 400));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 60)];

    private static string Train(FeatureTable features, byte[] labels, BoostingOptions options, string extra)
    {
        string parameters = string.Join(
            ' ',
            options
                .Parameters(features.Columns)
                .Split(' ')
                .Where(each => !extra.Contains($" {each.Split('=')[0]}=", StringComparison.Ordinal))
        );
        using var log = NativeLog.Capture();
        using var dataset = NativeDataset.Create(features, labels, parameters + extra, null);
        using var booster = NativeBooster.Create(dataset, parameters + extra);
        for (int round = 0; round < options.Trees && booster.Update(); round++) { }

        return ModelText.Complete(booster.Text(-1), features.Columns);
    }

    private static void AssertSame(string text, FeatureTable features)
    {
        var model = BoostedModel.Parse(text);
        using var oracle = new LightGbmOracle(text);
        Assert.Equal(oracle.Raw(features), model.PredictRaw(features));
        AssertNear(oracle.Normal(features), model.Predict(features), 1e-14);
        Assert.Equal(oracle.Leaves(features, model.Trees), model.PredictLeaf(features).Select(leaf => (double)leaf));
        double[] contributions = model.Contributions(features);
        int width = features.Columns.Count + 1;
        AssertNear(oracle.Contributions(features), contributions, 1e-9);
        double[] sums = [.. contributions.Chunk(width).Select(row => row.Sum())];
        AssertNear(model.PredictRaw(features), sums, 1e-9);
        var first = new double[features.Columns.Count];
        features.CopyRow(features.Rows - 1, first);
        Assert.Equal(model.Predict(features)[^1], model.PredictRow(first));
        Assert.Equal(contributions[^width..], model.ContributionsOfRow(first));
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"At {i}: {expected[i]:R} was expected, {actual[i]:R} came."
            );
        }
    }
}
