using MathNet.Numerics.RootFinding;

namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>Roots of monotone functions.</summary>
internal static class Roots
{
    private const double Accuracy = 1e-15;
    private const int MostSteps = 200;

    /// <summary>The root of a function with one change of sign, searched outwards from a start; null if none is found within 200 doublings of the step or 200 steps of Brent's method (1973).</summary>
    internal static double? Search(
        Func<double, double> function,
        double start,
        double step,
        double least = double.NegativeInfinity,
        double most = double.PositiveInfinity
    )
    {
        var low = start;
        var high = start;
        var atLow = function(low);
        var atHigh = atLow;
        for (var i = 0; i < MostSteps; i++)
        {
            if (atLow == 0)
            {
                return low;
            }

            if (atHigh == 0)
            {
                return high;
            }

            if (!double.IsNaN(atLow + atHigh) && Math.Sign(atLow) != Math.Sign(atHigh))
            {
                return Between(function, low, high);
            }

            if (low <= least && high >= most)
            {
                return null;
            }

            low = Math.Max(least, low - step);
            high = Math.Min(most, high + step);
            atLow = function(low);
            atHigh = function(high);
            step *= 2;
        }

        return null;
    }

    /// <summary>The root between two ends of different sign, or null.</summary>
    internal static double? Between(Func<double, double> function, double low, double high) =>
        Brent.TryFindRoot(function, low, high, Accuracy, MostSteps, out var root) ? root : null;
}
