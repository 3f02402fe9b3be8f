using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace EcommerceNotebooks.Customers;

/// <summary>Clusters around means.</summary>
/// <param name="Dimensions">Coordinates of a point.</param>
/// <param name="Means">The means, row by row.</param>
/// <param name="Labels">The cluster of each point, from 0 on.</param>
/// <param name="Inertia">The sum of squared distances to the means.</param>
/// <param name="HasConverged">Whether the last round lowered the inertia by less than a millionth of it.</param>
public sealed record KMeansResult(int Dimensions, double[] Means, int[] Labels, double Inertia, bool HasConverged);

/// <summary>
/// Clusters of points around means by ML.NET's trainer (Lloyd, 1982, with the bounds of Ding et al., 2015), from starts spread out by k-means++ (Arthur and Vassilvitskii, 2007). The same points in the
/// same order, seed and options give the same clusters. The trainer works with single precision; means and distances are taken from the points it puts together in double precision.
/// </summary>
public static class KMeans
{
    // The trainer stops where a round gains less than this.
    private const float Tolerance = 1e-9f;
    private const double Gain = 1e-6;

    /// <summary>The best of several searches: the least sum of squared distances to the means, of equal ones the first.</summary>
    /// <param name="points">Row by row; all coordinates finite.</param>
    /// <param name="dimensions">Coordinates of a point; 1 or more.</param>
    /// <param name="clusters">1 up to the number of points that differ in single precision.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="starts">1 or more.</param>
    /// <param name="maximumRounds">1 or more.</param>
    /// <param name="threads">Searches at a time at most, 1 or more; they do not change the result.</param>
    /// <param name="cancellationToken">Stops before the next search; the trainer itself cannot be stopped.</param>
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
        var all = points.ToArray();
        var rows = Rows(all, dimensions, clusters);
        var options = new KMeansTrainer.Options
        {
            NumberOfClusters = clusters,
            MaximumNumberOfIterations = maximumRounds,
            OptimizationTolerance = Tolerance,
            InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus,
            NumberOfThreads = 1,
            FeatureColumnName = nameof(Row.Features),
        };
        var found = new KMeansResult[starts];
        _ = Parallel.For(
            0,
            starts,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            start => found[start] = Search(all, rows, dimensions, options, Seed(seed, start))
        );
        return found.MinBy(result => result.Inertia)!;
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

    private static int Seed(ulong seed, int start) => (int)((seed + (ulong)start) % int.MaxValue);

    private static KMeansResult Search(
        double[] points,
        Row[] rows,
        int dimensions,
        KMeansTrainer.Options options,
        int seed
    )
    {
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimensions);
        var data = context.Data.LoadFromEnumerable(rows, schema);
        var model = context.Clustering.Trainers.KMeans(options).Fit(data).Model;
        VBuffer<float>[]? centroids = null;
        model.GetClusterCentroids(ref centroids, out _);
        var means = centroids
            .SelectMany(centroid => centroid.DenseValues())
            .Select(coordinate => (double)coordinate)
            .ToArray();
        (var labels, var before) = Nearest(points, dimensions, means);
        Move(means, points, labels, dimensions);
        (labels, var inertia) = Nearest(points, dimensions, means);
        return new KMeansResult(dimensions, means, labels, inertia, before - inertia <= Gain * before);
    }

    // The first of equally near means.
    private static (int[] Labels, double Inertia) Nearest(double[] points, int dimensions, double[] means)
    {
        var labels = new int[points.Length / dimensions];
        var inertia = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var point = points.AsSpan(i * dimensions, dimensions);
            var least = double.PositiveInfinity;
            for (var mean = 0; mean * dimensions < means.Length; mean++)
            {
                var distance = SquaredDistance(point, means.AsSpan(mean * dimensions, dimensions));
                (least, labels[i]) = distance < least ? (distance, mean) : (least, labels[i]);
            }

            inertia += least;
        }

        return (labels, inertia);
    }

    // A cluster without points keeps its place.
    private static void Move(double[] means, double[] points, int[] labels, int dimensions)
    {
        var sums = new double[means.Length];
        var counts = new long[means.Length / dimensions];
        for (var i = 0; i < labels.Length; i++)
        {
            counts[labels[i]]++;
            for (var j = 0; j < dimensions; j++)
            {
                sums[(labels[i] * dimensions) + j] += points[(i * dimensions) + j];
            }
        }

        for (var i = 0; i < means.Length; i++)
        {
            means[i] = counts[i / dimensions] > 0 ? sums[i] / counts[i / dimensions] : means[i];
        }
    }

    private static Row[] Rows(double[] points, int dimensions, int clusters)
    {
        if (points.Length == 0 || points.Length % dimensions != 0)
        {
            throw new ArgumentException(
                $"Points are one or more rows of {dimensions} coordinates, but {points.Length} numbers are given.",
                nameof(points)
            );
        }

        var rows = new Row[points.Length / dimensions];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new Row { Features = Array.ConvertAll(points[(i * dimensions)..((i + 1) * dimensions)], Single) };
        }

        var different = rows.Select(row => string.Join(' ', row.Features)).Distinct().Take(clusters).Count();
        return different < clusters
            ? throw new ArgumentException(
                $"There are {different} different points, too few for {clusters} clusters.",
                nameof(clusters)
            )
            : rows;
    }

    private static float Single(double coordinate) =>
        float.IsFinite((float)coordinate)
            ? (float)coordinate
            : throw new ArgumentException(
                $"Coordinates are finite numbers of single precision, but one is {coordinate}.",
                nameof(coordinate)
            );

    private sealed class Row
    {
        public required float[] Features { get; init; }
    }
}
