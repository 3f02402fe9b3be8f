namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Stretches the shelves' lognormal prices so that the prices of all events have the published quartiles, 95th percentile, mean, deviation and share above 100; the knots, logarithms of prices, were fitted.</summary>
internal static class PriceScale
{
    /// <summary>The lowest price that is not zero.</summary>
    public const int SmallestCents = 77;

    /// <summary>The highest price published.</summary>
    public const int LargestCents = 257_407;

    private static readonly double[] From =
    [
        1.9673,
        2.9899,
        3.5591,
        4.1317,
        4.5961,
        5.028,
        5.4011,
        5.8155,
        6.2017,
        6.7581,
        7.1354,
        8.6973,
    ];
    private static readonly double[] To =
    [
        1.9642,
        2.4818,
        3.3291,
        4.2336,
        4.7083,
        5.1050,
        5.443,
        5.8895,
        6.363,
        6.9144,
        7.487,
        7.8533,
    ];

    /// <summary>The price in cents for the logarithm of a shelf's price.</summary>
    public static int Cents(double logPrice)
    {
        if (logPrice >= From[^1])
        {
            return LargestCents;
        }

        var upper = 1;
        while (upper < From.Length - 1 && logPrice >= From[upper])
        {
            upper++;
        }

        var within = Math.Max(0.0, (logPrice - From[upper - 1]) / (From[upper] - From[upper - 1]));
        var scaled = To[upper - 1] + (within * (To[upper] - To[upper - 1]));
        return (int)Math.Clamp(Math.Round(100.0 * Math.Exp(scaled)), SmallestCents, LargestCents);
    }
}
