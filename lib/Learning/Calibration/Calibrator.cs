using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>Turns scores into probabilities. It is fitted on rows the model did not see in training.</summary>
public abstract class Calibrator
{
    private protected Calibrator() { }

    /// <summary>The probability of a score; never falls when the score rises.</summary>
    /// <exception cref="ArgumentException">The score is NaN.</exception>
    public double Predict(double score) =>
        double.IsNaN(score)
            ? throw new ArgumentException("The score is not a number.", nameof(score))
            : ProbabilityOf(score);

    /// <summary>The probabilities of scores in their order.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public double[] Predict(ReadOnlySpan<double> scores)
    {
        var probabilities = new double[scores.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = Predict(scores[i]);
        }

        return probabilities;
    }

    private protected abstract double ProbabilityOf(double score);

    private protected static void Check(BinaryScores heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        if (heldOut.Count == 0)
        {
            throw new ArgumentException("Calibration needs held-out rows; there are none.", nameof(heldOut));
        }

        if (heldOut.Scores.Span.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            throw new ArgumentException("Calibration needs finite scores; one is infinite.", nameof(heldOut));
        }
    }
}
