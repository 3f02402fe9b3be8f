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
        var z = NormalDistribution.UpperQuantile((1 - Probability.Inner(confidence, nameof(confidence))) / 2);
        if (trials == 0)
        {
            return null;
        }

        (var low, var high) = Limits(successes, trials, z);
        return new ConfidenceInterval(low, high, confidence);
    }

    /// <summary>The limits z standard errors away; at the ends the formula gives 0 and 1 exactly, and only rounding differs.</summary>
    internal static (double Low, double High) Limits(double successes, double trials, double z)
    {
        var share = successes / trials;
        var weight = z * z / trials;
        var middle = (share + (weight / 2)) / (1 + weight);
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (weight / (4 * trials))) / (1 + weight);
        return (successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half);
    }
}
