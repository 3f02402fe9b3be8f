using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Statistics;

/// <summary>The score interval of a proportion (Wilson, 1927): sensible also for few trials and for none or all succeeding.</summary>
public static class WilsonInterval
{
    /// <summary>The interval around successes / trials; null without trials. Confidence lies between 0 and 1, both excluded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence is out of range.</exception>
    public static ConfidenceInterval? Of(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Confidence lies between 0 and 1.");
        }

        if (trials == 0)
        {
            return null;
        }

        double z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        double share = (double)successes / trials;
        double weight = z * z / trials;
        double middle = (share + (weight / 2)) / (1 + weight);
        double half = z * Math.Sqrt((share * (1 - share) / trials) + (weight / (4 * trials))) / (1 + weight);
        // At the ends the formula gives 0 and 1 exactly; only rounding differs.
        double low = successes == 0 ? 0 : middle - half;
        double high = successes == trials ? 1 : middle + half;
        return new ConfidenceInterval(low, high, confidence);
    }
}
