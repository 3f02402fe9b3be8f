using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Statistics;

/// <summary>Effects on quantiles by a seeded bootstrap (Efron, 1979) that draws where a quantile of a resample falls instead of the resample: an order statistic's place is a beta variable, so one draw costs the same for any sample size.</summary>
public static class QuantileBootstrap
{
    private const string Name = "bootstrap of a quantile's effect";

    /// <summary>The difference of quantiles, treatment less control, with the percentile interval and twice the smaller share of draws on one side of 0 as p-value (at least 1 / (draws + 1)). Not computable with fewer than two units in an arm or values that are not numbers.</summary>
    /// <param name="control">Values in any order.</param>
    /// <param name="treatment">Values in any order.</param>
    /// <param name="quantile">Between 0 and 1, both excluded; 0.5 is the median. Quantiles lie linearly between neighbours (Hyndman and Fan, 1996, type 7).</param>
    /// <param name="seed">Any number; the same seed gives the same result.</param>
    /// <param name="draws">100 or more.</param>
    /// <param name="confidence">The interval's level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static TestResult Of(
        ReadOnlySpan<double> control,
        ReadOnlySpan<double> treatment,
        double quantile,
        ulong seed,
        int draws = 2000,
        double confidence = 0.95
    )
    {
        Probability.Inner(quantile, nameof(quantile));
        Probability.Inner(confidence, nameof(confidence));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        var before = Sorted(control);
        var after = Sorted(treatment);
        if ((Trouble(before, "control") ?? Trouble(after, "treatment")) is { } trouble)
        {
            return TestResult.NotComputed(Name, trouble);
        }

        var random = new Xoshiro256(seed);
        var differences = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            differences[draw] = Draw(after, quantile, ref random) - Draw(before, quantile, ref random);
        }

        Array.Sort(differences);
        var effect = At(after, quantile) - At(before, quantile);
        var below = differences.Count(difference => difference <= 0);
        var above = differences.Count(difference => difference >= 0);
        var error = Math.Sqrt(SampleMoments.Of(differences).Variance);
        var side = (1 - confidence) / 2;
        return error == 0
            ? TestResult.NotComputed(Name, "no draw differs from another, so chance cannot be judged") with
            {
                Effect = effect,
            }
            : new TestResult(
                Name,
                effect,
                error,
                null,
                null,
                Math.Min(1, 2.0 * (Math.Min(below, above) + 1) / (draws + 1)),
                new ConfidenceInterval(At(differences, side), At(differences, 1 - side), confidence)
            );
    }

    /// <summary>The quantile of values in rising order, linearly between neighbours.</summary>
    internal static double At(ReadOnlySpan<double> sorted, double quantile)
    {
        var place = (sorted.Length - 1) * quantile;
        var low = (int)place;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (place - low));
    }

    // A resample of n values is n uniform places in the sorted sample; its order statistic k has a Beta(k, n + 1 - k) place, and the next one is the least of what is left above it.
    private static double Draw(double[] sorted, double quantile, ref Xoshiro256 random)
    {
        var count = sorted.Length;
        var place = (count - 1) * quantile;
        var rank = (int)place + 1;
        var lower = Variates.Beta(rank, count + 1 - rank, ref random);
        var value = sorted[Math.Min(count - 1, (int)(lower * count))];
        var fraction = place - (rank - 1);
        if (fraction == 0 || rank == count)
        {
            return value;
        }

        var upper = 1 - ((1 - lower) * Math.Pow(1 - random.NextUnit(), 1.0 / (count - rank)));
        return value + ((sorted[Math.Min(count - 1, (int)(upper * count))] - value) * fraction);
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static string? Trouble(double[] sorted, string arm) =>
        sorted.Length == 0 ? $"the {arm} has no units"
        : !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]) ? $"the {arm} has values that are not numbers"
        : sorted.Length == 1 ? $"the {arm} has one unit, so its variance is unknown"
        : null;
}
