using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>Runs notebooks without any notebook application: in order, each in a fresh session, in its own folder.</summary>
public sealed class NotebookRunner(RunOptions options, IRunObserver? observer = null)
{
    /// <summary>Throws <see cref="RunException"/> for whatever <see cref="Run"/> would refuse before the first cell runs.</summary>
    public void Check(IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        RunPlan.Make(files, options);
    }

    /// <summary>
    /// Runs the notebooks and writes each executed notebook, and its page, to the output folder, also when a cell failed. Whatever is wrong with the
    /// arguments (a missing file, an unknown parameter) throws <see cref="RunException"/> before the first cell runs.
    /// </summary>
    public IReadOnlyList<NotebookRun> Run(IReadOnlyList<string> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var plans = RunPlan.Make(files, options);
        List<NotebookRun> runs = [];
        foreach (var plan in plans)
        {
            var run = new NotebookExecution(plan, options, observer).Run(cancellationToken);
            runs.Add(run);
            observer?.NotebookFinished(run);
            if (run.Outcome == ExitCode.Cancelled || (options.FailFast && run.Outcome != ExitCode.Ok))
            {
                break;
            }
        }

        return runs;
    }

    /// <summary>The exit code of a whole run: that of the first notebook that did not end well.</summary>
    public static ExitCode ExitCodeOf(IEnumerable<NotebookRun> runs) =>
        runs.Select(run => run.Outcome).FirstOrDefault(outcome => outcome != ExitCode.Ok);
}
