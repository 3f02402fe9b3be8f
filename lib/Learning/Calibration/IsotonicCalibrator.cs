using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>
/// Isotonic regression of labels on scores by pooling adjacent violators (Ayer et al., 1955; Zadrozny and Elkan, 2002), with the results of scikit-learn. Written here because ML.NET's lets rows of equal
/// scores stand apart, which gives other probabilities by their order in the input, and works in single precision.
/// </summary>
public sealed class IsotonicCalibrator : Calibrator
{
    private readonly double[] scores;
    private readonly double[] probabilities;

    private IsotonicCalibrator(double[] scores, double[] probabilities)
    {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /// <summary>The scores at which blocks begin and end, rising; between them probabilities lie on a straight line, outside they are those of the first and last.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>The probabilities at <see cref="Scores"/>; none is below the one before.</summary>
    public ReadOnlySpan<double> Probabilities => probabilities;

    /// <summary>Fits held-out rows; those with equal scores count together. With labels of one class all probabilities are 0 or 1.</summary>
    /// <exception cref="ArgumentException">There are no rows, or a score is infinite.</exception>
    public static IsotonicCalibrator Fit(BinaryScores heldOut)
    {
        Check(heldOut);
        var rows = heldOut.Scores.ToArray();
        var labels = heldOut.Labels.ToArray();
        Array.Sort(rows, labels);

        // A block is a run of scores with its rows and positives; one whose rate is not above that of the block before is pooled with it.
        var blocks = new List<Block>();
        for (var row = 0; row < rows.Length; )
        {
            var block = new Block(rows[row], rows[row], 0, 0);
            for (; row < rows.Length && rows[row] == block.Low; row++)
            {
                block = block with { Rows = block.Rows + 1, Positives = block.Positives + labels[row] };
            }

            while (blocks.Count > 0 && !blocks[^1].IsBelow(block))
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return new IsotonicCalibrator(
            [.. blocks.SelectMany(block => block.Low == block.High ? [block.Low] : new[] { block.Low, block.High })],
            [.. blocks.SelectMany(block => block.Low == block.High ? [block.Rate] : new[] { block.Rate, block.Rate })]
        );
    }

    private protected override double ProbabilityOf(double score)
    {
        var found = Array.BinarySearch(scores, score);
        if (found >= 0)
        {
            return probabilities[found];
        }

        var above = ~found;
        if (above == 0 || above == scores.Length)
        {
            return probabilities[above == 0 ? 0 : ^1];
        }

        // Both parts are halved, as the distance of two finite scores may be too large for a double.
        var below = above - 1;
        var share = ((score / 2) - (scores[below] / 2)) / ((scores[above] / 2) - (scores[below] / 2));
        var (low, high) = (probabilities[below], probabilities[above]);
        return Math.Clamp(low + (share * (high - low)), low, high);
    }

    private readonly record struct Block(double Low, double High, long Rows, long Positives)
    {
        internal double Rate => (double)Positives / Rows;

        internal bool IsBelow(Block next) => Positives * next.Rows < next.Positives * Rows;

        internal Block With(Block next) => new(Low, next.High, Rows + next.Rows, Positives + next.Positives);
    }
}
