using System.Diagnostics;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Boosting;

public sealed class MlNetTests
{
    [RequiresSharedTrainingFact(ExampleData.Testing)]
    public void Train_ExampleData_RanksAsLightGbmDoes()
    {
        var (features, labels) = ExampleData.Read(ExampleData.Training);
        var (rows, truth) = ExampleData.Read(ExampleData.Testing);
        var options = new BoostingOptions { Threads = 1 };
        double own = ExampleData.RocAuc(BoostedTrees.Train(features, labels, options).Predict(rows), truth);
        double other = ExampleData.RocAuc(MlNetBoosting.Train(features, labels, options).Predict(rows), truth);
        Assert.InRange(own, 0.8, 0.9);
        Assert.Equal(own, other, 0.0005);
    }

    [RequiresTrainingFact]
    public void Train_BesideLightGbm_SharesOneLibraryOf470()
    {
        var (features, labels) = RandomRows.Draw(1, 200);
        _ = BoostedTrees.Train(features, labels, new() { Trees = 2 });
        _ = MlNetBoosting.Train(features, labels, new() { Trees = 2 });
        using var process = Process.GetCurrentProcess();
        Assert.Single(
            process.Modules.Cast<ProcessModule>(),
            module => module.ModuleName.Contains("lib_lightgbm", StringComparison.Ordinal)
        );
        string dependencies = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Lib.Tests.deps.json"));
        Assert.Contains("\"LightGBM/4.7.0\"", dependencies, StringComparison.Ordinal);
    }

    [RequiresTrainingFact]
    public void Train_WhatMlNetLacks_IsRefused()
    {
        var (features, labels) = RandomRows.Draw(2, 200);
        var constrained = new BoostingOptions { MonotoneConstraints = new Dictionary<string, int> { ["n0"] = 1 } };
        Assert.Throws<ArgumentException>(() => MlNetBoosting.Train(features, labels, constrained));
        Assert.Throws<ArgumentException>(() =>
            MlNetBoosting.Train(features, labels, new() { EarlyStoppingRounds = 3 })
        );
        Assert.Throws<ArgumentException>(() => MlNetBoosting.Train(features, new byte[200]));
    }
}
