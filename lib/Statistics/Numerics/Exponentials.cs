namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>Exponentials and logarithms less their leading terms, without the cancellation that subtracting would bring.</summary>
internal static class Exponentials
{
    private const double SmallLogarithm = 0.3;
    private const double SmallExponent = 0.5;

    // The reciprocal factorials 1/2!, 1/3!, ... 1/16!.
    private static readonly double[] Factorials = ReciprocalFactorials();

    /// <summary>exp(x) - 1, accurate near 0.</summary>
    internal static double Expm1(double x)
    {
        if (Math.Abs(x) > SmallExponent)
        {
            return Math.Exp(x) - 1;
        }

        return x + Expm1LessX(x);
    }

    /// <summary>ln(1 + x), accurate near 0 (Kahan's correction; Goldberg, 1991).</summary>
    internal static double Log1p(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Log(1 + x);
        }

        var shifted = 1 + x;
        return shifted == 1 ? x : Math.Log(shifted) * (x / (shifted - 1));
    }

    /// <summary>exp(x) - 1 - x, which is about x^2 / 2 near 0.</summary>
    internal static double Expm1LessX(double x)
    {
        if (Math.Abs(x) > SmallExponent)
        {
            return Math.Exp(x) - 1 - x;
        }

        var sum = 0.0;
        for (var i = Factorials.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + Factorials[i];
        }

        return sum * x * x;
    }

    /// <summary>x - ln(1 + x), which is about x^2 / 2 near 0; x above -1.</summary>
    internal static double LessLog1p(double x) => LessLog1p(x, 1 + x);

    /// <summary>x - ln(ratio) for ratio = 1 + x known better than x near -1.</summary>
    internal static double LessLog1p(double x, double ratio)
    {
        if (Math.Abs(x) > SmallLogarithm)
        {
            return x - Math.Log(ratio);
        }

        // ln(1 + x) = 2 (r + r^3/3 + r^5/5 + ...) with r = x / (2 + x).
        var r = x / (2 + x);
        var square = r * r;
        var sum = 0.0;
        for (var k = 12; k >= 0; k--)
        {
            sum = (sum * square) + (1.0 / ((2 * k) + 3));
        }

        return 2 * square * ((1 / (1 - r)) - (r * sum));
    }

    private static double[] ReciprocalFactorials()
    {
        var values = new double[15];
        var factorial = 1.0;
        for (var i = 0; i < values.Length; i++)
        {
            factorial *= i + 2;
            values[i] = 1 / factorial;
        }

        return values;
    }
}
