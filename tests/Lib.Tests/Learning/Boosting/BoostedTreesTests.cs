using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Boosting;

public sealed class BoostedTreesTests
{
    private static readonly BoostingOptions Small = new() { Trees = 20, Threads = 1 };

    [RequiresTrainingTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_TwiceWithAnyThreads_SameText(int seed)
    {
        var (features, labels) = RandomRows.Draw(seed, 3_000);
        string first = BoostedTrees.Train(features, labels, Small).Text;
        for (int threads = 1; threads <= 3; threads++)
        {
            Assert.Equal(first, BoostedTrees.Train(features, labels, Small with { Threads = threads }).Text);
        }

        Assert.NotEqual(first, BoostedTrees.Train(features, labels, Small with { Seed = 1 }).Text);
    }

    [RequiresTrainingFact]
    public void Train_FourAtATime_SameTexts()
    {
        var (features, labels) = RandomRows.Draw(4, 1_000);
        string alone = BoostedTrees.Train(features, labels, Small).Text;
        var texts = new string[4];
        Parallel.For(0, texts.Length, i => texts[i] = BoostedTrees.Train(features, labels, Small).Text);
        Assert.All(texts, text => Assert.Equal(alone, text));
    }

    [RequiresTrainingFact]
    public void Train_ThatCannotLearn_IsRefused()
    {
        var (features, labels) = RandomRows.Draw(5, 100);
        Refused("All 100 labels are 0", () => BoostedTrees.Train(features, new byte[100]));
        Refused("100 rows and 99 labels", () => BoostedTrees.Train(features, labels.AsSpan(1)));
        Refused("that of row 7 is 2", () => BoostedTrees.Train(features, [.. labels[..7], 2, .. labels[8..]]));
        Refused("There are no rows", () => BoostedTrees.Train(features.Take([]), []));
        Refused("There are no columns", () => BoostedTrees.Train(features.Select(), labels));
    }

    [RequiresTrainingTheory]
    [InlineData("two words")]
    [InlineData("a:b")]
    [InlineData("a\tb")]
    [InlineData("[a]")]
    public void Train_NameThatNoTextHolds_IsRefused(string name) =>
        Refused($"'{name}'", () => BoostedTrees.Train(FeatureTable.Of([new(name)], [1, 2]), [0, 1]));

    [RequiresTrainingTheory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(double.PositiveInfinity)]
    public void Train_CodeOfNoCategory_IsRefused(double code) =>
        Refused(
            "The category 'c' of row 1",
            () => BoostedTrees.Train(FeatureTable.Of([new("c", FeatureKind.Category, ["x", "y"])], [1, code]), [0, 1])
        );

    [RequiresTrainingFact]
    public void Train_NamesOfAnyLanguage_AreKept()
    {
        var (features, labels) = RandomRows.Draw(6, 500, 2, 0);
        var renamed = FeatureTable.Of(
            [new("größe=m²"), new("цена")],
            features.Column(0).ToArray(),
            features.Column(1).ToArray()
        );
        var model = BoostedTrees.Train(renamed, labels, Small);
        Assert.Equal(renamed.Columns, BoostedModel.Parse(model.Text).Columns);
        using var oracle = new LightGbmOracle(model.Text);
        Assert.Equal(oracle.Raw(renamed), model.PredictRaw(renamed));
    }

    [RequiresTrainingFact]
    public void Train_OnlyConstantColumns_AnswersTheBaseRateAndWarns()
    {
        var labels = Enumerable.Range(0, 200).Select(row => (byte)(row % 4 == 0 ? 1 : 0)).ToArray();
        var features = FeatureTable.Of([new("a"), new("b")], new double[200], [.. Enumerable.Repeat(double.NaN, 200)]);
        var model = BoostedTrees.Train(features, labels, Small);
        Assert.All(model.Predict(features), probability => Assert.Equal(0.25, probability, 1e-9));
        Assert.All(model.Importance, each => Assert.Equal((0, 0), (each.Gain, each.Splits)));
        Assert.NotEmpty(model.Warnings);
    }

    [RequiresTrainingFact]
    public void Train_ColumnOfUnknowns_IsNeverAsked()
    {
        var (features, labels) = RandomRows.Draw(7, 1_000, 3, 0);
        var more = FeatureTable.Of(
            [.. features.Columns, new("nothing")],
            [
                .. Enumerable.Range(0, 3).Select(column => features.Column(column).ToArray()),
                [.. Enumerable.Repeat(double.NaN, 1_000)],
            ]
        );
        var importance = BoostedTrees.Train(more, labels, Small).Importance;
        Assert.Equal(0, importance.Single(each => each.Feature == "nothing").Splits);
        Assert.Equal(1, importance.Sum(each => each.Gain), 1e-12);
        Assert.Equal(importance.OrderByDescending(each => each.Gain), importance);
    }

    [RequiresTrainingTheory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Train_MonotoneConstraint_HoldsOnAGrid(int direction)
    {
        var (features, labels) = RandomRows.Draw(8, 2_000, 4, 1);
        var options = Small with
        {
            Trees = 60,
            MonotoneConstraints = new Dictionary<string, int> { ["n1"] = direction, ["n2"] = 0 },
        };
        double[] grid = [.. Enumerable.Range(-60, 121).Select(i => i / 10.0)];
        Assert.True(Rises(BoostedTrees.Train(features, labels, options), features, grid, direction));
        var free = options with { MonotoneConstraints = new Dictionary<string, int>() };
        Assert.False(Rises(BoostedTrees.Train(features, labels, free), features, grid, direction));
    }

    [RequiresTrainingTheory]
    [InlineData(ValidationMetric.LogLoss)]
    [InlineData(ValidationMetric.RocAuc)]
    public void Train_StopsEarly_KeepsTheBestRound(ValidationMetric metric)
    {
        var (features, labels) = RandomRows.Draw(9, 1_500);
        int[] rows = [.. Enumerable.Range(0, 1_500)];
        var validation = features.Take(rows.AsSpan(1_000));
        var options = Small with
        {
            Trees = 500,
            LearningRate = 0.3,
            EarlyStoppingRounds = 10,
            EarlyStoppingMetric = metric,
        };
        var training = features.Take(rows.AsSpan(0, 1_000));
        var model = BoostedTrees.Train(training, labels.AsSpan(0, 1_000), options, (validation, labels[1_000..]));
        var figures = model
            .EvaluationByRound.Select(each => metric == ValidationMetric.RocAuc ? -each.RocAuc : each.LogLoss)
            .ToList();
        Assert.InRange(model.BestIteration, 2, 400);
        Assert.Equal(model.BestIteration + 10, figures.Count);
        Assert.Equal(figures.IndexOf(figures.Min()) + 1, model.BestIteration);
        Assert.Equal(model.BestIteration, model.Trees);
        var best = model.EvaluationByRound[model.BestIteration - 1];
        double[] predicted = model.Predict(validation);
        Assert.Equal(LogLoss(predicted, labels[1_000..]), best.LogLoss, 1e-6);
        Assert.Equal(ExampleData.RocAuc(predicted, labels[1_000..]), best.RocAuc, 1e-9);
    }

    [RequiresTrainingFact]
    public void Train_StopsEarlyWithAnyThreads_SameModelAndFigures()
    {
        var (features, labels) = RandomRows.Draw(14, 3_000);
        var options = Small with { Trees = 200, EarlyStoppingRounds = 5, LearningRate = 0.3 };
        var one = BoostedTrees.Train(
            features,
            labels,
            options,
            (features.Take([.. Enumerable.Range(0, 900)]), labels[..900])
        );
        var two = BoostedTrees.Train(
            features,
            labels,
            options with
            {
                Threads = 2,
            },
            (features.Take([.. Enumerable.Range(0, 900)]), labels[..900])
        );
        Assert.Equal(one.Text, two.Text);
        Assert.Equal(one.EvaluationByRound, two.EvaluationByRound);
    }

    [RequiresTrainingFact]
    public void Train_ValidationInAnotherOrderOfColumns_IsTheSame()
    {
        var (features, labels) = RandomRows.Draw(10, 500);
        var turned = features.Select(features.Columns.Select(column => column.Name).Reverse());
        var one = BoostedTrees.Train(features, labels, Small, (features, labels));
        var other = BoostedTrees.Train(features, labels, Small, (turned, labels));
        Assert.Equal(one.EvaluationByRound, other.EvaluationByRound);
        Assert.Equal(20, one.EvaluationByRound.Count);
        Assert.Equal(one.Predict(features), one.Predict(turned));
    }

    [RequiresTrainingFact]
    public void Train_ValidationThatCannotServe_IsRefused()
    {
        var (features, labels) = RandomRows.Draw(11, 100);
        var stopping = Small with { EarlyStoppingRounds = 5 };
        Refused("rows for validation are needed", () => BoostedTrees.Train(features, labels, stopping));
        Refused("All 100 labels", () => BoostedTrees.Train(features, labels, stopping, (features, new byte[100])));
        Refused(
            "Missing: n1",
            () =>
                BoostedTrees.Train(
                    features,
                    labels,
                    stopping,
                    (features.Select("n0", "n2", "n3", "n4", "c0", "c1"), labels)
                )
        );
    }

    [RequiresTrainingFact]
    public void Train_CancelledToken_Stops()
    {
        var (features, labels) = RandomRows.Draw(12, 500);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            BoostedTrees.Train(features, labels, Small, cancellationToken: source.Token)
        );
    }

    [RequiresTrainingFact]
    public void Train_PositiveWeight_RaisesTheAnswers()
    {
        var (features, labels) = RandomRows.Draw(13, 1_000);
        double plain = BoostedTrees.Train(features, labels, Small).Predict(features).Average();
        double weighted = BoostedTrees
            .Train(features, labels, Small with { PositiveWeight = 5 })
            .Predict(features)
            .Average();
        Assert.Equal(labels.Average(label => label), plain, 0.02);
        Assert.True(weighted > plain + 0.1);
    }

    [RequiresTrainingFact]
    public void Train_NothingLeftToSplit_EndsBeforeAllRounds()
    {
        var features = FeatureTable.Of([new("a")], [0, 0, 0, 1, 1, 1]);
        var options = Small with { MinRowsPerLeaf = 4 };
        var model = BoostedTrees.Train(features, [0, 1, 0, 1, 1, 0], options);
        Assert.Equal(1, model.Trees);
        Assert.All(model.Predict(features), probability => Assert.Equal(0.5, probability, 1e-12));
    }

    [RequiresTrainingFact]
    public void NativeError_AnyCall_NamesTheFunction()
    {
        using var log = NativeLog.Capture();
        var error = Assert.Throws<LearningException>(() => new LightGbmOracle("no model"));
        Assert.Contains("LGBM_BoosterLoadModelFromString failed", error.Message, StringComparison.Ordinal);
    }

    private static bool Rises(BoostedModel model, FeatureTable features, double[] grid, int direction)
    {
        var row = new double[features.Columns.Count];
        for (int i = 0; i < 100; i++)
        {
            features.CopyRow(i, row);
            double before = double.NegativeInfinity;
            foreach (double value in grid)
            {
                row[1] = value;
                double answer = direction * model.PredictRow(row);
                if (answer < before)
                {
                    return false;
                }

                before = answer;
            }
        }

        return true;
    }

    private static double LogLoss(double[] predicted, byte[] labels) =>
        -predicted.Zip(labels, (p, label) => Math.Log(label == 1 ? p : 1 - p)).Average();

    private static void Refused(string because, Action action) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
