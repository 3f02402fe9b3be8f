namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>A permutation of 0 ... count - 1 that looks shuffled: position times a step near the golden section that shares no divisor with the count.</summary>
internal readonly struct RingPermutation
{
    private const double GoldenRatioConjugate = 0.6180339887498949;
    private readonly long count;
    private readonly long step;

    /// <summary>The permutation of a ring with at least one place.</summary>
    public RingPermutation(long count)
    {
        this.count = count;
        step = (long)(count * GoldenRatioConjugate) | 1;
        while (GreatestCommonDivisor(step, count) != 1)
        {
            step += 2;
        }
    }

    /// <summary>The place that a position is sent to.</summary>
    public long At(long position) => (long)((UInt128)position * (UInt128)step % (UInt128)count);

    // Euclid.
    private static long GreatestCommonDivisor(long first, long second) =>
        second == 0 ? first : GreatestCommonDivisor(second, first % second);
}
