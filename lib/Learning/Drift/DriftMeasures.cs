namespace EcommerceNotebooks.Learning.Drift;

/// <summary>Distances of two distributions, a reference and a current one.</summary>
public static class DriftMeasures
{
    /// <summary>What stands for a share of 0 in the population stability index.</summary>
    public const double LeastShare = 1e-4;

    /// <summary>The population stability index, the sum over bins of (current - reference) ln(current / reference): 0 where shares are equal.</summary>
    /// <param name="reference">The reference's share of each bin.</param>
    /// <param name="current">The current share of each bin.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a share is below 0 or not a number.</exception>
    public static double StabilityIndex(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Check(reference, current);
        var sum = 0.0;
        for (var bin = 0; bin < reference.Length; bin++)
        {
            var before = reference[bin] == 0 ? LeastShare : reference[bin];
            var now = current[bin] == 0 ? LeastShare : current[bin];
            sum += (now - before) * Math.Log(now / before);
        }

        return sum;
    }

    /// <summary>The Jensen-Shannon distance to base 2, the root of the divergence (Lin, 1991; Endres and Schindelin, 2003): 0 where shares are equal, 1 where no bin is shared.</summary>
    /// <param name="reference">The reference's share of each bin.</param>
    /// <param name="current">The current share of each bin.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a share is below 0 or not a number.</exception>
    public static double JensenShannon(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Check(reference, current);
        var sum = 0.0;
        for (var bin = 0; bin < reference.Length; bin++)
        {
            var middle = (reference[bin] + current[bin]) / 2;
            sum += Part(reference[bin], middle) + Part(current[bin], middle);
        }

        return Math.Sqrt(Math.Clamp(sum / 2, 0, 1));

        static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log2(share / middle);
    }

    /// <summary>The Kolmogorov-Smirnov distance, the largest of the distribution functions, of values in rising order; NaN where one side has none.</summary>
    public static double KolmogorovSmirnov(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Walk(reference, current).Largest;

    /// <summary>The Wasserstein-1 distance, the area between the distribution functions, of finite values in rising order: how far values moved on average. NaN where one side has none.</summary>
    public static double Wasserstein(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Walk(reference, current).Area;

    private static (double Largest, double Area) Walk(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (reference.IsEmpty || current.IsEmpty)
        {
            return (double.NaN, double.NaN);
        }

        var (i, j, largest, area) = (0, 0, 0.0, 0.0);
        while (i < reference.Length || j < current.Length)
        {
            var value =
                j == current.Length || (i < reference.Length && reference[i] < current[j]) ? reference[i] : current[j];
            while (i < reference.Length && reference[i] == value)
            {
                i++;
            }

            while (j < current.Length && current[j] == value)
            {
                j++;
            }

            var distance = Math.Abs(((double)i / reference.Length) - ((double)j / current.Length));
            largest = Math.Max(largest, distance);
            if (i < reference.Length || j < current.Length)
            {
                var next =
                    i == reference.Length ? current[j]
                    : j == current.Length ? reference[i]
                    : Math.Min(reference[i], current[j]);
                area += distance * (next - value);
            }
        }

        return (largest, area);
    }

    private static void Check(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (reference.Length != current.Length)
        {
            throw new ArgumentException($"Both have the same bins; given {reference.Length} and {current.Length}.");
        }

        foreach (var shares in new[] { reference.ToArray(), current.ToArray() })
        {
            if (shares.FirstOrDefault(share => !(share >= 0)) is var wrong && !(wrong >= 0))
            {
                throw new ArgumentException($"A share is 0 or more; given {wrong}.");
            }
        }
    }
}
