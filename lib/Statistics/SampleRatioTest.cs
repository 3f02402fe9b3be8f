namespace EcommerceNotebooks.Statistics;

/// <summary>Whether units arrived in the arms in the planned proportions: Pearson's chi-square with one degree of freedom less than arms (Pearson, 1900).</summary>
public static class SampleRatioTest
{
    private const string Name = "sample ratio test (chi-square)";

    /// <summary>The smallest number of units expected in an arm for the chi-square distribution to hold (Cochran, 1954).</summary>
    public const double LeastExpected = 5;

    /// <summary>The test of counts against weights, which need not sum to 1. Not computable with fewer than two arms of positive weight or fewer than 5 expected units in an arm; a unit in an arm of weight 0 is impossible and gives p = 0 without a statistic.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, a count or weight is negative, or a weight is not finite.</exception>
    public static TestResult Of(IReadOnlyList<long> counts, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var shares = weights ?? [.. Enumerable.Repeat(1.0, counts.Count)];
        Check(counts, shares);
        var total = counts.Sum(count => (double)count);
        // Shares of the largest weight cannot overflow when they are added.
        var largest = shares.Append(0).Max();
        var weight = shares.Sum(share => share / largest);
        double Expected(int arm) => total * (shares[arm] / largest / weight);
        var arms = Enumerable.Range(0, counts.Count).Where(arm => shares[arm] > 0).ToArray();
        if (arms.Length < 2)
        {
            return TestResult.NotComputed(Name, "fewer than two arms were to get units");
        }

        if (total == 0)
        {
            return TestResult.NotComputed(Name, "no arm has units");
        }

        var least = arms.Min(Expected);
        if (least < LeastExpected)
        {
            return TestResult.NotComputed(Name, "fewer than 5 units were expected in an arm");
        }

        double freedom = arms.Length - 1;
        if (Enumerable.Range(0, counts.Count).Any(arm => shares[arm] == 0 && counts[arm] > 0))
        {
            return new TestResult(Name, null, null, null, freedom, 0, null);
        }

        var statistic = arms.Sum(arm =>
        {
            var expected = Expected(arm);
            return (counts[arm] - expected) / expected * (counts[arm] - expected);
        });
        return new TestResult(
            Name,
            null,
            null,
            statistic,
            freedom,
            ChiSquareDistribution.Upper(statistic, freedom),
            null
        );
    }

    private static void Check(IReadOnlyList<long> counts, IReadOnlyList<double> weights)
    {
        if (counts.Count != weights.Count)
        {
            throw new ArgumentException(
                $"{counts.Count} counts and {weights.Count} weights: each arm has one of each."
            );
        }

        if (counts.Any(count => count < 0))
        {
            throw new ArgumentException("A count is negative.", nameof(counts));
        }

        if (weights.Any(weight => !double.IsFinite(weight) || weight < 0))
        {
            throw new ArgumentException("A weight is negative or not a number.", nameof(weights));
        }
    }
}
