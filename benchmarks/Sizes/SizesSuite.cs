using System.CommandLine;
using Benchmarks.Pipeline;
using Benchmarks.Sources;

namespace Benchmarks.Sizes;

/// <summary>What the sample and one month need of memory and disk; both months are measured by the suite of the pipeline. No time is measured, so other work on the machine does not matter.</summary>
internal static class SizesSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "sizes";

    // The scale of data/sample: the same options give the same events.
    private const double SampleScale = 0.00136;

    private static readonly (string Log, double Scale, int Months)[] Logs =
    [
        ("the sample", SampleScale, GeneratedEvents.Months),
        ("one month", 1, 1),
    ];

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false, fromSource: false);
        var command = new Command(Name, "Memory and disk of the sample and of one month.");
        options.AddTo(command);
        command.SetAction(arguments => Run(options.Of(arguments)));
        return command;
    }

    private static void Run(SuiteRun suite)
    {
        List<LogSize> sizes = [];
        foreach (var (log, scale, months) in Logs)
        {
            suite.InFolder(Name, folder => sizes.Add(Measure(suite, folder, log, scale, months)));
        }

        var report = new SizesReport(
            suite.Stamp(),
            $"Every step of the pipeline (ingest, cleaning, star schema with marts, visits, quality checks) in one process, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads, on generated CSV of the published size. "
                + "Peak memory is the largest resident memory of that process, mapped files included. Most disk is the largest size of its folder while it runs (warehouse, lake, spilled data), sampled every 100 ms; kept are warehouse and lake.",
            sizes
        );
        report.Write(suite.Output);
        Console.Write(report.ToTable());
    }

    /// <summary>Generates a log in a folder and takes it through every step.</summary>
    internal static LogSize Measure(SuiteRun suite, string folder, string log, double scale, int months)
    {
        var source = GeneratedEvents.Write(
            scale,
            parquet: false,
            Path.Combine(folder, "source"),
            SuiteRun.Report($"{Name}, {log}"),
            months
        );
        var target = Path.Combine(folder, "run");
        using var disk = new DiskPeak(target);
        var run = PipelineRuns.Build(source, target, suite.Limits);
        return new LogSize(
            log,
            PipelineRuns.RowsOf(PipelineRuns.AnswerOfWarehouse(target, suite.Limits), "rows"),
            source.Bytes,
            run.PeakBytes,
            Math.Max(disk.Stop(), run.OutputBytes),
            run.OutputBytes
        );
    }
}
