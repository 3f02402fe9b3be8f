using CSharpKernel.Evaluation;

namespace CSharpKernel.Running;

/// <summary>Watches a run, to draw its progress; called on the thread that runs the notebooks.</summary>
public interface IRunObserver
{
    /// <summary>A notebook begins; cellCount is the number of cells that can run.</summary>
    void NotebookStarted(string notebookPath, int cellCount);

    /// <summary>A cell begins; the number counts from 1 in the order of execution.</summary>
    void CellStarted(string notebookPath, int number, string source);

    /// <summary>A cell ended; a failure that its tag allows has a status other than Succeeded as well.</summary>
    void CellFinished(string notebookPath, int number, EvaluationStatus status, TimeSpan duration);

    /// <summary>A notebook ended, and its files are written.</summary>
    void NotebookFinished(NotebookRun run);
}
