using Benchmarks.Measurement;
using Benchmarks.Processes;

namespace Benchmarks.Pipeline;

/// <summary>The steps of several runs of the pipeline.</summary>
internal sealed class StepRounds
{
    private readonly List<IReadOnlyList<StepFigures>> runs = [];

    /// <summary>Whether a run was seen.</summary>
    internal bool Any => runs.Count > 0;

    /// <summary>Seconds of all steps of each run: what is left of a run's time when the start of its process is taken away.</summary>
    internal IReadOnlyList<double> TotalSeconds => [.. runs.Select(steps => steps.Sum(step => step.Seconds))];

    /// <summary>Seconds of each run from its first step to the end of one.</summary>
    internal IReadOnlyList<double> SecondsUpTo(string last) =>
        [
            .. runs.Select(steps =>
                steps
                    .TakeWhile(step => step.Step != last)
                    .Append(steps.Single(step => step.Step == last))
                    .Sum(step => step.Seconds)
            ),
        ];

    /// <summary>Reads the steps of a run of the pipeline; other runs are passed over.</summary>
    internal void Observe(bool isPipeline, ProcessRun run)
    {
        if (isPipeline)
        {
            runs.Add(StepFigures.Read(run.Output));
        }
    }

    /// <summary>All steps together, then each of them.</summary>
    internal IReadOnlyList<Timing> ToTimings() =>
        [
            Of(
                "all steps",
                steps => new StepFigures(
                    "",
                    steps.Sum(step => step.Seconds),
                    steps.Sum(step => step.ProcessorSeconds),
                    steps.Max(step => step.PeakBytes),
                    []
                )
            ),
            .. Enumerable.Range(0, runs[0].Count).Select(index => Of(runs[0][index].Step, steps => steps[index])),
        ];

    /// <summary>The longest statements of each step in the last run, in Markdown.</summary>
    internal IReadOnlyList<string> ToNotes() =>
        [
            "Where the time goes in the last round: each step's longest statements, all runs of one together (ingest reads and writes files itself).",
            .. runs[^1]
                .Where(step => step.Statements.Count > 0)
                .SelectMany(step =>
                    (IEnumerable<string>)["", $"{step.Step}:", "", .. StatementProfile.ToNotes(step.Statements)]
                ),
        ];

    private Timing Of(string name, Func<IReadOnlyList<StepFigures>, StepFigures> choose)
    {
        StepFigures[] figures = [.. runs.Select(choose)];
        double[] seconds = [.. figures.Select(step => step.Seconds)];
        return new Timing(name, seconds, Timing.MedianRatio(seconds, TotalSeconds))
        {
            Process = new ProcessFigures(
                [.. figures.Select(step => step.ProcessorSeconds)],
                [.. figures.Select(step => step.PeakBytes)],
                [.. figures.Select(_ => 0L)],
                [.. figures.Select(_ => 0L)]
            ),
        };
    }
}
