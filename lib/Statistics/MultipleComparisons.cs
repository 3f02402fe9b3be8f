namespace EcommerceNotebooks.Statistics;

/// <summary>P-values adjusted for how many there are. A test without a p-value stays null and is not counted; adjusted values come in the order given and at most 1.</summary>
public static class MultipleComparisons
{
    /// <summary>Each p-value times their number (Bonferroni, 1936): the chance of any false positive stays below alpha.</summary>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double?> Bonferroni(IReadOnlyList<double?> pValues)
    {
        var ordered = Ordered(pValues);
        return Placed(pValues, ordered, [.. ordered.Select(each => Math.Min(1, each.P * ordered.Count))]);
    }

    /// <summary>Holm's step-down procedure (1979): the same guarantee as Bonferroni's, never weaker.</summary>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double?> Holm(IReadOnlyList<double?> pValues)
    {
        var ordered = Ordered(pValues);
        var adjusted = new double[ordered.Count];
        var largest = 0.0;
        for (var i = 0; i < ordered.Count; i++)
        {
            largest = Math.Max(largest, Math.Min(1, ordered[i].P * (ordered.Count - i)));
            adjusted[i] = largest;
        }

        return Placed(pValues, ordered, adjusted);
    }

    /// <summary>The step-up procedure of Benjamini and Hochberg (1995): the expected share of false positives among the positives stays below alpha.</summary>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double?> BenjaminiHochberg(IReadOnlyList<double?> pValues) =>
        BenjaminiHochberg(pValues, 0);

    /// <summary>The same where the p-values given are the smallest of so many tests; what is not given counts as 1.</summary>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double?> BenjaminiHochberg(IReadOnlyList<double?> pValues, long tests)
    {
        var ordered = Ordered(pValues);
        var all = Math.Max(tests, ordered.Count);
        var adjusted = new double[ordered.Count];
        var smallest = 1.0;
        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            smallest = Math.Min(smallest, ordered[i].P * all / (i + 1));
            adjusted[i] = smallest;
        }

        return Placed(pValues, ordered, adjusted);
    }

    /// <summary>The values adjusted as the correction says.</summary>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> pValues, Correction correction) =>
        correction switch
        {
            Correction.Bonferroni => Bonferroni(pValues),
            Correction.Holm => Holm(pValues),
            Correction.BenjaminiHochberg => BenjaminiHochberg(pValues),
            _ => [.. pValues],
        };

    /// <summary>The chance of at least one false positive among independent tests without correction, 1 - (1 - alpha)^tests.</summary>
    public static double FamilyWiseError(int tests, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tests);
        return -Numerics.Exponentials.Expm1(tests * Numerics.Exponentials.Log1p(-Probability.Checked(alpha, "alpha")));
    }

    private static List<(int Place, double P)> Ordered(IReadOnlyList<double?> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Any(p => p is not null and not (>= 0 and <= 1)))
        {
            throw new ArgumentException("A p-value lies in [0, 1]; a missing one is null.", nameof(pValues));
        }

        return
        [
            .. pValues
                .Select((p, place) => (place, p))
                .Where(each => each.p is not null)
                .Select(each => (Place: each.place, P: each.p!.Value))
                .OrderBy(each => each.P)
                .ThenBy(each => each.Place),
        ];
    }

    private static double?[] Placed(
        IReadOnlyList<double?> pValues,
        List<(int Place, double P)> ordered,
        double[] adjusted
    )
    {
        var placed = new double?[pValues.Count];
        for (var i = 0; i < ordered.Count; i++)
        {
            placed[ordered[i].Place] = adjusted[i];
        }

        return placed;
    }
}
