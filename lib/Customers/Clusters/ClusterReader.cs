using DuckDB.NET.Data;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Customers;

/// <summary>Reads scored buyers as columns and clusters them.</summary>
internal static class ClusterReader
{
    private const int Dimensions = 3;

    internal static ClusterReport Report(ShopSession session, ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        RfmReader.Build(session, options.Rfm);
        var columns = Read(session);
        (var points, var means, var deviations) = Standardised(columns);
        if (Trouble(points, options.Clusters) is { } trouble)
        {
            return new ClusterReport(options, [], null, 0, null, null, false, trouble);
        }

        var threads = EngineThreads.Of(session);
        var found = KMeans.Of(
            points,
            Dimensions,
            options.Clusters,
            options.Seed,
            options.Starts,
            options.MaximumRounds,
            threads,
            session.CancellationToken
        );
        var sample = Draw(
            columns.RowCount,
            Math.Min(options.SilhouetteSample, columns.RowCount),
            new Xoshiro256(options.Seed)
        );
        var stability = Stability(points, found.Labels, options, threads, session.CancellationToken);
        return new ClusterReport(
            options,
            Clusters(columns, found, means, deviations),
            ClusterQuality.Silhouette(
                Take(points, sample),
                Dimensions,
                Array.ConvertAll(sample, buyer => found.Labels[buyer])
            ),
            sample.Length,
            stability.Average(),
            stability.Min(),
            found.HasConverged,
            null
        );
    }

    private static FeatureMatrix<double> Read(ShopSession session) =>
        session.Connection.ReadMatrix<double>(
            SqlScript.Load(typeof(ClusterReader), "Clusters/cluster_points.sql").Text,
            cancellationToken: session.CancellationToken
        );

    private static double[] Stability(
        double[] points,
        int[] labels,
        ClusterOptions options,
        int threads,
        CancellationToken cancellationToken
    )
    {
        var random = new Xoshiro256(options.Seed + 1);
        var resamples = new (int[] Drawn, ulong Seed)[options.Resamples];
        for (var i = 0; i < resamples.Length; i++)
        {
            var drawn = new int[Math.Min(options.ResampleSize, labels.Length)];
            for (var j = 0; j < drawn.Length; j++)
            {
                drawn[j] = random.NextBelow(labels.Length);
            }

            resamples[i] = (drawn, random.Next());
        }

        var indexes = new double[resamples.Length];
        _ = Parallel.For(
            0,
            resamples.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i => indexes[i] = Agreement(points, labels, resamples[i], options, cancellationToken)
        );
        return indexes;
    }

    private static double Agreement(
        double[] points,
        int[] labels,
        (int[] Drawn, ulong Seed) resample,
        ClusterOptions options,
        CancellationToken cancellationToken
    )
    {
        var taken = Take(points, resample.Drawn);
        return Different(taken) < options.Clusters
            ? 0
            : ClusterQuality.AdjustedRand(
                Array.ConvertAll(resample.Drawn, buyer => labels[buyer]),
                KMeans
                    .Of(
                        taken,
                        Dimensions,
                        options.Clusters,
                        resample.Seed,
                        options.Starts,
                        options.MaximumRounds,
                        cancellationToken: cancellationToken
                    )
                    .Labels
            );
    }

    private static BuyerCluster[] Clusters(
        FeatureMatrix<double> columns,
        KMeansResult found,
        double[] means,
        double[] deviations
    )
    {
        var spent = columns.Column(Dimensions);
        var cents = new long[found.Means.Length / Dimensions];
        var buyers = new long[cents.Length];
        for (var i = 0; i < spent.Length; i++)
        {
            cents[found.Labels[i]] += (long)Math.Round(spent[i] * 100);
            buyers[found.Labels[i]]++;
        }

        var revenue = cents.Sum();
        double Typical(int cluster, int column) =>
            Math.Exp((found.Means[(cluster * Dimensions) + column] * deviations[column]) + means[column]) - 1;
        return
        [
            .. Enumerable
                .Range(0, cents.Length)
                .Where(cluster => buyers[cluster] > 0)
                .OrderByDescending(cluster => Typical(cluster, 2))
                .ThenBy(cluster => Typical(cluster, 0))
                .ThenBy(cluster => cluster)
                .Select(
                    (cluster, place) =>
                        new BuyerCluster(
                            place + 1,
                            buyers[cluster],
                            (double)buyers[cluster] / columns.RowCount,
                            cents[cluster] / 100m,
                            revenue == 0 ? null : (double)cents[cluster] / revenue,
                            Typical(cluster, 0),
                            Typical(cluster, 1),
                            Typical(cluster, 2)
                        )
                ),
        ];
    }

    // A column that does not vary says nothing and becomes 0.
    private static (double[] Points, double[] Means, double[] Deviations) Standardised(FeatureMatrix<double> columns)
    {
        var points = new double[columns.RowCount * Dimensions];
        var means = new double[Dimensions];
        var deviations = new double[Dimensions];
        for (var j = 0; j < Dimensions && columns.RowCount > 0; j++)
        {
            var column = columns.Column(j).ToArray();
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Sum(value => (value - mean) * (value - mean)) / column.Length);
            (means[j], deviations[j]) = (mean, deviation);
            for (var i = 0; i < column.Length; i++)
            {
                points[(i * Dimensions) + j] = deviation > 1e-12 ? (column[i] - mean) / deviation : 0;
            }
        }

        return (points, means, deviations);
    }

    private static string? Trouble(double[] points, int clusters) =>
        points.Length == 0 ? "there are no buyers"
        : Different(points) is var different && different < clusters
            ? $"{Words.Count(different, "different buyer")} {(different == 1 ? "is" : "are")} too few for {clusters} clusters"
        : null;

    private static int Different(double[] points) =>
        points.Chunk(Dimensions).Select(point => (point[0], point[1], point[2])).Distinct().Take(100).Count();

    private static int[] Draw(int count, int size, Xoshiro256 random)
    {
        var drawn = Enumerable.Range(0, count).ToArray();
        for (var i = 0; i < size; i++)
        {
            var other = i + random.NextBelow(count - i);
            (drawn[i], drawn[other]) = (drawn[other], drawn[i]);
        }

        return drawn[..size];
    }

    private static double[] Take(double[] points, int[] rows)
    {
        var taken = new double[rows.Length * Dimensions];
        for (var i = 0; i < rows.Length; i++)
        {
            points.AsSpan(rows[i] * Dimensions, Dimensions).CopyTo(taken.AsSpan(i * Dimensions));
        }

        return taken;
    }
}
