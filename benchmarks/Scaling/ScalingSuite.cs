using System.CommandLine;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Pipeline;
using Benchmarks.Processes;
using Benchmarks.Sources;
using EcommerceNotebooks.Synthetic;

namespace Benchmarks.Scaling;

/// <summary>The whole pipeline on generated events of several sizes: does an event cost the same however many there are?</summary>
internal static class ScalingSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "scaling";

    private const string DefaultSizes = "1,3,10,30,110";
    private const double EventsPerMillion = 1e6;
    private const long WarmUpEvents = 100_000;
    private const double MostExponent = 1.05;

    private const string Explanation =
        "Each size is both months generated at that size as CSV, taken through every step of the pipeline by a process of its own. The seconds are those of all steps, without the start of the process, which would flatter the exponent by weighing on small sizes; memory, processor time and output are the whole process's. "
        + "The exponent is that of time as a power of rows, by least squares on the logarithms of the medians: 1 means that an event costs the same at every size.";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var sizes = new Option<string>("--sizes")
        {
            DefaultValueFactory = _ => DefaultSizes,
            Description = "Millions of events, separated by commas, rising.",
        };
        var options = new ScaleOptions(Name, besidePeers: false, fromSource: false);
        var command = new Command(Name, "The whole pipeline at several sizes, and the exponent of its time.") { sizes };
        options.AddTo(command);
        command.SetAction(arguments => Run(options.Of(arguments), Sizes(arguments.GetRequiredValue(sizes))));
        return command;
    }

    /// <summary>The sizes of a list such as "1,3,10", in events.</summary>
    /// <exception cref="ArgumentException">It is not a rising list of at least two numbers above 0.</exception>
    internal static IReadOnlyList<long> Sizes(string millions)
    {
        double[] sizes =
        [
            .. millions
                .Split(',', StringSplitOptions.TrimEntries)
                .Select(text =>
                    double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size)
                        ? size
                        : 0
                ),
        ];
        return sizes.Length < 2 || sizes[0] <= 0 || sizes.Zip(sizes.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? throw new ArgumentException(
                $"sizes are \"{millions}\"; two or more rising numbers of millions are needed, such as 1,3,10.",
                nameof(millions)
            )
            : [.. sizes.Select(size => (long)(size * EventsPerMillion))];
    }

    private static void Run(SuiteRun suite, IReadOnlyList<long> sizes)
    {
        // A small run that does not count, so that the first size finds the program's files in memory as the others do.
        InEvents(
            WarmUpEvents,
            (source, folder) => PipelineRuns.Build(source, Path.Combine(folder, "run"), suite.Limits)
        );
        List<Timing> timings = [];
        foreach (var size in sizes)
        {
            InEvents(size, (source, folder) => timings.Add(Measure(suite, source, folder)));
        }

        double[] ratios = [.. timings.Select(timing => timing.MedianSeconds / timings[0].MedianSeconds)];
        var group = Group([.. timings.Zip(ratios, (timing, ratio) => timing with { RatioToBaseline = ratio })], suite);
        new MeasurementReport("Time against rows", suite.Stamp(), [group]).Publish(suite.Output, Name);

        void InEvents(long events, Action<EventSource, string> work) =>
            (suite with { Scale = SyntheticOptions.ScaleForEvents(events) }).InWorkFolder(Name, work);
    }

    private static Timing Measure(SuiteRun suite, EventSource source, string folder)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(suite.Rounds, 1);
        var steps = new StepRounds();
        List<ProcessRun> runs = [];
        long rows = 0;
        for (var round = 1; round <= suite.Rounds; round++)
        {
            var target = Path.Combine(folder, "run");
            var run = PipelineRuns.Build(source, target, suite.Limits);
            SuiteRun.Report(Name)(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source.Bytes / 1e6:N0} MB, round {round} of {suite.Rounds}: {run.WallSeconds:F1} s"
                )
            );
            runs.Add(run);
            steps.Observe(isPipeline: true, run);
            rows = PipelineRuns.RowsOf(PipelineRuns.AnswerOfWarehouse(target, suite.Limits), "rows");
            Directory.Delete(target, recursive: true);
        }

        return new Timing($"{rows.ToString("N0", CultureInfo.InvariantCulture)} events", steps.TotalSeconds, 1)
        {
            Rows = rows,
            Process = ProcessFigures.Of(runs),
        };
    }

    /// <summary>The group of all sizes with its exponent.</summary>
    internal static MeasuredGroup Group(IReadOnlyList<Timing> timings, SuiteRun suite)
    {
        (double Rows, double Seconds)[] points =
        [
            .. timings.Select(timing => ((double)timing.Rows!.Value, timing.MedianSeconds)),
        ];
        var fit = PowerLawFit.Of(points);
        var processor = PowerLawFit.Of([
            .. timings.Select(timing => ((double)timing.Rows!.Value, timing.Process!.MedianProcessorSeconds)),
        ]);
        var between = points
            .Zip(points.Skip(1), (smaller, larger) => PowerLawFit.Of([smaller, larger]).Exponent)
            .Select(exponent => exponent.ToString("F3", CultureInfo.InvariantCulture));
        return new MeasuredGroup(
            $"The whole pipeline, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            timings[^1].Rows,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Explanation} Fitted exponent: {fit.Exponent:F3}, standard error {fit.StandardError:F3}; between neighbouring sizes: {string.Join(", ", between)}. Of processor time, the process's start included: {processor.Exponent:F3}."
            ),
            timings
        )
        {
            Targets = [new Target("time against rows, exponent", fit.Exponent, MostExponent, "")],
        };
    }
}
