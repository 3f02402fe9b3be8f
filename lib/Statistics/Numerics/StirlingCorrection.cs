using MathNet.Numerics;

namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>What Stirling's formula leaves out: delta(z) = ln gamma(z) - ((z - 1/2) ln z - z + ln(2 pi)/2). Differences of log gammas lose all digits for large arguments, differences of this none.</summary>
internal static class StirlingCorrection
{
    private const double SeriesFrom = 10;
    private const double HalfLogTwoPi = 0.918938533204672741780;

    // Bernoulli numbers over 2k (2k - 1), k = 1 ... 7 (Abramowitz and Stegun, 1964, 6.1.41).
    private static readonly double[] Coefficients =
    [
        1.0 / 12,
        -1.0 / 360,
        1.0 / 1260,
        -1.0 / 1680,
        1.0 / 1188,
        -691.0 / 360360,
        1.0 / 156,
    ];

    /// <summary>delta(z) for z above 0.</summary>
    internal static double Of(double z)
    {
        if (z < 1)
        {
            return SpecialFunctions.GammaLn(z) - ((z - 0.5) * Math.Log(z) - z + HalfLogTwoPi);
        }

        // delta(z) - delta(z + 1) = (z + 1/2) ln(1 + 1/z) - 1.
        var before = 0.0;
        for (; z < SeriesFrom; z++)
        {
            before += (0.5 / z) - ((z + 0.5) * Exponentials.LessLog1p(1 / z));
        }

        var inverse = 1 / z;
        var square = inverse * inverse;
        var sum = 0.0;
        for (var i = Coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * square) + Coefficients[i];
        }

        return before + (sum * inverse);
    }
}
