using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>What one model has more than another on the same rows.</summary>
/// <param name="Options">How it was computed.</param>
/// <param name="Rows">How many rows both scored.</param>
/// <param name="Positives">How many of them are positive.</param>
public sealed record DifferenceReport(EvaluationOptions Options, long Rows, long Positives) : TableReport
{
    /// <summary>The difference of the ROC-AUC.</summary>
    public required Estimate RocAuc { get; init; }

    /// <summary>The difference of the average precision.</summary>
    public required Estimate AveragePrecision { get; init; }

    /// <summary>The difference of the log loss; below 0 the first model is better.</summary>
    public required Estimate LogLoss { get; init; }

    /// <summary>The difference of the Brier score; below 0 the first model is better.</summary>
    public required Estimate Brier { get; init; }

    /// <summary>The difference of the lift for each share of first rows asked for.</summary>
    public required IReadOnlyList<Estimate> Lift { get; init; }

    /// <summary>One row per figure: first less second, with its interval or why there is none.</summary>
    public override Table ToTable() =>
        EstimateTable.Of(
            $"First model less second, {Words.Count(Rows, "row")}",
            [RocAuc, AveragePrecision, LogLoss, Brier, .. Lift]
        );
}
