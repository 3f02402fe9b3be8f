using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>
/// Sample size, power and smallest detectable difference for a comparison of two means with a known variance per unit, the same in both arms. For a ratio metric pass
/// <see cref="PairedMoments.RatioVariance"/>. The t test's power is that of the noncentral t with the degrees of freedom of
/// <see cref="WelchTest"/>, exact for equal arms; the normal one is the textbook's.
/// </summary>
public static class MeanPower
{
    /// <summary>Units per arm for a difference of means; none for a difference of 0 or a variance of 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The variance or an option is out of range.</exception>
    public static RequiredSample SampleSize(
        double difference,
        double variance,
        PowerOptions? options = null,
        bool normal = false
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        var distance = Distance(difference, chosen);
        if (distance == 0)
        {
            return RequiredSample.None("there is no difference to detect");
        }

        if (Checked(variance) == 0)
        {
            return RequiredSample.None("units that do not vary need no test");
        }

        var sum = chosen.Critical + chosen.Reserve;
        var simple = sum * sum * variance * (1 + (1 / chosen.Ratio)) / (distance * distance);
        if (simple > 1e15)
        {
            return RequiredSample.Of(simple, chosen.Ratio);
        }

        // Both sides of a two-sided test count, which the closed form leaves out. At least three units in all, for one degree of freedom or more.
        var least = 2.001 / (1 + chosen.Ratio);
        var root = Roots.Search(
            logarithm => PowerOf(distance, variance, Math.Exp(logarithm), chosen, normal) - chosen.Power,
            Math.Log(Math.Max(simple, 2 * least)),
            1e-3,
            Math.Log(least)
        );
        return RequiredSample.Of(root is { } found ? Math.Exp(found) : 2 * least, chosen.Ratio);
    }

    /// <summary>The chance of a positive with this many control units, counting both sides of a two-sided test; null for a variance of 0 or fewer than three units in all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The variance, the number or an option is out of range.</exception>
    public static double? Power(
        double difference,
        double variance,
        double controlUnits,
        PowerOptions? options = null,
        bool normal = false
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        Probability.Positive(controlUnits, nameof(controlUnits));
        return Checked(variance) == 0 || controlUnits * (1 + chosen.Ratio) <= 2
            ? null
            : PowerOf(Distance(difference, chosen), variance, controlUnits, chosen, normal);
    }

    /// <summary>The smallest difference this many control units detect, above 0; null for a variance of 0 or fewer than three units in all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The variance, the number or an option is out of range.</exception>
    public static double? MinimumDetectableEffect(
        double variance,
        double controlUnits,
        PowerOptions? options = null,
        bool normal = false
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        Probability.Positive(controlUnits, nameof(controlUnits));
        if (Checked(variance) == 0 || controlUnits * (1 + chosen.Ratio) <= 2)
        {
            return null;
        }

        var error = Math.Sqrt(variance * (1 + (1 / chosen.Ratio)) / controlUnits);
        var simple = (chosen.Critical + chosen.Reserve) * error;
        var found = Roots.Search(
            distance => PowerOf(distance, variance, controlUnits, chosen, normal) - chosen.Power,
            simple,
            simple * 1e-3,
            0
        );
        return found - chosen.NonInferiorityMargin;
    }

    private static double PowerOf(
        double distance,
        double variance,
        double controlUnits,
        PowerOptions options,
        bool normal
    )
    {
        var shift = distance / Math.Sqrt(variance * (1 + (1 / options.Ratio)) / controlUnits);
        if (normal)
        {
            var near = NormalDistribution.Upper(options.Critical - shift);
            return options.IsTwoSided ? near + NormalDistribution.Lower(-options.Critical - shift) : near;
        }

        var freedom = DegreesOfFreedom(controlUnits, options.Ratio);
        var critical = StudentDistribution.UpperQuantile(
            options.IsTwoSided ? options.ComparisonAlpha / 2 : options.ComparisonAlpha,
            freedom
        );
        var above = NoncentralStudentDistribution.Upper(critical, freedom, shift);
        return options.IsTwoSided ? above + NoncentralStudentDistribution.Lower(-critical, freedom, shift) : above;
    }

    // Satterthwaite's, as Welch's test will have them: with equal arms all units but two.
    private static double DegreesOfFreedom(double controlUnits, double ratio)
    {
        if (ratio == 1 || controlUnits <= 1.5 || controlUnits * ratio <= 1.5)
        {
            return (controlUnits * (1 + ratio)) - 2;
        }

        var sum = 1 + (1 / ratio);
        return sum * sum / ((1 / (controlUnits - 1)) + (1 / ratio / ratio / ((controlUnits * ratio) - 1)));
    }

    private static double Distance(double difference, PowerOptions options) =>
        !double.IsFinite(difference)
            ? throw new ArgumentOutOfRangeException(nameof(difference), difference, "The difference must be finite.")
        : options.NonInferiorityMargin > 0 ? Math.Max(0, difference + options.NonInferiorityMargin)
        : Math.Abs(difference);

    private static double Checked(double variance) =>
        variance >= 0 && double.IsFinite(variance)
            ? variance
            : throw new ArgumentOutOfRangeException(nameof(variance), variance, "The variance is 0 or more.");
}
