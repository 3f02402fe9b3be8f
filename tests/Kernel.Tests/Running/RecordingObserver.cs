using CSharpKernel.Evaluation;
using CSharpKernel.Running;

namespace Tests.Kernel.Running;

/// <summary>Writes down what a run reports.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    internal List<string> Log { get; } = [];

    public void NotebookStarted(string notebookPath, int cellCount) =>
        Log.Add($"start {Path.GetFileName(notebookPath)} {cellCount}");

    public void CellStarted(string notebookPath, int number, string source) => Log.Add($"cell {number} {source}");

    public void CellFinished(
        string notebookPath,
        int number,
        EvaluationStatus status,
        bool isExpected,
        TimeSpan duration
    ) => Log.Add($"end {number} {status} {isExpected}");

    public void NotebookFinished(NotebookRun run) => Log.Add($"done {run.Outcome}");
}
