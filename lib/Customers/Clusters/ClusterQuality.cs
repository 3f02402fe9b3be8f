using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>How good and how alike partitions are.</summary>
public static class ClusterQuality
{
    /// <summary>
    /// The mean silhouette (Rousseeuw, 1987), -1 to 1: how much nearer points are to their own cluster than to the nearest other one. A point alone in its cluster counts 0. Null with fewer than two
    /// clusters. Takes time with the square of the number of points.
    /// </summary>
    /// <param name="points">Row by row.</param>
    /// <param name="dimensions">Coordinates of a point.</param>
    /// <param name="labels">The cluster of each point, from 0 on.</param>
    public static double? Silhouette(ReadOnlySpan<double> points, int dimensions, ReadOnlySpan<int> labels)
    {
        var counts = Counts(labels);
        if (counts.Count(count => count > 0) < 2)
        {
            return null;
        }

        var sum = new CompensatedSum();
        var distances = new double[counts.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            Array.Clear(distances);
            for (var j = 0; j < labels.Length; j++)
            {
                distances[labels[j]] += Math.Sqrt(
                    KMeans.SquaredDistance(
                        points.Slice(i * dimensions, dimensions),
                        points.Slice(j * dimensions, dimensions)
                    )
                );
            }

            sum.Add(Of(labels[i], counts, distances));
        }

        return sum.Value / labels.Length;
    }

    /// <summary>
    /// The Rand index adjusted for chance (Hubert and Arabie, 1985) of two partitions of the same points: 1 if they are the same whatever the names, about 0 if they are unrelated. 1 also where both
    /// leave no room for chance.
    /// </summary>
    /// <exception cref="ArgumentException">The partitions are of different numbers of points.</exception>
    public static double AdjustedRand(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (one.Length != other.Length)
        {
            throw new ArgumentException($"The partitions have {one.Length} and {other.Length} points.", nameof(other));
        }

        var pairs = new Dictionary<(int, int), long>();
        for (var i = 0; i < one.Length; i++)
        {
            pairs[(one[i], other[i])] = pairs.GetValueOrDefault((one[i], other[i])) + 1;
        }

        var together = pairs.Values.Sum(Pairs);
        var inOne = Counts(one).Sum(count => Pairs(count));
        var inOther = Counts(other).Sum(count => Pairs(count));
        var all = Pairs(one.Length);
        var expected = all == 0 ? 0 : inOne * inOther / all;
        var most = (inOne + inOther) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double Of(int own, long[] counts, double[] distances)
    {
        if (counts[own] == 1)
        {
            return 0;
        }

        var within = distances[own] / (counts[own] - 1);
        var between = double.PositiveInfinity;
        for (var cluster = 0; cluster < counts.Length; cluster++)
        {
            if (cluster != own && counts[cluster] > 0)
            {
                between = Math.Min(between, distances[cluster] / counts[cluster]);
            }
        }

        var larger = Math.Max(within, between);
        return larger == 0 ? 0 : (between - within) / larger;
    }

    private static double Pairs(long count) => count * (count - 1.0) / 2;

    private static long[] Counts(ReadOnlySpan<int> labels)
    {
        var most = -1;
        foreach (var label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label, nameof(labels));
            most = Math.Max(most, label);
        }

        var counts = new long[most + 1];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        return counts;
    }
}
