using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Experiments;

/// <summary>Standard normal draws two at a time, without sines (Marsaglia and Bray, 1964).</summary>
internal struct NormalPairs(ulong seed)
{
    private Xoshiro256 random = new(seed);
    private double kept = double.NaN;

    internal double Next()
    {
        if (!double.IsNaN(kept))
        {
            var value = kept;
            kept = double.NaN;
            return value;
        }

        (var first, kept) = NextPair();
        return first;
    }

    internal (double First, double Second) NextPair()
    {
        while (true)
        {
            var x = (2 * random.NextUnit()) - 1;
            var y = (2 * random.NextUnit()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var factor = Math.Sqrt(-2 * Math.Log(square) / square);
                return (x * factor, y * factor);
            }
        }
    }
}
