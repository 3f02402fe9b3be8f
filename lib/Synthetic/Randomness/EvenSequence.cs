using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Members of the R-sequences (Roberts, 2018): numbers in [0, 1) that cover the interval evenly however many are taken, so that a small population has its share of rare traits like a large one.</summary>
internal readonly struct EvenSequence
{
    private readonly ulong step;
    private readonly ulong shift;

    /// <summary>The sequence of one dimension out of three, moved by a number of the seed.</summary>
    public EvenSequence(int dimension, ulong shift)
    {
        // 1 / p, 1 / p^2 and 1 / p^3 with p^4 = p + 1.
        const double Root = 1.2207440846057596;
        step = (ulong)(Math.Pow(Root, -1 - dimension) * Math.Pow(2.0, 64.0)) | 1;
        this.shift = shift;
    }

    /// <summary>The member with the given number.</summary>
    public double At(long index) => Hash64.Unit(unchecked(shift + ((ulong)index * step)));
}
