using CSharpKernel.Commands;
using CSharpKernel.Evaluation;
using CSharpKernel.Running;

namespace Notebooks;

/// <summary>Watches a run: draws it on the console and keeps its index and durations.</summary>
internal sealed class StoryObserver(
    ConsoleObserver console,
    RunIndex index,
    RunEstimate estimate,
    Func<string, string> nameOf
) : IRunObserver
{
    public void NotebookStarted(string notebookPath, int cellCount) => console.NotebookStarted(notebookPath, cellCount);

    public void CellStarted(string notebookPath, int number, string source) =>
        console.CellStarted(notebookPath, number, source);

    public void CellFinished(
        string notebookPath,
        int number,
        EvaluationStatus status,
        bool isExpected,
        TimeSpan duration
    ) => console.CellFinished(notebookPath, number, status, isExpected, duration);

    public void NotebookFinished(NotebookRun run)
    {
        console.NotebookFinished(run);
        index.Add(nameOf(run.NotebookPath), run);
        if (run.Failure is null)
        {
            estimate.Keep(nameOf(run.NotebookPath), run.Duration);
        }
    }
}
