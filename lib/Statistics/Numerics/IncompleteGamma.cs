namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>
/// The regularised incomplete gamma functions with a relative error below 1e-12 down to 1e-300: by the series below the mean and the continued fraction above it (Abramowitz and Stegun, 1964, 6.5.29
/// and 6.5.31), for shapes above 1,000 integrated over the logarithm, where their density is log-concave.
/// </summary>
internal static class IncompleteGamma
{
    private const double LargeShape = 1000;
    private const double EulerGamma = 0.57721566490153286061;
    private const int MostTerms = 10_000;

    // zeta(k) for k from 2 on.
    private static readonly double[] Zetas =
    [
        1.6449340668482264365,
        1.2020569031595942854,
        1.0823232337111381915,
        1.0369277551433699263,
        1.0173430619844491397,
        1.0083492773819228268,
        1.0040773561979443394,
        1.0020083928260822144,
        1.0009945751278180853,
        1.0004941886041194646,
        1.0002460865533080483,
    ];

    /// <summary>Q(shape, x), the share above x, for a shape above 0.</summary>
    internal static double Upper(double shape, double x) =>
        x <= 0 ? 1
        : shape > LargeShape
            ? x >= shape ? Tail(shape, x, 1)
                : 1 - Tail(shape, x, -1)
        : x > shape + 1 ? Fraction(shape, x)
        : shape < 1 ? UpperOfSmallShape(shape, x)
        : 1 - Series(shape, x);

    /// <summary>P(shape, x), the share below x, for a shape above 0.</summary>
    internal static double Lower(double shape, double x) =>
        x <= 0 ? 0
        : shape > LargeShape
            ? x <= shape ? Tail(shape, x, -1)
                : 1 - Tail(shape, x, 1)
        : x <= shape + 1 ? Series(shape, x)
        : 1 - Fraction(shape, x);

    // x^shape exp(-x) / gamma(shape), by the deviance and Stirling's correction (after Loader, 2000).
    private static double Density(double shape, double x) =>
        Math.Exp(
            (0.5 * Math.Log(shape / (2 * Math.PI)))
                - StirlingCorrection.Of(shape)
                - (shape * Exponentials.LessLog1p((x - shape) / shape, x / shape))
        );

    private static double Series(double shape, double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var n = 1; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return Math.Min(1, Density(shape, x) * sum / shape);
    }

    private static double Fraction(double shape, double x)
    {
        var power = double.IsPositiveInfinity(x) ? 0 : Density(shape, x);
        if (power == 0)
        {
            return 0;
        }

        // Lentz (1976), as modified by Thompson and Barnett (1986).
        var b = x + 1 - shape;
        var c = 1e300;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var a = n * (shape - n);
            b += 2;
            d = 1 / Away((a * d) + b);
            c = Away(b + (a / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return power * value;
    }

    // What is left of 1 where nearly all lies below: 1 - x^shape / gamma(1 + shape) (1 + ...) with both differences taken exactly.
    private static double UpperOfSmallShape(double shape, double x)
    {
        var logarithm = (shape * Math.Log(x)) - LogGammaOf1Plus(shape);
        var sum = 0.0;
        var term = 1.0;
        for (var n = 1; n < MostTerms && Math.Abs(term) > 1e-18; n++)
        {
            term *= -x / n;
            sum += term / (shape + n);
        }

        return -Exponentials.Expm1(logarithm) - (Math.Exp(logarithm) * shape * sum);
    }

    private static double LogGammaOf1Plus(double shape)
    {
        if (shape > 0.02)
        {
            return MathNet.Numerics.SpecialFunctions.GammaLn(1 + shape);
        }

        var sum = 0.0;
        for (var k = Zetas.Length - 1; k >= 0; k--)
        {
            sum = (-shape * sum) + (Zetas[k] / (k + 2));
        }

        return shape * ((shape * sum) - EulerGamma);
    }

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static double Tail(double shape, double x, int direction)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var slope = -direction * (x - shape);
        double Exponent(double s) => (s * slope) - (x * Exponentials.Expm1LessX(direction * s));
        return Density(shape, x) * LogConcave.Tail(Exponent, slope, x);
    }
}
