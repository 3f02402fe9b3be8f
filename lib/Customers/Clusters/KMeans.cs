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
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <exception cref="ArgumentException">There are fewer different points than clusters, or an argument is out of range.</exception>
    public static KMeansResult Of(
        ReadOnlySpan<double> points,
        int dimensions,
        int clusters,
        ulong seed,
        int starts = 5,
        int maximumRounds = 200,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRounds, 1);
        Check(points, dimensions);
        var random = new Xoshiro256(seed);
        KMeansResult? best = null;
        for (var start = 0; start < starts; start++)
        {
            var means = Spread(points, dimensions, clusters, ref random);
            var result = Search(points, dimensions, means, maximumRounds, cancellationToken);
            if (best is null || result.Inertia < best.Inertia)
            {
                best = result;
            }
        }

        return best!;
    }

    /// <summary>The nearest mean of each point; of equally near ones the first.</summary>
    internal static int[] Assign(ReadOnlySpan<double> points, int dimensions, double[] means)
    {
        var labels = new int[points.Length / dimensions];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = Nearest(points.Slice(i * dimensions, dimensions), means).Cluster;
        }

        return labels;
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
        ReadOnlySpan<double> points,
        int dimensions,
        double[] means,
        int maximumRounds,
        CancellationToken cancellationToken
    )
    {
        var labels = new int[points.Length / dimensions];
        Array.Fill(labels, -1);
        var clusters = means.Length / dimensions;
        for (var round = 1; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changed = false;
            var inertia = 0.0;
            var sums = new double[means.Length];
            var counts = new int[clusters];
            for (var i = 0; i < labels.Length; i++)
            {
                var point = points.Slice(i * dimensions, dimensions);
                (var cluster, var distance) = Nearest(point, means);
                changed |= labels[i] != cluster;
                labels[i] = cluster;
                inertia += distance;
                counts[cluster]++;
                for (var j = 0; j < dimensions; j++)
                {
                    sums[(cluster * dimensions) + j] += point[j];
                }
            }

            if (!changed || round == maximumRounds)
            {
                return new KMeansResult(dimensions, means, labels, inertia, round, !changed);
            }

            // A cluster that lost all its points keeps its place.
            for (var i = 0; i < means.Length; i++)
            {
                means[i] = counts[i / dimensions] > 0 ? sums[i] / counts[i / dimensions] : means[i];
            }
        }
    }

    private static (int Cluster, double Distance) Nearest(ReadOnlySpan<double> point, double[] means)
    {
        var nearest = 0;
        var least = double.PositiveInfinity;
        for (var cluster = 0; cluster * point.Length < means.Length; cluster++)
        {
            var distance = SquaredDistance(point, means.AsSpan(cluster * point.Length, point.Length));
            if (distance < least)
            {
                (nearest, least) = (cluster, distance);
            }
        }

        return (nearest, least);
    }

    // Each next start is a point drawn with a chance that grows with its squared distance to the starts before it.
    private static double[] Spread(ReadOnlySpan<double> points, int dimensions, int clusters, ref Xoshiro256 random)
    {
        var count = points.Length / dimensions;
        var means = new double[clusters * dimensions];
        var distances = new double[count];
        Array.Fill(distances, double.PositiveInfinity);
        var chosen = random.NextBelow(count);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var mean = points.Slice(chosen * dimensions, dimensions);
            mean.CopyTo(means.AsSpan(cluster * dimensions));
            var total = 0.0;
            for (var i = 0; i < count; i++)
            {
                distances[i] = Math.Min(distances[i], SquaredDistance(points.Slice(i * dimensions, dimensions), mean));
                total += distances[i];
            }

            if (cluster == clusters - 1)
            {
                break;
            }

            chosen = Draw(distances, total * random.NextUnit());
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

    private static int Draw(double[] distances, double place)
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
