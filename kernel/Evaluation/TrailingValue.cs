namespace CSharpKernel.Evaluation;

/// <summary>What becomes of the value of the expression that a piece of code ends with.</summary>
public enum TrailingValue
{
    /// <summary>It is the result of the cell.</summary>
    Result,

    /// <summary>It is shown among the cell's output.</summary>
    Displayed,

    /// <summary>It is not shown.</summary>
    Hidden,
}
