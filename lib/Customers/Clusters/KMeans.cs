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
    /// <param name="threads">Threads that look for nearest means at most, 1 or more; they do not change the result.</param>
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
        var parts = PointPart.Split(points, dimensions);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        KMeansResult? best = null;
        for (var start = 0; start < starts; start++)
        {
            var means = Spread(points, dimensions, clusters, parts, options, ref random);
            var result = Search(parts, dimensions, means, maximumRounds, options);
            if (best is null || result.Inertia < best.Inertia)
            {
                best = result;
            }
        }

        return best!;
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
        PointPart[] parts,
        int dimensions,
        double[] means,
        int maximumRounds,
        ParallelOptions options
    )
    {
        foreach (var part in parts)
        {
            part.Restart(means.Length / dimensions, dimensions);
        }

        for (var round = 1; ; round++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var changed = OfEach(parts, options, part => part.Assign(means)).Contains(true);
            if (!changed || round == maximumRounds)
            {
                return new KMeansResult(
                    dimensions,
                    means,
                    [.. parts.SelectMany(part => part.Labels.ToArray())],
                    OfEach(parts, options, part => part.Distances(means)).Sum(),
                    round,
                    !changed
                );
            }

            Move(means, parts, dimensions);
        }
    }

    private static T[] OfEach<T>(PointPart[] parts, ParallelOptions options, Func<PointPart, T> find)
    {
        if (parts.Length == 1)
        {
            return [find(parts[0])];
        }

        var found = new T[parts.Length];
        _ = Parallel.For(0, parts.Length, options, part => found[part] = find(parts[part]));
        return found;
    }

    // A cluster that lost all its points keeps its place.
    private static void Move(double[] means, PointPart[] parts, int dimensions)
    {
        for (var i = 0; i < means.Length; i++)
        {
            var (sum, count) = (0.0, 0L);
            foreach (var part in parts)
            {
                sum += part.Sums[i];
                count += part.Counts[i / dimensions];
            }

            means[i] = count > 0 ? sum / count : means[i];
        }
    }

    // Each next start is a point drawn with a chance that grows with its squared distance to the starts before it.
    private static double[] Spread(
        ReadOnlySpan<double> points,
        int dimensions,
        int clusters,
        PointPart[] parts,
        ParallelOptions options,
        ref Xoshiro256 random
    )
    {
        var count = points.Length / dimensions;
        var means = new double[clusters * dimensions];
        var least = new double[count];
        var chosen = random.NextBelow(count);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            points.Slice(chosen * dimensions, dimensions).CopyTo(means.AsSpan(cluster * dimensions));
            if (cluster == clusters - 1)
            {
                break;
            }

            var known = (cluster + 1) * dimensions;
            var total = OfEach(parts, options, part => part.Distances(means.AsSpan(0, known), least)).Sum();
            chosen = Draw(least, total * random.NextUnit());
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
