namespace EcommerceNotebooks.Statistics;

/// <summary>Exact limits for counts of successes.</summary>
public static class BinomialLimits
{
    /// <summary>The exact interval of a rate from a count (Clopper and Pearson, 1934); null without trials.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence is not between 0 and 1.</exception>
    public static ConfidenceInterval? OfRate(long successes, long trials, double confidence = 0.95)
    {
        ProportionTest.CheckCounts(successes, trials);
        var side = (1 - Probability.Inner(confidence, nameof(confidence))) / 2;
        return trials == 0
            ? null
            : new ConfidenceInterval(
                successes == 0 ? 0 : new BetaDistribution(successes, trials - successes + 1).Quantile(side),
                successes == trials ? 1 : new BetaDistribution(successes + 1, trials - successes).Quantile(1 - side),
                confidence
            );
    }

    /// <summary>The smallest range of counts, both ends included, that leaves at most (1 - confidence) / 2 of the binomial distribution on each side: what a simulation's count must lie in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The trials are negative, or the rate or confidence is out of range.</exception>
    public static (long Low, long High) OfCount(long trials, double rate, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        Probability.Checked(rate, nameof(rate));
        var side = (1 - Probability.Inner(confidence, nameof(confidence))) / 2;
        var low = First(trials, count => Above(trials, rate, count) < 1 - side);
        var high = First(trials, count => Above(trials, rate, count) <= side);
        return (low, high);
    }

    // P(count > k) = I_rate(k + 1, n - k).
    private static double Above(long trials, double rate, long count) =>
        count >= trials ? 0
        : rate is 0 or 1 ? rate
        : new BetaDistribution(count + 1, trials - count).Lower(rate);

    private static long First(long trials, Func<long, bool> holds)
    {
        var low = 0L;
        var high = trials;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
