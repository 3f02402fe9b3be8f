namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>Gauss' hypergeometric function 2F1(a, b; c; z) by its series (Abramowitz and Stegun, 1964, 15.1.1).</summary>
internal static class Hypergeometric
{
    private const int MostTerms = 5_000_000;

    /// <summary>The value for c above 0 and z in [0, 1), to about 15 digits of its largest term.</summary>
    /// <exception cref="ArithmeticException">The series does not settle, as it may for z next to 1.</exception>
    internal static double Series(double a, double b, double c, double z)
    {
        var sum = new CompensatedSum();
        var term = 1.0;
        sum.Add(term);
        for (var n = 0; n < MostTerms; n++)
        {
            var ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            term *= ratio;
            sum.Add(term);

            // What is left is at most a geometric series of this term's ratio, once ratios no longer grow.
            var left = Math.Max(Math.Abs(ratio), z);
            if (term == 0 || (left < 1 && Math.Abs(term) * left / (1 - left) <= 1e-16 * Math.Abs(sum.Value)))
            {
                return sum.Value;
            }
        }

        throw new ArithmeticException($"2F1({a:R}, {b:R}; {c:R}; {z:R}) does not settle in {MostTerms} terms.");
    }
}
