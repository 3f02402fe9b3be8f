namespace CSharpKernel.Evaluation;

/// <summary>What surrounds a running cell; all members are called on the cell's own thread.</summary>
public interface ICellHost
{
    /// <summary>Called before the cell's code; the token is cancelled when the cell is to stop.</summary>
    void Enter(CancellationToken cancellationToken);

    /// <summary>
    /// The pieces of code a cell stands for. Each is asked for once the one before it has run, so that work done between them sees what they left
    /// behind; after a piece that failed no more are asked for, and a <see cref="CellSourceException"/> is the error of the cell.
    /// </summary>
    IEnumerable<Submission> Submissions(CellCode cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return [new Submission(cell.Name, cell.Text)];
    }

    /// <summary>Called when a piece of code is compiled and begins to run.</summary>
    void Started() { }

    /// <summary>Called with the value of a trailing expression, where there is one and it is not hidden; the value may be null.</summary>
    void Show(object? value, TrailingValue use);
}
