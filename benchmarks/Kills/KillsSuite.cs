using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Pipeline;
using Benchmarks.Processes;
using Benchmarks.Sources;

namespace Benchmarks.Kills;

/// <summary>Kills the way from files to the star schema at random moments, starts it again, and compares the tables in the end with those of a run that nobody disturbed.</summary>
internal static class KillsSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "kills";

    private const int DefaultKills = 10;
    private const string Explanation =
        "Each process prepares the warehouse: it makes every step that is missing, from ingest to star schema and marts. It is ended by SIGKILL after a random share of the time that the undisturbed "
        + "run took, and the next process goes on with what it finds. Once one comes to its end, its tables are compared with those of the undisturbed run, relation by relation: rows, and sum and "
        + "exclusive or of a hash of every row; then everything begins again from nothing until all kills are done.";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var kills = new Option<int>("--kills")
        {
            DefaultValueFactory = _ => DefaultKills,
            Description = "How often a run is killed.",
        };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the moments." };
        var options = new ScaleOptions(Name, besidePeers: false, inRounds: false);
        var command = new Command(Name, "Kills the pipeline at random moments and compares what it ends in.")
        {
            kills,
            seed,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(options.Of(arguments), arguments.GetValue(kills), new Random(arguments.GetValue(seed)))
        );
        return command;
    }

    private static void Run(SuiteRun suite, int kills, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kills, 1);
        suite.InWorkFolder(
            Name,
            (source, folder) =>
            {
                var report = SuiteRun.Report(Name);
                var work = Path.Combine(folder, "warehouse");
                var undisturbed = Prepare(source, work, suite.Limits, killAfter: null)!.Value;
                var expected = WarehouseFingerprint.Of(work, suite.Limits);
                report(string.Create(CultureInfo.InvariantCulture, $"undisturbed: {undisturbed:F1} s"));
                Directory.Delete(work, recursive: true);
                List<double> moments = [];
                List<AnswerCheck> checks = [];
                while (moments.Count < kills || Directory.Exists(work))
                {
                    double? moment = moments.Count < kills ? random.NextDouble() * undisturbed : null;
                    if (Prepare(source, work, suite.Limits, moment) is null)
                    {
                        moments.Add(moment!.Value);
                        report(string.Create(CultureInfo.InvariantCulture, $"killed after {moment:F1} s"));
                        continue;
                    }

                    checks.Add(
                        AnswerCheck.Of(
                            $"the run that went on after {moments.Count} kills",
                            expected,
                            WarehouseFingerprint.Of(work, suite.Limits)
                        )
                    );
                    report(checks[^1].Equal ? "ended in the same tables" : "ended in other tables");
                    Directory.Delete(work, recursive: true);
                }

                Publish(
                    suite,
                    undisturbed,
                    moments,
                    checks,
                    long.Parse(expected["rows of events"], CultureInfo.InvariantCulture)
                );
            }
        );
    }

    private static void Publish(
        SuiteRun suite,
        double undisturbed,
        List<double> moments,
        List<AnswerCheck> checks,
        long rows
    )
    {
        MeasuredGroup group = new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Files to star schema and marts, killed {moments.Count} times"
            ),
            rows,
            Explanation,
            [
                new Timing("the run that nobody disturbed", [undisturbed], 1),
                new Timing("killed after", moments, Timing.Median(moments) / undisturbed),
            ]
        )
        {
            Answers = checks,
        };
        new MeasurementReport("Killed runs", suite.Stamp(), [group]).Publish(suite.Output, Name);
        if (checks.Exists(check => !check.Equal))
        {
            throw new InvalidOperationException("A run that had been killed ended in other tables.");
        }
    }

    /// <summary>Seconds until the process ended by itself; null when it was killed before.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    private static double? Prepare(EventSource source, string folder, EngineLimits limits, double? killAfter)
    {
        Directory.CreateDirectory(folder);
        var command = OnceCommand.Line(PipelineRuns.Preparation, source, folder, limits);
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)))!;
        if (killAfter is { } seconds && !process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return null;
        }

        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"The pipeline ended with exit code {process.ExitCode}.");
    }
}
