using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>A two-sided test with a few planned looks: at each one the absolute z beyond which it may stop.</summary>
/// <param name="Boundary">The shape.</param>
/// <param name="Alpha">The chance of a false positive over all looks.</param>
/// <param name="InformationTimes">The share of the final sample at each look, rising to 1 or less.</param>
/// <param name="Boundaries">The absolute z to pass at each look.</param>
public sealed record GroupSequentialDesign(
    SequentialBoundary Boundary,
    double Alpha,
    IReadOnlyList<double> InformationTimes,
    IReadOnlyList<double> Boundaries
)
{
    /// <summary>A design with looks at equal steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 or more than 100 looks, or alpha is not between 0 and 1.</exception>
    public static GroupSequentialDesign Of(SequentialBoundary boundary, int looks, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(looks, 100);
        return Of(boundary, [.. Enumerable.Range(1, looks).Select(look => (double)look / looks)], alpha);
    }

    /// <summary>A design with looks at these shares of the final sample, strictly rising, above 0 and at most 1.</summary>
    /// <exception cref="ArgumentException">The shares are no such list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1.</exception>
    public static GroupSequentialDesign Of(
        SequentialBoundary boundary,
        IReadOnlyList<double> informationTimes,
        double alpha = 0.05
    )
    {
        GroupSequentialPath.Check(informationTimes);
        Probability.Inner(alpha, nameof(alpha));
        IReadOnlyList<double> boundaries = boundary switch
        {
            SequentialBoundary.OBrienFleming => Shaped(informationTimes, alpha, time => 1 / Math.Sqrt(time)),
            SequentialBoundary.Pocock => Shaped(informationTimes, alpha, _ => 1),
            _ => Spending(boundary, informationTimes, alpha),
        };
        return new GroupSequentialDesign(boundary, alpha, [.. informationTimes], boundaries);
    }

    /// <summary>The chance of having crossed by each look, on either side, when z at the end has this mean (0: no effect).</summary>
    public IReadOnlyList<double> CrossingProbabilities(double drift = 0) =>
        GroupSequentialPath.CumulativeCrossing(InformationTimes, Boundaries, Probability.Finite(drift, nameof(drift)));

    /// <summary>Whether a z at a look (from 1) is beyond the boundary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such look.</exception>
    public bool Stops(int look, double z)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(look, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(look, Boundaries.Count);
        return Math.Abs(z) >= Boundaries[look - 1];
    }

    /// <summary>The chance of at least one false positive when looking at equal steps with the same absolute z each time, such as 1.96 (Armitage, McPherson and Rowe, 1969).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less than 1 look, or z is negative.</exception>
    public static double NaiveFalsePositiveRate(int looks, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 1);
        var z = NormalDistribution.UpperQuantile(Probability.Inner(alpha, nameof(alpha)) / 2);
        var times = Enumerable.Range(1, looks).Select(look => (double)look / looks).ToArray();
        return GroupSequentialPath.CumulativeCrossing(times, [.. times.Select(_ => z)], 0)[^1];
    }

    private static double[] Shaped(IReadOnlyList<double> times, double alpha, Func<double, double> shape)
    {
        double[] Scaled(double constant) => [.. times.Select(time => constant * shape(time))];
        double Excess(double constant) =>
            GroupSequentialPath.CumulativeCrossing(times, Scaled(constant), 0)[^1] - alpha;
        var single = NormalDistribution.UpperQuantile(alpha / 2);
        var constant = times.Count == 1 ? single / shape(times[0]) : Roots.Search(Excess, single, 0.1, 0);
        return Scaled(constant!.Value);
    }

    private static double[] Spending(SequentialBoundary kind, IReadOnlyList<double> times, double alpha)
    {
        var path = new GroupSequentialPath();
        var boundaries = new double[times.Count];
        var before = 0.0;
        for (var look = 0; look < times.Count; look++)
        {
            // Alpha is spent on each side alike, as in gsDesign's symmetric tests.
            var spent = 2 * Spent(kind, times[look], alpha / 2);
            var target = Math.Max(spent - before, double.Epsilon);
            var time = times[look];
            var root = Roots.Search(
                z => Math.Log(Math.Max(path.Crossing(time, z, 0), double.Epsilon)) - Math.Log(target),
                Math.Min(37, NormalDistribution.UpperQuantile(target / 2)),
                0.1,
                0,
                38
            );
            boundaries[look] = root ?? 38;
            path.Advance(time, boundaries[look], 0);
            before = spent;
        }

        return boundaries;
    }

    private static double Spent(SequentialBoundary kind, double time, double alpha) =>
        kind == SequentialBoundary.LanDeMetsPocock
            ? alpha * Exponentials.Log1p((Math.E - 1) * time)
            : 2 * NormalDistribution.Upper(NormalDistribution.UpperQuantile(alpha / 2) / Math.Sqrt(time));
}
