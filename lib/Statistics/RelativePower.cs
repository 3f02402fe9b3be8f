using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>Power and smallest detectable relative effect for a comparison of means by the delta method, where the standard error grows with the effect. Large samples; two-sided.</summary>
public static class RelativePower
{
    // Logarithms of effects: from next to nothing to a million times the mean.
    private const double Least = -700;
    private static readonly double Most = Math.Log(1e6);

    /// <summary>The chance of a positive for a relative effect such as 0.05.</summary>
    /// <param name="mean">The metric's mean per unit, not 0.</param>
    /// <param name="variance">Its variance per unit, above 0.</param>
    /// <param name="unitsPerArm">Units in each arm, above 0.</param>
    /// <param name="effect">The change as a share of the mean.</param>
    /// <param name="alpha">The accepted chance of a false positive.</param>
    /// <param name="tuningSample">
    /// The tuning of an always-valid test, or null for a test at a fixed time. The standard error is then widened by the ratio of critical values, as GrowthBook's planner does; the chance that the
    /// always-valid interval excludes 0 at exactly this sample is smaller.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double Power(
        double mean,
        double variance,
        double unitsPerArm,
        double effect,
        double alpha = 0.05,
        double? tuningSample = null
    )
    {
        Check(mean, variance, unitsPerArm, alpha);
        Probability.Finite(effect, nameof(effect));
        var critical = NormalDistribution.UpperQuantile(alpha / 2);
        var shift = Shift(mean, variance, unitsPerArm, effect);
        if (tuningSample is { } tuning)
        {
            shift *= critical / AlwaysValidTest.Critical(2 * unitsPerArm, alpha, tuning);
        }

        return NormalDistribution.Upper(critical - shift) + NormalDistribution.Lower(-critical - shift);
    }

    /// <summary>The smallest relative rise that is found with this power; null if no rise is, as the standard error grows with it, or if power is at most alpha, which no effect has too. Arguments as in <see cref="Power"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double? MinimumDetectableEffect(
        double mean,
        double variance,
        double unitsPerArm,
        double power = 0.8,
        double alpha = 0.05,
        double? tuningSample = null
    )
    {
        Check(mean, variance, unitsPerArm, alpha);
        Probability.Inner(power, nameof(power));
        double Lack(double logarithm) =>
            Power(mean, variance, unitsPerArm, Math.Exp(logarithm), alpha, tuningSample) - power;
        var root = Lack(Most) > 0 && power > alpha ? Roots.Search(Lack, Most, 1, Least, Most) : null;
        return root is { } found ? Math.Exp(found) : null;
    }

    // The effect in standard errors, which grow with it; roots are taken first, so that nothing over- or underflows.
    private static double Shift(double mean, double variance, double unitsPerArm, double effect) =>
        effect == 0
            ? 0
            : Math.Abs(effect)
                / double.Hypot(1, 1 + effect)
                * (Math.Abs(mean) / Math.Sqrt(variance) * Math.Sqrt(unitsPerArm));

    private static void Check(double mean, double variance, double unitsPerArm, double alpha)
    {
        Probability.Finite(mean, nameof(mean));
        ArgumentOutOfRangeException.ThrowIfZero(mean);
        Probability.Positive(variance, nameof(variance));
        Probability.Positive(unitsPerArm, nameof(unitsPerArm));
        Probability.Inner(alpha, nameof(alpha));
    }
}
