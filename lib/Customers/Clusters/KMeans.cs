using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// Clusters of points around means (Lloyd, 1982), from starts spread out by k-means++ (Arthur and Vassilvitskii, 2007). The same points in the same order, seed and options give the same clusters.
/// </summary>
public static class KMeans
{
    /// <summary>The best of several searches: the least sum of squared distances to the means, of equal ones the first.</summary>
    /// <param name="points">Row by row; all coordinates finite.</param>
    /// <param name="dimensions">Coordinates of a point; 1 or more.</param>
    /// <param name="clusters">1 up to the number of different points.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="starts">1 or more.</param>
    /// <param name="maximumRounds">1 or more.</param>
    /// <param name="threads">Searches that run side by side at most, 1 or more; they do not change the result.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <exception cref="ArgumentException">There are fewer different points than clusters, or an argument is out of range.</exception>
    public static KMeansResult Of(
        ReadOnlySpan<double> points,
        int dimensions,
        int clusters,
        ulong seed,
        int starts = 5,
        int maximumRounds = 200,
        int threads = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Check(points, dimensions);
        var random = new Xoshiro256(seed);
        var nearest = new NearestMeans(points, dimensions);
        var means = new double[starts][];
        for (var start = 0; start < starts; start++)
        {
            means[start] = Spread(points, dimensions, clusters, nearest, ref random);
        }

        var results = new KMeansResult[starts];
        _ = Parallel.For(
            0,
            starts,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            nearest.OfSamePoints,
            (start, _, own) =>
            {
                results[start] = Search(own, dimensions, means[start], maximumRounds, cancellationToken);
                return own;
            },
            _ => { }
        );
        return results.MinBy(result => result.Inertia)!;
    }

    internal static double SquaredDistance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }

        return sum;
    }

    private static KMeansResult Search(
        NearestMeans nearest,
        int dimensions,
        double[] means,
        int maximumRounds,
        CancellationToken cancellationToken
    )
    {
        var labels = new int[nearest.Labels.Length];
        Array.Fill(labels, -1);
        var counts = new int[means.Length / dimensions];
        var sums = new double[means.Length];
        for (var round = 1; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            nearest.Find(means);
            var changed = Take(nearest, labels, counts, sums);
            if (!changed || round == maximumRounds)
            {
                var inertia = 0.0;
                foreach (var distance in nearest.Distances)
                {
                    inertia += distance;
                }

                return new KMeansResult(dimensions, means, labels, inertia, round, !changed);
            }

            Move(means, counts, sums);
        }
    }

    // Points that change their cluster change its sums; after a few rounds these are few.
    private static bool Take(NearestMeans nearest, int[] labels, int[] counts, double[] sums)
    {
        var found = nearest.Labels;
        var changed = false;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] != found[i])
            {
                changed = true;
                if (labels[i] >= 0)
                {
                    Add(nearest, i, labels[i], -1, counts, sums);
                }

                labels[i] = (int)found[i];
                Add(nearest, i, labels[i], 1, counts, sums);
            }
        }

        return changed;
    }

    private static void Add(NearestMeans nearest, int point, int cluster, int times, int[] counts, double[] sums)
    {
        var dimensions = sums.Length / counts.Length;
        counts[cluster] += times;
        for (var j = 0; j < dimensions; j++)
        {
            sums[(cluster * dimensions) + j] =
                counts[cluster] == 0 ? 0 : sums[(cluster * dimensions) + j] + (times * nearest.Column(j)[point]);
        }
    }

    // A cluster that lost all its points keeps its place.
    private static void Move(double[] means, int[] counts, double[] sums)
    {
        var dimensions = means.Length / counts.Length;
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = counts[i / dimensions] > 0 ? sums[i] / counts[i / dimensions] : means[i];
        }
    }

    // Each next start is a point drawn with a chance that grows with its squared distance to the starts before it.
    private static double[] Spread(
        ReadOnlySpan<double> points,
        int dimensions,
        int clusters,
        NearestMeans nearest,
        ref Xoshiro256 random
    )
    {
        var count = points.Length / dimensions;
        var means = new double[clusters * dimensions];
        var chosen = random.NextBelow(count);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            points.Slice(chosen * dimensions, dimensions).CopyTo(means.AsSpan(cluster * dimensions));
            if (cluster == clusters - 1)
            {
                break;
            }

            nearest.Find(means.AsSpan(0, (cluster + 1) * dimensions));
            var total = 0.0;
            foreach (var distance in nearest.Distances)
            {
                total += distance;
            }

            chosen = Draw(nearest.Distances, total * random.NextUnit());
            if (chosen < 0)
            {
                throw new ArgumentException(
                    $"There are {cluster + 1} different points, too few for {clusters} clusters.",
                    nameof(clusters)
                );
            }
        }

        return means;
    }

    private static int Draw(ReadOnlySpan<double> distances, double place)
    {
        var last = -1;
        for (var i = 0; i < distances.Length; i++)
        {
            if (distances[i] <= 0)
            {
                continue;
            }

            last = i;
            place -= distances[i];
            if (place < 0)
            {
                break;
            }
        }

        return last;
    }

    private static void Check(ReadOnlySpan<double> points, int dimensions)
    {
        if (points.Length == 0 || points.Length % dimensions != 0)
        {
            throw new ArgumentException(
                $"Points are one or more rows of {dimensions} coordinates, but {points.Length} numbers are given.",
                nameof(points)
            );
        }

        foreach (var coordinate in points)
        {
            if (!double.IsFinite(coordinate))
            {
                throw new ArgumentException($"Coordinates are finite, but one is {coordinate}.", nameof(points));
            }
        }
    }
}
