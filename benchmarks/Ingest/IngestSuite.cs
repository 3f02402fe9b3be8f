using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;

namespace Benchmarks.Ingest;

/// <summary>CSV to typed Parquet by the library, the bare engine and peers, each as a whole process.</summary>
internal static class IngestSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "ingest";

    private const string Title = "CSV to typed Parquet";
    private const string SizeClaim = "ingest, output size";
    private const int SliceRows = 1_000_000;
    private const double MostTime = 0.70;
    private const double MostMemory = 0.20;
    private const double MostOutput = 0.85;

    private const string Explanation =
        "Each process reads all CSV and writes ZSTD Parquet (level 3 where it can be set; ClickHouse keeps its own default), 122,880 rows a row group. The bare engine is one `copy (select * from read_csv(...typed columns...)) to ...`. "
        + "shop.Ingest judges every line byte by byte and writes Parquet in the same pass, counts the lines, hashes the result, flushes it to disk, writes the manifest and points the views at it. "
        + "Polars is scanCSV, strptime and sinkParquet of its streaming engine; it has no UUID type, so its session ids stay text of 36 characters, and it does not flush to disk. "
        + "ClickHouse is `insert into function file(..., 'Parquet') select ... from file(..., 'CSVWithNames', ...)` of chdb, in process. "
        + "Peak memory is ru_maxrss of the finished process, the engine's and the runtime's (.NET, Node.js); files mapped into memory count in it, and the column beside it leaves them out (sampled every 20 ms).";

    private const string TriedForSize =
        "What was tried to make the output smaller, with the same rows in the same order, and did not: row groups of up to 983,040 rows, the other encodings of each column (plain, dictionary, delta, byte stream split), "
        + "and a row group's rows ordered by user. What is left is near what the columns hold, as the table of least sizes shows.";

    private const string SliceExplanation =
        "pandas holds all of a file in memory, and Debian has no Parquet writer for it: so it parses only the file's first lines, converts the same columns and groups them by brand; the bare engine does the same. Session ids stay text in pandas, prices become cents.";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var options = new ScaleOptions(Name);
        var command = new Command(
            Name,
            "CSV to Parquet: the library beside the bare engine, Polars, ClickHouse and pandas."
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
                if (source.IsParquet)
                {
                    throw new ArgumentException($"The {Name} suite reads CSV, but {source.Path} holds Parquet.");
                }

                var rounds = new WholeProcessRounds(folder, suite.Rounds, SuiteRun.Report(Name));
                var slice = Slice(source, folder);
                MeasuredGroup[] groups = [Whole(suite, source, rounds), OfSlice(suite, slice, rounds)];
                new MeasurementReport("Taking CSV in", suite.Stamp(), groups).Publish(suite.Output, Name);
            }
        );
    }

    private static MeasuredGroup Whole(SuiteRun suite, EventSource source, WholeProcessRounds rounds)
    {
        var limits = suite.Limits;
        List<ProcessVariant> variants =
        [
            OnceCommand.Variant(
                IngestRuns.BareCopy,
                source,
                limits,
                (folder, _) => IngestRuns.AnswerOfFile(folder, limits)
            ),
            OnceCommand.Variant(
                IngestRuns.Library,
                source,
                limits,
                (folder, _) => IngestRuns.AnswerOfLake(folder, limits)
            ),
        ];
        if (suite.WithPeers)
        {
            variants.Add(
                PeerPrograms.Node(
                    PeerPrograms.Polars,
                    "polars_ingest.cjs",
                    source,
                    limits,
                    (folder, _) => IngestRuns.AnswerOfFile(folder, limits)
                )
            );
            variants.Add(
                PeerPrograms.Node(
                    PeerPrograms.ClickHouse,
                    "chdb_ingest.cjs",
                    source,
                    limits,
                    (folder, _) => IngestRuns.AnswerOfFile(folder, limits)
                )
            );
        }

        var bytes = new ColumnBytes(limits);
        var group = rounds.Measure(
            string.Create(CultureInfo.InvariantCulture, $"{Title}: {source.Bytes / 1e6:N0} MB"),
            Explanation,
            [.. variants.Select(bytes.Observing)],
            answer => long.Parse(answer["rows"], CultureInfo.InvariantCulture)
        );
        group = group with { Targets = suite.WithPeers ? Targets(group) : null };
        var isTooLarge = group.Targets?.Any(target => target is { Claim: SizeClaim, Verdict: Target.Missed }) == true;
        return group with { Notes = [.. isTooLarge ? (string[])[TriedForSize, ""] : [], .. bytes.ToNotes()] };
    }

    private static MeasuredGroup OfSlice(SuiteRun suite, EventSource slice, WholeProcessRounds rounds)
    {
        List<ProcessVariant> variants =
        [
            OnceCommand.Variant(
                IngestRuns.BareSlice,
                slice,
                suite.Limits,
                (folder, _) => IngestRuns.AnswerOfSlice(folder)
            ),
        ];
        if (suite.WithPeers && PeerPrograms.PandasVersion() is not null)
        {
            variants.Add(
                PeerPrograms.OfPython(
                    PeerPrograms.Pandas,
                    "pandas_slice.py",
                    slice.Path,
                    (folder, _) => IngestRuns.AnswerOfSlice(folder)
                )
            );
        }

        var rows = File.ReadLines(slice.Path).LongCount() - 1;
        return rounds.Measure("A slice, parsed and grouped by brand", SliceExplanation, variants, _ => rows);
    }

    private static EventSource Slice(EventSource source, string folder)
    {
        var path = Path.Combine(folder, "slice.csv");
        File.WriteAllLines(path, File.ReadLines(source.Files[0]).Take(SliceRows + 1));
        return EventSource.At(path);
    }

    /// <summary>What is claimed of the library beside Polars, from a group's rounds.</summary>
    internal static IReadOnlyList<Target> Targets(MeasuredGroup group)
    {
        return
        [
            Ratio("ingest, wall time", timing => timing.Seconds, MostTime),
            Ratio(
                "ingest, peak memory",
                timing => [.. timing.Process!.PeakBytes.Select(bytes => (double)bytes)],
                MostMemory
            ),
            Ratio(SizeClaim, timing => [.. timing.Process!.OutputBytes.Select(bytes => (double)bytes)], MostOutput),
        ];

        Target Ratio(string claim, Func<Timing, IReadOnlyList<double>> figures, double limit) =>
            Target.OfRatio(claim, group, IngestRuns.Library, PeerPrograms.Polars, figures, limit);
    }
}
