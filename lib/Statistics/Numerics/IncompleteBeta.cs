namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>
/// The regularised incomplete beta function, by a continued fraction or, for large parameters, as the integral of its density over the log odds, where it is log-concave: relative accuracy near 1e-13 down to 1e-300 and for
/// parameters up to 1e12. MathNet's own loses three digits for each factor of 1,000 in the parameters, as it subtracts log gammas and stops its continued fraction after 140 steps.
/// </summary>
internal static class IncompleteBeta
{
    private const double Far = 30;
    private const double FractionUpTo = 1e5;
    private const int MostTerms = 300;

    /// <summary>I_x(a, b) for a, b above 0; x in [0, 1] and y = 1 - x, both given so that neither loses digits.</summary>
    internal static double Lower(double a, double b, double x, double y)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (y <= 0)
        {
            return 1;
        }

        return x * b <= y * a ? Math.Min(1, Tail(a, b, x, y)) : Math.Max(0, 1 - Tail(b, a, y, x));
    }

    /// <summary>x^a y^b / B(a, b), the density of the log odds, by deviances and Stirling corrections (after Loader, 2000).</summary>
    internal static double Power(double a, double b, double x, double y) => Math.Exp(LogPower(a, b, x, y));

    /// <summary>The logarithm of <see cref="Power"/>.</summary>
    internal static double LogPower(double a, double b, double x, double y)
    {
        var total = a + b;
        var excess = Difference(x, b, y, a);
        var deviance =
            (a * Exponentials.LessLog1p(excess / a, x * (total / a)))
            + (b * Exponentials.LessLog1p(-excess / b, y * (total / b)));
        var corrections = StirlingCorrection.Of(total) - StirlingCorrection.Of(a) - StirlingCorrection.Of(b);
        return (0.5 * Math.Log(a / total * b / (2 * Math.PI))) + corrections - deviance;
    }

    // For x at or below the mean: a continued fraction where it is short, else the density at x times the integral of what is left of it from there down.
    private static double Tail(double a, double b, double x, double y)
    {
        var power = Power(a, b, x, y);
        return power == 0 ? 0
            : a + b <= FractionUpTo && Fraction(a, b, x, y) is { } fraction ? power * fraction
            : power * Remainder(a, b, x, y);
    }

    // The continued fraction of DiDonato and Morris (1992), whose terms keep the digits of both x and y, by the method of Lentz (1976); null where it takes too long.
    private static double? Fraction(double a, double b, double x, double y)
    {
        double Denominator(int m) =>
            m
            + (m * (b - m) * x / (a + (2 * m) - 1))
            + ((a + m) * ((a * y) - (b * x) + 1 + (m * (1 + y))) / (a + (2 * m) + 1));

        // For m = 0 the middle term is 0, also where a is 1.
        var value = Away(a * ((a * y) - (b * x) + 1) / (a + 1));
        var c = value;
        var d = 0.0;
        for (var m = 1; m <= MostTerms; m++)
        {
            var between = a + (2 * m) - 1;
            var numerator = (a + m - 1) / between * ((a + b + m - 1) / between) * m * (b - m) * x * x;
            var denominator = Denominator(m);
            d = 1 / Away(denominator + (numerator * d));
            c = Away(denominator + (numerator / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 2e-16)
            {
                return 1 / value;
            }
        }

        return null;
    }

    // x b - y a as if both products had twice the digits (Kahan).
    private static double Difference(double x, double b, double y, double a)
    {
        var product = y * a;
        return Math.FusedMultiplyAdd(x, b, -product) - Math.FusedMultiplyAdd(y, a, -product);
    }

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static double Remainder(double a, double b, double x, double y)
    {
        var total = a + b;
        var slope = Difference(x, b, y, a);
        double Exponent(double s)
        {
            // Forms of the same sum: the smaller of x and y keeps its terms small.
            if (x <= y)
            {
                return (s * slope)
                    - (total * x * Exponentials.Expm1LessX(-s))
                    + (total * Exponentials.LessLog1p(x * Exponentials.Expm1(-s)));
            }

            return s > Far
                ? (-a * s) - (total * Math.Log(y + (x * Math.Exp(-s))))
                : (s * slope)
                    - (total * y * Exponentials.Expm1LessX(s))
                    + (total * Exponentials.LessLog1p(y * Exponentials.Expm1(s)));
        }

        return LogConcave.Tail(Exponent, slope, total * x * y);
    }
}
