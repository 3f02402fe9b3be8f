namespace CSharpKernel.Evaluation;

/// <summary>How the evaluation of a cell ended.</summary>
public enum EvaluationStatus
{
    /// <summary>The cell ran to its end.</summary>
    Succeeded,

    /// <summary>The cell did not compile, or threw.</summary>
    Failed,

    /// <summary>The cell was interrupted by its caller and stopped.</summary>
    Interrupted,

    /// <summary>The cell ran longer than its time limit and was stopped.</summary>
    TimedOut,

    /// <summary>The cell was asked to stop and still runs: the session cannot be used any more.</summary>
    Unstoppable,

    /// <summary>The process that ran the cell ended before the cell did.</summary>
    ProcessEnded,
}
