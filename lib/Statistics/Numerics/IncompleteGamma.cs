namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>The regularised incomplete gamma functions, integrated over the logarithm where their density is log-concave; as accurate as <see cref="IncompleteBeta"/>, also for shapes up to 1e12.</summary>
internal static class IncompleteGamma
{
    /// <summary>Q(shape, x), the share above x, for a shape above 0.</summary>
    internal static double Upper(double shape, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        return x >= shape ? Tail(shape, x, 1) : 1 - Tail(shape, x, -1);
    }

    /// <summary>P(shape, x), the share below x, for a shape above 0.</summary>
    internal static double Lower(double shape, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        return x <= shape ? Tail(shape, x, -1) : 1 - Tail(shape, x, 1);
    }

    private static double Tail(double shape, double x, int direction)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var excess = x - shape;
        var slope = -direction * excess;
        var logarithm =
            (0.5 * Math.Log(shape / (2 * Math.PI)))
            - StirlingCorrection.Of(shape)
            - (shape * Exponentials.LessLog1p(excess / shape, x / shape));
        double Exponent(double s) => (s * slope) - (x * Exponentials.Expm1LessX(direction * s));
        return Math.Exp(logarithm) * LogConcave.Tail(Exponent, slope, x);
    }
}
