using System.Runtime.InteropServices;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Learning.Ranking;

/// <summary>
/// Means of figures over rows that belong to groups, such as users, and to strata, such as windows of time: each figure is the mean over strata of its mean over the stratum's rows. Intervals come from resamples of
/// groups, so that what one group says in several strata counts together.
/// </summary>
internal sealed class GroupedMeans(int figures)
{
    private readonly Dictionary<(long Group, int Stratum), int> places = [];
    private readonly List<Unit> units = [];
    private int strata;

    /// <summary>Adds rows of a group within a stratum.</summary>
    /// <param name="group">The group.</param>
    /// <param name="stratum">The stratum, from 0; none up to the last is left out.</param>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="sums">The sum of each figure over them.</param>
    internal void Add(long group, int stratum, int rows, ReadOnlySpan<double> sums)
    {
        strata = Math.Max(strata, stratum + 1);
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (group, stratum), out var isKnown);
        if (!isKnown)
        {
            place = units.Count;
            units.Add(new Unit(group, stratum, new double[figures]));
        }

        var unit = units[place];
        unit.Rows += rows;
        for (var figure = 0; figure < figures; figure++)
        {
            unit.Sums[figure] += sums[figure];
        }
    }

    /// <summary>The figures, then the differences asked for, first less second, all told of the same resamples.</summary>
    internal Resampling Resample(
        IReadOnlyList<(int First, int Second)> differences,
        EvaluationOptions options,
        CancellationToken cancellation
    )
    {
        return new Resampling([.. units.Select(unit => unit.Group)], options, Figures, cancellation);

        double[] Figures(byte[] weights)
        {
            var means = Means(weights);
            return [.. means, .. differences.Select(pair => means[pair.First] - means[pair.Second])];
        }
    }

    private double[] Means(byte[] weights)
    {
        var sums = new double[strata, figures];
        var rows = new long[strata];
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var unit = units[i];
            rows[unit.Stratum] += (long)weights[i] * unit.Rows;
            for (var figure = 0; figure < figures; figure++)
            {
                sums[unit.Stratum, figure] += weights[i] * unit.Sums[figure];
            }
        }

        var means = new double[figures];
        for (var stratum = 0; stratum < strata; stratum++)
        {
            for (var figure = 0; figure < figures; figure++)
            {
                means[figure] += sums[stratum, figure] / rows[stratum] / strata;
            }
        }

        return means;
    }

    private sealed record Unit(long Group, int Stratum, double[] Sums)
    {
        internal long Rows { get; set; }
    }
}
