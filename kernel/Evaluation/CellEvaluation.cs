namespace CSharpKernel.Evaluation;

/// <summary>The outcome of one cell; <see cref="Error"/> is null exactly when the cell succeeded.</summary>
public sealed record CellEvaluation(EvaluationStatus Status, CellError? Error)
{
    /// <summary>A cell that ran to its end.</summary>
    public static CellEvaluation Success { get; } = new(EvaluationStatus.Succeeded, null);
}
