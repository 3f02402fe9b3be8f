using System.CommandLine;
using Benchmarks.Measurement;
using Benchmarks.Pipeline;
using Benchmarks.Sources;
using EcommerceNotebooks;
using EcommerceNotebooks.Optimizations;

namespace Benchmarks.Optimizations;

/// <summary>Every technique of notebook 04, measured by the laboratory it uses, on a log of any size.</summary>
internal static class OptimizationsSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "optimizations";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        OptimizationOptions defaults = new();
        var repeats = new Option<int>("--repeats")
        {
            DefaultValueFactory = _ => defaults.Repeats,
            Description = "Rounds that count, after one that does not; a verdict needs at least 5.",
        };
        var sliceRows = new Option<long>("--slice-rows")
        {
            DefaultValueFactory = _ => defaults.MostSliceRows,
            Description = "The most events for techniques that write the data anew; the others read the whole log.",
        };
        var reference = new Option<string?>("--reference")
        {
            Description = "Also write the ratios to this file, in the form of data/reference/optimizations.json.",
            HelpName = "FILE",
        };
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false);
        var command = new Command(Name, "Each technique of storing and asking, before and after in turn.")
        {
            repeats,
            sliceRows,
            reference,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(
                options.Of(arguments),
                new OptimizationOptions
                {
                    Repeats = arguments.GetValue(repeats),
                    MostSliceRows = arguments.GetValue(sliceRows),
                },
                arguments.GetValue(reference)
            )
        );
        return command;
    }

    private static void Run(SuiteRun suite, OptimizationOptions options, string? reference) =>
        suite.InWorkFolder(
            Name,
            (source, folder) =>
            {
                using var shop = Shop.Open(Path.Combine(folder, PipelineRuns.Warehouse), suite.Limits.ToShopOptions());
                shop.Pipeline.Ingest(source.Path);
                var report = shop.Optimizations.MeasureAll(options, new Told());
                new MeasurementReport(
                    "Techniques of storing and asking",
                    suite.Stamp(),
                    [.. report.Results.Select(OptimizationGroup.Of)]
                ).Publish(suite.Output, Name);
                if (reference is not null)
                {
                    File.WriteAllText(reference, FullScaleFigures.Of(report, suite.Stamp().Date).ToJson());
                }
            }
        );

    // Progress<T> would tell on another thread, after the fact.
    private sealed class Told : IProgress<Optimization>
    {
        public void Report(Optimization value) => SuiteRun.Report(Name)(value.ToString());
    }
}
