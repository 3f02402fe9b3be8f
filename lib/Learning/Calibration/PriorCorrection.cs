using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>Takes back what weighted positives did to probabilities (Elkan, 2001).</summary>
public static class PriorCorrection
{
    /// <summary>The true probability p / (p + (1 - p) w) of one learned with positives of weight w; 0 and 1 stay.</summary>
    /// <param name="probability">The probability learned, in [0, 1].</param>
    /// <param name="positiveWeight">The weight w of positives against negatives, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double Of(double probability, double positiveWeight)
    {
        _ = Probability.Checked(probability, nameof(probability));
        _ = Probability.Positive(positiveWeight, nameof(positiveWeight));
        return probability / (probability + ((1 - probability) * positiveWeight));
    }
}
