using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>
/// How many marked ones are among some drawn without putting back. Tails keep 9 digits and more down to 1e-300; MathNet's upper tail is 1 less the lower one, which has none left below 1e-16.
/// </summary>
public static class HypergeometricDistribution
{
    private const double Negligible = 1e-17;

    /// <summary>
    /// The probability of at least <paramref name="count"/> marked ones among <paramref name="drawn"/> of <paramref name="population"/>, <paramref name="marked"/> of which are marked: the p-value of
    /// Fisher's exact test (1935) against more than chance would give. Below the smallest double it is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The population is negative, or fewer than are marked or drawn.</exception>
    public static double Upper(long count, long population, long marked, long drawn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        CheckPart(marked, population, nameof(marked));
        CheckPart(drawn, population, nameof(drawn));
        var most = Math.Min(marked, drawn);
        if (count <= Math.Max(0, marked + drawn - population))
        {
            return 1;
        }

        if (count > most)
        {
            return 0;
        }

        // From the mean on the other tail is the short one, and what is left of 1 loses no digits.
        return count > (double)marked / population * drawn
            ? Math.Min(1, Tail(count, population, marked, drawn))
            : Math.Max(0, 1 - Tail(drawn - count + 1, population, population - marked, drawn));
    }

    // The first term times the sum of all terms over it, each from the one before.
    private static double Tail(long count, long population, long marked, long drawn)
    {
        var sum = new CompensatedSum();
        var term = 1.0;
        sum.Add(term);
        for (var i = count; i < Math.Min(marked, drawn); i++)
        {
            var ratio = (double)(marked - i) / (i + 1) * ((double)(drawn - i) / (population - marked - drawn + i + 1));
            term *= ratio;
            sum.Add(term);
            if (ratio < 1 && term * ratio / (1 - ratio) <= Negligible * sum.Value)
            {
                break;
            }
        }

        return Math.Exp(LogMass(count, population, marked, drawn)) * sum.Value;
    }

    // Three binomial probabilities at the same rate, in which the rate cancels (Loader, 2000).
    private static double LogMass(long count, long population, long marked, long drawn)
    {
        var x = (double)drawn / population;
        var y = (double)(population - drawn) / population;
        return LogBinomial(count, marked, x, y)
            + LogBinomial(drawn - count, population - marked, x, y)
            - LogBinomial(drawn, population, x, y);
    }

    private static double LogBinomial(long count, long trials, double x, double y) =>
        IncompleteBeta.LogPower(count + 1.0, trials - count + 1.0, x, y) - Math.Log((trials + 1.0) * x * y);

    private static void CheckPart(long part, long population, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, population, name);
    }
}
