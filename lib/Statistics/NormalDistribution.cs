using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Statistics;

/// <summary>
/// The standard normal distribution with a relative error below 1e-14 down to 1e-300; probabilities below 5e-324 are 0. MathNet's error function is right to 1e-14 within 8 standard deviations
/// and loses a digit farther out, where a continued fraction takes over.
/// </summary>
public static class NormalDistribution
{
    private const double Far = 8;
    private const double Beyond = 39;
    private const int SeriesTerms = 24;
    private static readonly double RootTwoPi = Math.Sqrt(2 * Math.PI);

    /// <summary>The density at z.</summary>
    public static double Density(double z)
    {
        if (Math.Abs(z) < Far || !(Math.Abs(z) < Beyond))
        {
            return Math.Exp(-0.5 * z * z) / RootTwoPi;
        }

        // The square of the first digits is exact, and what is left of it is small: rounding a large square would cost digits.
        var head = (float)z;
        return Math.Exp(-0.5 * head * (double)head) * Math.Exp(-0.5 * (z - head) * (z + head)) / RootTwoPi;
    }

    /// <summary>The probability of a value at or below z; NaN for NaN.</summary>
    public static double Lower(double z) =>
        z < -Beyond ? 0
        : z < -Far ? Density(z) * MillsRatio(-z)
        : 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>The logarithm of <see cref="Lower"/>, finite also where the probability itself underflows.</summary>
    public static double LogLower(double z) =>
        z > 0 ? Numerics.Exponentials.Log1p(-Lower(-z))
        : z < -Far ? (-0.5 * z * z) - Math.Log(RootTwoPi) + Math.Log(MillsRatio(-z))
        : Math.Log(Lower(z));

    /// <summary>The probability of a value above z, without the loss of digits of 1 - Lower(z).</summary>
    public static double Upper(double z) => Lower(-z);

    /// <summary>The probability of a value farther from 0 than z, on both sides.</summary>
    public static double TwoSided(double z) => 2 * Lower(-Math.Abs(z));

    /// <summary>The z at or below which lies this probability: minus infinity for 0, plus infinity for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public static double Quantile(double probability) => Normal.InvCDF(0, 1, Probability.Checked(probability));

    /// <summary>The z above which lies this probability, accurate also where 1 - probability would round to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public static double UpperQuantile(double probability) => -Quantile(probability);

    /// <summary>The unit normal loss E[max(Z - z, 0)], how far above z a value lies on average when values below count 0 (Raiffa and Schlaifer, 1961); relative error below 1e-14.</summary>
    public static double Loss(double z)
    {
        if (z < 2)
        {
            return Density(z) - (z * Upper(z));
        }

        // Where the two terms nearly cancel, ratios of the repeated integrals of the error function keep the digits.
        (var first, var second) = IntegralRatios(z);
        return 2 * Density(z) * first * second;
    }

    // Upper(z) / Density(z), for z from Far on.
    private static double MillsRatio(double z) => Constants.Sqrt2 * IntegralRatios(z).First;

    // erfc(x) over 2 exp(-x^2) / sqrt(pi), and the integral of erfc over erfc, at x = z / sqrt(2), by the recurrence of repeated integrals downwards (Gautschi, 1961).
    private static (double First, double Second) IntegralRatios(double z)
    {
        var x = z / Constants.Sqrt2;
        var terms = SeriesTerms + (int)(1000 / (z * z));
        var ratio = 1 / (2 * (x + Math.Sqrt(terms)));
        var next = ratio;
        for (var n = terms; n >= 0; n--)
        {
            next = ratio;
            ratio = 1 / (2 * (x + ((n + 1) * ratio)));
        }

        return (ratio, next);
    }
}
