namespace CSharpKernel.Evaluation;

/// <summary>Why a cell stopped: the exception's type (or <c>CompilationError</c>), its message, and a coloured traceback, one entry per paragraph.</summary>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <summary>The name given to errors found by the compiler.</summary>
    public const string CompilationErrorName = "CompilationError";

    /// <summary>The name given to the stop of an interrupted cell: front ends know it and mark no error.</summary>
    public const string InterruptName = "KeyboardInterrupt";

    /// <summary>The name given to the end of the process that ran the cell.</summary>
    public const string ProcessEndedName = "ProcessEnded";
}
