using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Statistics;

/// <summary>The standard normal distribution. MathNet's error function keeps 13 digits down to 1e-300, so nothing is written by hand here; probabilities below 5e-324 are 0.</summary>
public static class NormalDistribution
{
    /// <summary>The density at z.</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of a value at or below z; NaN for NaN.</summary>
    public static double Lower(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>The logarithm of <see cref="Lower"/>, finite also where the probability itself underflows.</summary>
    public static double LogLower(double z)
    {
        if (z > -30)
        {
            return Math.Log(Lower(z));
        }

        // The asymptotic series of Mills' ratio.
        var square = 1 / (z * z);
        var series = 1 - (square * (1 - (3 * square * (1 - (5 * square * (1 - (7 * square)))))));
        return (-0.5 * z * z) - Math.Log(-z * Math.Sqrt(2 * Math.PI)) + Math.Log(series);
    }

    /// <summary>The probability of a value above z, without the loss of digits of 1 - Lower(z).</summary>
    public static double Upper(double z) => Lower(-z);

    /// <summary>The probability of a value farther from 0 than z, on both sides.</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The z at or below which lies this probability: minus infinity for 0, plus infinity for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public static double Quantile(double probability) => Normal.InvCDF(0, 1, Probability.Checked(probability));

    /// <summary>The z above which lies this probability, accurate also where 1 - probability would round to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public static double UpperQuantile(double probability) => -Quantile(probability);

    /// <summary>The unit normal loss E[max(Z - z, 0)], how far above z a value lies on average when values below count 0 (Raiffa and Schlaifer, 1961).</summary>
    public static double Loss(double z)
    {
        // For large z the two terms nearly cancel: the asymptotic series keeps the digits.
        if (z > 25)
        {
            var square = 1 / (z * z);
            return Density(z) * square * (1 - (3 * square) + (15 * square * square) - (105 * square * square * square));
        }

        return Density(z) - (z * Upper(z));
    }
}
