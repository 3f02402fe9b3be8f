using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>The density of a test's running sum among the paths that have not stopped, carried from look to look by numerical integration (Armitage, McPherson and Rowe, 1969; Jennison and Turnbull, 2000, chapter 19).</summary>
internal sealed class GroupSequentialPath
{
    private const double PointsReach = 9;
    private double[] points = [0];
    private double[] masses = [1];
    private double time;

    /// <summary>The chance of having crossed by each look.</summary>
    internal static double[] CumulativeCrossing(
        IReadOnlyList<double> times,
        IReadOnlyList<double> boundaries,
        double drift
    )
    {
        var path = new GroupSequentialPath();
        var crossed = new double[times.Count];
        var sum = 0.0;
        for (var look = 0; look < times.Count; look++)
        {
            sum += path.Crossing(times[look], boundaries[look], drift);
            crossed[look] = sum;
            path.Advance(times[look], boundaries[look], drift);
        }

        return crossed;
    }

    internal static void Check(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        var last = 0.0;
        foreach (var each in times)
        {
            if (!(each > last && each <= 1))
            {
                throw new ArgumentException("Looks rise strictly, from above 0 to at most 1.", nameof(times));
            }

            last = each;
        }

        if (times.Count == 0)
        {
            throw new ArgumentException("There is no look.", nameof(times));
        }
    }

    /// <summary>The chance that a path that has not stopped crosses at this time, on either side.</summary>
    internal double Crossing(double at, double boundary, double drift)
    {
        var step = at - time;
        var deviation = Math.Sqrt(step);
        var edge = boundary * Math.Sqrt(at);
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var mean = points[i] + (drift * step);
            sum +=
                masses[i]
                * (
                    NormalDistribution.Upper((edge - mean) / deviation)
                    + NormalDistribution.Lower((-edge - mean) / deviation)
                );
        }

        return sum;
    }

    /// <summary>Moves on to this time, keeping the paths within the boundary.</summary>
    internal void Advance(double at, double boundary, double drift)
    {
        var step = at - time;
        var deviation = Math.Sqrt(step);
        var middle = drift * at;
        var reach = PointsReach * Math.Sqrt(at);
        var edge = boundary * Math.Sqrt(at);
        var low = Math.Max(-edge, middle - reach);
        var high = Math.Min(edge, middle + reach);
        if (low >= high)
        {
            (points, masses, time) = ([0], [0], at);
            return;
        }

        (var places, var weights) = GaussLegendre.Grid(low, high, 2 * deviation);
        var next = new double[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var density = 0.0;
            for (var j = 0; j < points.Length; j++)
            {
                density += masses[j] * NormalDistribution.Density((places[i] - points[j] - (drift * step)) / deviation);
            }

            next[i] = density / deviation * weights[i];
        }

        (points, masses, time) = (places, next, at);
    }
}
