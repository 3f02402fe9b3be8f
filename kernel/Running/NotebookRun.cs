namespace CSharpKernel.Running;

/// <summary>What became of one notebook.</summary>
public sealed record NotebookRun
{
    /// <summary>The notebook that was run, as a full path.</summary>
    public required string NotebookPath { get; init; }

    /// <summary>The executed notebook, as a full path.</summary>
    public required string OutputPath { get; init; }

    /// <summary>The page beside it, as a full path; null when no page was asked for or written.</summary>
    public string? PagePath { get; init; }

    /// <summary>The outcome.</summary>
    public required ExitCode Outcome { get; init; }

    /// <summary>How many cells could run: code that is not empty and not tagged skip-execution.</summary>
    public required int CellCount { get; init; }

    /// <summary>How many of them ran, the failing one included.</summary>
    public required int CellsRun { get; init; }

    /// <summary>The cell that stopped the notebook; null when none did.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>The outputs that are not the stored ones; empty when none was compared.</summary>
    public IReadOnlyList<OutputDifference> Differences { get; init; } = [];

    /// <summary>What else went wrong, in sentences: a file that could not be written, a variable that could not be disposed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How long the notebook ran; never stored in the notebook.</summary>
    public required TimeSpan Duration { get; init; }
}
