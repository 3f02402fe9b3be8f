using CSharpKernel.Evaluation;

namespace CSharpKernel.Running;

/// <summary>Watches a run, to draw its progress; called on the thread that runs the notebooks.</summary>
public interface IRunObserver
{
    /// <summary>A notebook begins; cellCount is the number of cells that can run.</summary>
    void NotebookStarted(string notebookPath, int cellCount);

    /// <summary>A cell begins; the number counts from 1 in the order of execution.</summary>
    void CellStarted(string notebookPath, int number, string source);

    /// <summary>A cell ended; isExpected is true for one that succeeded, and for one that failed as its tag allows.</summary>
    void CellFinished(string notebookPath, int number, EvaluationStatus status, bool isExpected, TimeSpan duration);

    /// <summary>A notebook ended, and its files are written.</summary>
    void NotebookFinished(NotebookRun run);
}
