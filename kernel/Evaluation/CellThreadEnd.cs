namespace CSharpKernel.Evaluation;

/// <summary>How the thread of a cell came to its end.</summary>
internal enum CellThreadEnd
{
    /// <summary>The work returned or threw by itself.</summary>
    Completed,

    /// <summary>The caller asked to stop, and the thread did.</summary>
    Interrupted,

    /// <summary>The time limit passed, and the thread stopped.</summary>
    TimedOut,

    /// <summary>The thread was asked to stop and still runs.</summary>
    Unstoppable,
}
