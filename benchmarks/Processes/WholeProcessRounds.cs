using System.Globalization;
using Benchmarks.Measurement;

namespace Benchmarks.Processes;

/// <summary>
/// Measures whole processes in turn (A B C, A B C, ...). The first round is not timed: in it every variant's answer is compared with the first
/// variant's, and who fails or answers differently takes no part in what is timed. With 0 rounds everything runs once: that first round is timed.
/// </summary>
internal sealed class WholeProcessRounds(string workFolder, int rounds, Action<string> report)
{
    private List<AnswerCheck> answers = [];
    private List<Failure> failures = [];

    /// <summary>The rounds that count unless told otherwise.</summary>
    internal const int DefaultRounds = 3;

    /// <summary>The timings of the variants that took part (the first is the baseline), who answered what, and who failed; the rows are a figure of the answer.</summary>
    /// <exception cref="InvalidOperationException">The first variant failed: there is nothing to compare with.</exception>
    internal MeasuredGroup Measure(
        string title,
        string explanation,
        IReadOnlyList<ProcessVariant> variants,
        Func<IReadOnlyDictionary<string, string>, long> rows,
        Action<ProcessVariant, ProcessRun>? observe = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        (answers, failures) = ([], []);
        var (checkedRuns, answer) = Check(variants);
        List<ProcessVariant> taking = [.. checkedRuns.Keys];
        var runs = taking.ToDictionary(variant => variant, _ => new List<ProcessRun>());
        if (rounds == 0)
        {
            taking.ForEach(variant => Count(variant, checkedRuns[variant]));
        }

        for (var round = 1; round <= rounds; round++)
        {
            foreach (var variant in taking.ToArray())
            {
                var run = InFolder(variant, _ => { });
                Tell(variant, run, string.Create(CultureInfo.InvariantCulture, $"round {round} of {rounds}"));
                if (Failed(variant, run))
                {
                    taking.Remove(variant);
                    runs.Remove(variant);
                    continue;
                }

                Count(variant, run);
            }
        }

        return new MeasuredGroup(title, rows(answer), explanation, Timings(taking, runs))
        {
            Answers = answers,
            Failures = failures,
        };

        void Count(ProcessVariant variant, ProcessRun run)
        {
            runs[variant].Add(run);
            observe?.Invoke(variant, run);
        }
    }

    private (OrderedDictionary<ProcessVariant, ProcessRun> Runs, IReadOnlyDictionary<string, string> Answer) Check(
        IReadOnlyList<ProcessVariant> variants
    )
    {
        OrderedDictionary<ProcessVariant, ProcessRun> equal = [];
        IReadOnlyDictionary<string, string>? expected = null;
        foreach (var variant in variants)
        {
            IReadOnlyDictionary<string, string>? answer = null;
            ProcessRun? finished = null;
            InFolder(
                variant,
                (folder, run) =>
                {
                    finished = run;
                    answer = run.Failure is null ? variant.Answer(folder, run.Output) : null;
                }
            );
            Tell(variant, finished!, "warm-up and comparison of answers");
            if (Failed(variant, finished!))
            {
                continue;
            }

            expected ??= answer!;
            var check = AnswerCheck.Of(variant.Name, expected, answer!);
            answers.Add(check);
            if (check.Equal)
            {
                equal.Add(variant, finished!);
            }
        }

        return expected is null || !equal.ContainsKey(variants[0])
            ? throw new InvalidOperationException(
                $"{variants[0].Name}, with which the others are compared, failed: {failures.FirstOrDefault()?.Reason}"
            )
            : (equal, expected);
    }

    private ProcessRun InFolder(ProcessVariant variant, Action<string> use) =>
        InFolder(variant, (folder, _) => use(folder));

    private ProcessRun InFolder(ProcessVariant variant, Action<string, ProcessRun> use)
    {
        var folder = Path.Combine(workFolder, Guid.NewGuid().ToString("N"));
        try
        {
            var run = WholeProcess.Run(variant, folder);
            use(folder, run);
            return run;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool Failed(ProcessVariant variant, ProcessRun run)
    {
        if (run.Failure is { } reason)
        {
            failures.Add(new Failure(variant.Name, reason, run.WallSeconds, run.PeakBytes));
        }

        return run.Failure is not null;
    }

    private void Tell(ProcessVariant variant, ProcessRun run, string when) =>
        report(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{variant.Name}, {when}: {run.WallSeconds:F1} s, {run.PeakBytes / 1e9:F2} GB{(run.Failure is null ? "" : ", " + run.Failure)}"
            )
        );

    private static IReadOnlyList<Timing> Timings(
        List<ProcessVariant> variants,
        Dictionary<ProcessVariant, List<ProcessRun>> runs
    )
    {
        var baseline = Seconds(variants[0]);
        return
        [
            .. variants.Select(variant => new Timing(
                variant.Name,
                Seconds(variant),
                Timing.MedianRatio(Seconds(variant), baseline)
            )
            {
                Process = ProcessFigures.Of(runs[variant]),
            }),
        ];

        double[] Seconds(ProcessVariant variant) => [.. runs[variant].Select(run => run.WallSeconds)];
    }
}
