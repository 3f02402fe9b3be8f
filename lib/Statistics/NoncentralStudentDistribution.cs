using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>The noncentral t distribution, which a t statistic follows when there is an effect; it gives the exact power of t tests. MathNet has none.</summary>
public static class NoncentralStudentDistribution
{
    // An effect of so many critical values leaves less than the smallest double on its other side.
    private const double Overwhelming = 1e8;

    /// <summary>The probability of a value above t: the normal tail averaged over the distribution of the standard deviation (Johnson and Welch, 1940), integrated over its logarithm.</summary>
    /// <param name="t">The value; NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; above 1e15 the normal distribution answers.</param>
    /// <param name="noncentrality">The effect in standard errors.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0.</exception>
    public static double Upper(double t, double degreesOfFreedom, double noncentrality)
    {
        if (!(degreesOfFreedom > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "It must be above 0.");
        }

        if (degreesOfFreedom > 1e15 || double.IsNaN(t) || double.IsNaN(noncentrality))
        {
            return NormalDistribution.Upper(t - noncentrality);
        }

        if (double.IsInfinity(t) || Math.Abs(noncentrality) / Overwhelming > 1 + Math.Abs(t))
        {
            return double.IsNegativeInfinity(t) || (double.IsFinite(t) && noncentrality > 0) ? 1 : 0;
        }

        var half = 0.5 * degreesOfFreedom;
        var constant = (0.5 * Math.Log(half / (2 * Math.PI))) - StirlingCorrection.Of(half);
        // w is the logarithm of the sample variance over the true one.
        double Logarithm(double w) =>
            constant
            - (half * Exponentials.Expm1LessX(w))
            + NormalDistribution.LogLower(noncentrality - (t * Math.Exp(0.5 * w)));
        // Far beyond the effect only a small sample variance can lead, and the hill lies there.
        var start = noncentrality > 0 && t > noncentrality ? 2 * Math.Log(noncentrality / t) : 0;
        return Math.Min(1, LogConcave.Whole(Logarithm, start, Math.Min(1, 1 / Math.Sqrt(half))));
    }

    /// <summary>The probability of a value at or below t.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0.</exception>
    public static double Lower(double t, double degreesOfFreedom, double noncentrality) =>
        Upper(-t, degreesOfFreedom, -noncentrality);
}
