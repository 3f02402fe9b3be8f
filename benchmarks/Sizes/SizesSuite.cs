using System.CommandLine;
using Benchmarks.Pipeline;
using Benchmarks.Sources;

namespace Benchmarks.Sizes;

/// <summary>What the sample, one month and both months need of memory and disk. No time is measured, so other work on the machine does not matter.</summary>
internal static class SizesSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "sizes";

    // The scale of data/sample: the same options give the same events.
    private const double SampleScale = 0.00136;

    private static readonly (string Key, string Log, double Scale, int Months)[] Logs =
    [
        ("sample", "the sample", SampleScale, GeneratedEvents.Months),
        ("month", "one month", 1, 1),
        ("months", "both months", 1, GeneratedEvents.Months),
    ];

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var logs = new Option<string>("--logs")
        {
            DefaultValueFactory = _ => string.Join(',', Logs.Select(log => log.Key)),
            Description = "Which logs, separated by commas.",
        };
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false, fromSource: false);
        var command = new Command(Name, "Memory and disk of the sample, one month and both months.") { logs };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(
                options.Of(arguments),
                Chosen(arguments.GetRequiredValue(logs).Split(',', StringSplitOptions.TrimEntries))
            )
        );
        return command;
    }

    private static (string Key, string Log, double Scale, int Months)[] Chosen(string[] keys)
    {
        foreach (var key in keys.Where(key => Logs.All(log => log.Key != key)))
        {
            throw new ArgumentException(
                $"logs has \"{key}\"; {string.Join(", ", Logs.Select(log => log.Key))} are there.",
                nameof(keys)
            );
        }

        return [.. Logs.Where(log => keys.Contains(log.Key))];
    }

    private static void Run(SuiteRun suite, (string Key, string Log, double Scale, int Months)[] chosen)
    {
        List<LogSize> sizes = [];
        foreach (var (key, log, scale, months) in chosen)
        {
            suite.InFolder(
                Name,
                folder =>
                {
                    var source = GeneratedEvents.Write(
                        scale,
                        parquet: false,
                        Path.Combine(folder, "source"),
                        SuiteRun.Report($"{Name} {key}"),
                        months
                    );
                    var target = Path.Combine(folder, "run");
                    using var disk = new DiskPeak(target);
                    var run = PipelineRuns.Build(source, target, suite.Limits);
                    sizes.Add(
                        new LogSize(
                            log,
                            PipelineRuns.RowsOf(PipelineRuns.AnswerOfWarehouse(target, suite.Limits), "rows"),
                            source.Bytes,
                            run.PeakBytes,
                            Math.Max(disk.Stop(), run.OutputBytes),
                            run.OutputBytes
                        )
                    );
                }
            );
            new SizesReport(
                suite.Stamp(),
                $"Every step of the pipeline (ingest, cleaning, star schema with marts, visits, quality checks) in one process, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads, on generated CSV of the published size. "
                    + "Peak memory is the largest resident memory of that process, mapped files included. Most disk is the largest size of its folder while it runs (warehouse, lake, spilled data), sampled every 100 ms; kept are warehouse and lake.",
                sizes
            ).Write(suite.Output);
        }

        Console.Write(SizesReport.Read(suite.Output)!.ToTable());
    }
}
