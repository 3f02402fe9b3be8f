namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>A step that visits every place of a ring once: position * step modulo count is a permutation that looks shuffled.</summary>
internal static class CoprimeStep
{
    private const double GoldenRatioConjugate = 0.6180339887498949;

    /// <summary>A step near the golden section of <paramref name="count"/> that shares no divisor with it.</summary>
    public static int For(int count)
    {
        var step = (int)(count * GoldenRatioConjugate) | 1;
        while (GreatestCommonDivisor(step, count) != 1)
        {
            step += 2;
        }

        return step;
    }

    // Euclid.
    private static int GreatestCommonDivisor(int first, int second) =>
        second == 0 ? first : GreatestCommonDivisor(second, first % second);
}
