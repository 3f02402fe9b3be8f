using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>Checks of what calibrators are given.</summary>
internal static class CalibrationInput
{
    internal static void Check(BinaryScores heldOut)
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

    internal static void CheckScore(double score)
    {
        if (double.IsNaN(score))
        {
            throw new ArgumentException("The score is not a number.", nameof(score));
        }
    }
}
