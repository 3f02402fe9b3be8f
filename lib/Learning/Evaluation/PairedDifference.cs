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

/// <summary>Two models on the same rows: what the first has more than the second of each figure, both told of the same resamples, so that what they share falls out.</summary>
public static class PairedDifference
{
    /// <summary>First less second, with percentile intervals. For log loss and the Brier score a difference below 0 is the better one.</summary>
    /// <param name="first">The model in question, such as the challenger.</param>
    /// <param name="second">The model it is compared with; its rows, labels and groups are those of the first, in the same order.</param>
    /// <param name="options">Resamples, level and shares of first rows; null for the defaults.</param>
    /// <param name="cancellation">Ends the work between resamples.</param>
    /// <exception cref="ArgumentException">The two do not have the same rows, or an option is out of range.</exception>
    public static DifferenceReport Of(
        BinaryScores first,
        BinaryScores second,
        EvaluationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options = (options ?? new EvaluationOptions()).Checked();
        CheckSameRows(first, second);

        // Ties and resamples come from one seed.
        var other = new BinaryScores(second) { TieSeed = first.TieSeed };
        var list = new FigureList(options);
        var resampling = new Resampling(
            first,
            [new RankedRows(first), new RankedRows(other)],
            options.Resamples,
            options.Seed,
            options.Confidence,
            (rows, weights, sums) => list.Of(list.Tally(rows, weights, sums)),
            Subtract,
            cancellation
        );
        var noProbabilities = first.NoProbabilities ?? second.NoProbabilities;
        return new DifferenceReport(options, first.Count, first.Positives)
        {
            RocAuc = resampling.At(FigureList.Auc, "ROC-AUC", first.OneClass),
            AveragePrecision = resampling.At(FigureList.AveragePrecision, "average precision", first.NoPositives),
            LogLoss = resampling.At(FigureList.LogLoss, "log loss", noProbabilities),
            Brier = resampling.At(FigureList.Brier, "Brier score", noProbabilities),
            Lift =
            [
                .. options.Top.Select(
                    (share, i) =>
                        resampling.At(
                            FigureList.FirstTop + (FigureList.PerTop * i) + 2,
                            $"lift, {EstimateTable.NameOf(share)}",
                            first.NoPositives
                        )
                ),
            ],
        };
    }

    private static void Subtract(double[][] figures)
    {
        for (var i = 0; i < figures[0].Length; i++)
        {
            figures[0][i] -= figures[1][i];
        }
    }

    private static void CheckSameRows(BinaryScores first, BinaryScores second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                $"Both models score the same rows; the first has {first.Count}, the second {second.Count}.",
                nameof(second)
            );
        }

        for (var row = 0; row < first.Count; row++)
        {
            if (first.Labels.Span[row] != second.Labels.Span[row] || first.GroupOf(row) != second.GroupOf(row))
            {
                throw new ArgumentException(
                    $"Both models score the same rows in the same order; label or group of row {row} differ.",
                    nameof(second)
                );
            }
        }
    }
}
