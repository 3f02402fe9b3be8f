using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;

namespace Benchmarks.Pipeline;

/// <summary>Raw files to the finished star schema, against the engine that merely parses the same files.</summary>
internal static class PipelineSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "pipeline";

    /// <summary>Result files of a run without rounds, which stand beside the others.</summary>
    internal const string OnceName = "pipeline-once";

    private const double MostTime = 5;
    private const double MostGigabytes = 8;
    private const double BytesPerGigabyte = 1e9;

    private const string Explanation =
        "The first variant makes the engine read and convert every value of every column and keep only how many there are. "
        + "The whole pipeline is one process that opens an empty warehouse and runs shop.Ingest, Clean and BuildStarSchema, which end with star schema and marts (Parquet lake, cleaned and numbered events, sessions, dimensions, facts, daily figures, marts, contracts), and after them BuildSessions for visits and CheckQuality. Of CSV, the target of time is for the steps up to star schema and marts. "
        + "Its output is the warehouse and the lake.";

    private const string StepsExplanation =
        "The same runs from inside: each step's wall and processor time, and the largest resident memory while it ran. The ratio is the step's share of all steps.";

    private const string SessionsExplanation =
        "The part of the pipeline that peers can do as well: from CSV to one row for every user and session with times, counts by type and revenue, as Parquet. Nothing is judged, cleaned or kept beside it.";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var options = new ScaleOptions(Name);
        var command = new Command(
            Name,
            "Files to star schema: every step, against the bare engine parsing the same files. With --source it takes Parquet too."
        );
        options.AddTo(command);
        command.SetAction(arguments => Run(options.Of(arguments)));
        return command;
    }

    /// <summary>Runs the suite and writes its result files.</summary>
    internal static void Run(SuiteRun suite)
    {
        suite.InWorkFolder(
            Name,
            (source, folder) =>
            {
                var rounds = new WholeProcessRounds(folder, suite.Rounds, SuiteRun.Report(Name));
                List<MeasuredGroup> groups = [.. Whole(suite, source, rounds)];
                if (suite.WithPeers && !source.IsParquet)
                {
                    groups.Add(Sessions(suite, source, rounds));
                }

                new MeasurementReport("Files to star schema", suite.Stamp(), groups).Publish(
                    suite.Output,
                    suite.Rounds == 0 ? OnceName : Name
                );
            }
        );
    }

    private static IEnumerable<MeasuredGroup> Whole(SuiteRun suite, EventSource source, WholeProcessRounds rounds)
    {
        var limits = suite.Limits;
        var steps = new StepRounds();
        var group = rounds.Measure(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Bytes / 1e6:N0} MB of {(source.IsParquet ? "Parquet" : "CSV")} to star schema and marts, memory_limit {limits.MemoryLimit}, {limits.Threads} threads"
            ),
            Explanation,
            [
                OnceCommand.Variant(
                    PipelineRuns.BareParse,
                    source,
                    limits,
                    (_, output) => PipelineRuns.AnswerOfParsing(output)
                ),
                PipelineRuns.Whole(source, limits),
            ],
            answer => PipelineRuns.RowsOf(answer, "rows"),
            (variant, run) => steps.Observe(variant.Name == PipelineRuns.Library, run)
        );
        yield return group with
        {
            Targets = [.. source.IsParquet ? (Target[])[] : [Time(group, steps)], Memory(group)],
        };
        if (steps.Any)
        {
            yield return new MeasuredGroup(
                "Steps of the whole pipeline",
                group.Rows,
                StepsExplanation,
                steps.ToTimings()
            )
            {
                Notes = steps.ToNotes(),
            };
        }
    }

    // Parquet is parsed in no time: nothing is claimed of the rest in multiples of it.
    private static Target Time(MeasuredGroup group, StepRounds steps) =>
        new(
            "files to star schema and marts, wall time",
            steps.Any && group.Find(PipelineRuns.BareParse) is { } parsing
                ? Timing.MedianRatio(steps.SecondsUpTo(PipelineRuns.StarSchema), parsing.Seconds)
                : null,
            MostTime,
            "x parsing"
        );

    private static Target Memory(MeasuredGroup group) =>
        new(
            "files to star schema, peak memory",
            group.Find(PipelineRuns.Library)?.Process?.MaximumPeakBytes / BytesPerGigabyte,
            MostGigabytes,
            "GB"
        );

    private static MeasuredGroup Sessions(SuiteRun suite, EventSource source, WholeProcessRounds rounds)
    {
        var limits = suite.Limits;
        return rounds.Measure(
            "Sessions from CSV",
            SessionsExplanation,
            [
                OnceCommand.Variant(PipelineRuns.BareSessions, source, limits, Answer),
                PeerPrograms.Node(PeerPrograms.Polars, "polars_sessions.cjs", source, limits, Answer),
                PeerPrograms.Node(PeerPrograms.ClickHouse, "chdb_sessions.cjs", source, limits, Answer),
            ],
            answer => PipelineRuns.RowsOf(answer, "events")
        );

        IReadOnlyDictionary<string, string> Answer(string folder, string output) =>
            PipelineRuns.AnswerOfSessions(folder, limits);
    }
}
