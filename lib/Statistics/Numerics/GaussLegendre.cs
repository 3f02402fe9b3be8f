using MathNet.Numerics.Integration;

namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>The Gauss-Legendre rule with 16 points, and rules with any number of points over an interval.</summary>
internal static class GaussLegendre
{
    private const int Points = 16;
    private static readonly GaussLegendreRule Unit = new(-1, 1, Points);
    private static readonly GaussLegendreRule Coarse = new(-1, 1, Points / 2);

    /// <summary>The integral of a smooth function over one panel.</summary>
    internal static double Panel(Func<double, double> function, double from, double to) =>
        Panel(Unit, function, from, to);

    /// <summary>The same with half the points: how far it is off tells whether the panel is narrow enough.</summary>
    internal static double CoarsePanel(Func<double, double> function, double from, double to) =>
        Panel(Coarse, function, from, to);

    /// <summary>Points and weights over [from, to], in panels of 16 points that are at most <paramref name="width"/> wide.</summary>
    internal static (double[] Points, double[] Weights) Grid(double from, double to, double width)
    {
        var panels = Math.Max(1, (int)Math.Ceiling((to - from) / width));
        var points = new double[panels * Points];
        var weights = new double[panels * Points];
        var half = 0.5 * (to - from) / panels;
        for (var panel = 0; panel < panels; panel++)
        {
            var middle = from + (half * ((2 * panel) + 1));
            for (var i = 0; i < Points; i++)
            {
                points[(panel * Points) + i] = middle + (half * Unit.GetAbscissa(i));
                weights[(panel * Points) + i] = half * Unit.GetWeight(i);
            }
        }

        return (points, weights);
    }

    private static double Panel(GaussLegendreRule rule, Func<double, double> function, double from, double to)
    {
        var middle = 0.5 * (from + to);
        var half = 0.5 * (to - from);
        var sum = 0.0;
        for (var i = 0; i < rule.Order; i++)
        {
            sum += rule.GetWeight(i) * function(middle + (half * rule.GetAbscissa(i)));
        }

        return sum * half;
    }
}
