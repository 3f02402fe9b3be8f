using System.CommandLine;
using System.Diagnostics;
using Benchmarks.Measurement;
using Benchmarks.Pipeline;
using Benchmarks.Sources;
using EcommerceNotebooks;

namespace Benchmarks.Queries;

/// <summary>Every insight on a finished warehouse, called again and again.</summary>
internal static class QueriesSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "queries";

    private const int DefaultRepeats = 30;
    private const double MostMilliseconds = 100;
    private const double MillisecondsPerSecond = 1e3;

    private const string Explanation =
        "Every question of shop.Insights with its default arguments, from the call to the finished record. The first call is made on a warehouse opened for it: the engine holds nothing in memory yet, the operating system's file cache may. Each call opens a session of its own, a connection to the same open database.";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var warehouse = new Option<string?>("--warehouse")
        {
            Description = "A finished warehouse (.duckdb) instead of one built from --source or generated events.",
        };
        var repeats = new Option<int>("--repeats")
        {
            DefaultValueFactory = _ => DefaultRepeats,
            Description = "Calls of each query after the first.",
        };
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false);
        var command = new Command(Name, "Every insight on a finished warehouse: first call, p50, p95, longest.")
        {
            warehouse,
            repeats,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(options.Of(arguments), arguments.GetValue(warehouse), arguments.GetValue(repeats))
        );
        return command;
    }

    private static void Run(SuiteRun suite, string? warehouse, int repeats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        suite.OnWarehouse(Name, warehouse, path => Publish(suite, path, repeats));
    }

    private static void Publish(SuiteRun suite, string warehouse, int repeats)
    {
        var timings = InsightCalls.All().Select(query => Measure(suite, warehouse, query.Name, query.Call, repeats));
        MeasuredGroup group = new(
            $"Insights, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            Rows(suite, warehouse),
            Explanation,
            [.. timings]
        );
        var target = new Target(
            "slowest insight, p95",
            group.Timings.Max(timing => timing.Calls!.P95Seconds) * MillisecondsPerSecond,
            MostMilliseconds,
            "ms"
        );
        new MeasurementReport(
            "Questions to a finished warehouse",
            suite.Stamp(),
            [group with { Targets = [target] }]
        ).Publish(suite.Output, Name);
    }

    private static Timing Measure(SuiteRun suite, string warehouse, string name, Func<Shop, object?> call, int repeats)
    {
        SuiteRun.Report(Name)(name);
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions());
        var first = Seconds();
        double[] later = [.. Enumerable.Range(0, repeats).Select(_ => Seconds())];
        return new Timing(name, later, 1) { Calls = CallFigures.Of(first, later) };

        double Seconds()
        {
            var start = Stopwatch.GetTimestamp();
            call(shop);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static long Rows(SuiteRun suite, string warehouse)
    {
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions());
        return shop.Insights.EventRatios().Events;
    }
}
