using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Quantiles of the standard normal distribution: looked up between 65,536 points in the middle, computed in the tails where a table would cut them off.</summary>
internal static class NormalScores
{
    private const int Points = 1 << 16;
    private const double TailShare = 0.001;
    private const double Smallest = 1e-12;

    private static readonly double[] Middle =
    [
        .. Enumerable.Range(0, Points).Select(point => Normal.InvCDF(0.0, 1.0, (point + 0.5) / Points)),
    ];

    /// <summary>The score below which the share <paramref name="unit"/>, in [0, 1), of the distribution lies.</summary>
    public static double Draw(double unit) =>
        unit is > TailShare and < 1.0 - TailShare
            ? Middle[(int)(unit * Points)]
            : Normal.InvCDF(0.0, 1.0, Math.Clamp(unit, Smallest, 1.0 - Smallest));
}
