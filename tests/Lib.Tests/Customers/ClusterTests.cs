using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class ClusterTests(WorldShop worlds)
{
    [Fact]
    public void KMeans_ThreeFarClouds_FindsThem()
    {
        (var points, var truth) = Clouds(300);

        var found = KMeans.Of(points, 2, 3, seed: 4);

        Assert.Equal(1, ClusterQuality.AdjustedRand(truth, found.Labels), 1e-12);
        Assert.True(found.HasConverged);
        Assert.InRange(ClusterQuality.Silhouette(points, 2, found.Labels)!.Value, 0.8, 1);
        Assert.Equal(found.Labels, KMeans.Of(points, 2, 3, seed: 4).Labels);
    }

    [Fact]
    public void KMeans_FewPoints_MostlyFindsTheBestOfAllPartitions()
    {
        var random = new Xoshiro256(3);
        var bestFound = 0;
        for (var round = 0; round < 20; round++)
        {
            var points = Enumerable.Range(0, 9).Select(_ => random.NextNormal()).ToArray();
            var best = Enumerable.Range(1, 254).Select(mask => Inertia(points, i => (mask >> i) & 1)).Min();

            var found = KMeans.Of(points, 1, 2, seed: 1, starts: 20).Inertia;

            Assert.InRange(found, best - 1e-9, 1.2 * best);
            bestFound += found < best + 1e-9 ? 1 : 0;
        }

        Assert.InRange(bestFound, 14, 20);
    }

    [Fact]
    public void KMeans_ManyPoints_AreNearestToTheMeansOfTheirClustersWhateverTheThreads()
    {
        const int Dimensions = 3;
        const int Clusters = 5;
        var random = new Xoshiro256(9);
        var points = Enumerable.Range(0, 140_003 * Dimensions).Select(_ => random.NextNormal()).ToArray();

        var found = KMeans.Of(points, Dimensions, Clusters, seed: 2, starts: 2, maximumRounds: 2_000, threads: 3);

        var alone = KMeans.Of(points, Dimensions, Clusters, seed: 2, starts: 2, maximumRounds: 2_000);
        Assert.Equal(alone.Inertia, found.Inertia);
        Assert.Equal(alone.Labels, found.Labels);
        Assert.True(found.HasConverged);
        var (sums, counts, inertia) = (new double[Clusters * Dimensions], new int[Clusters], 0.0);
        for (var i = 0; i < found.Labels.Length; i++)
        {
            var point = points.AsSpan(i * Dimensions, Dimensions);
            var distances = new double[Clusters];
            for (var cluster = 0; cluster < Clusters; cluster++)
            {
                distances[cluster] = KMeans.SquaredDistance(
                    point,
                    found.Means.AsSpan(cluster * Dimensions, Dimensions)
                );
            }

            Assert.Equal(distances.Min(), distances[found.Labels[i]]);
            inertia += distances.Min();
            counts[found.Labels[i]]++;
            for (var j = 0; j < Dimensions; j++)
            {
                sums[(found.Labels[i] * Dimensions) + j] += point[j];
            }
        }

        Assert.Equal(inertia, found.Inertia, 1e-6);
        Assert.All(
            sums.Select((sum, i) => (sum / counts[i / Dimensions], i)),
            mean => Assert.Equal(mean.Item1, found.Means[mean.i], 2e-3)
        );
    }

    [Fact]
    public void AdjustedRand_KnownPartitions_MatchesHubertArabie1985()
    {
        int[] one = [0, 0, 0, 1, 1, 1];

        Assert.Equal(0.24242424242424243, ClusterQuality.AdjustedRand(one, [0, 0, 1, 1, 2, 2]), 1e-15);
        Assert.Equal(1, ClusterQuality.AdjustedRand(one, [7, 7, 7, 2, 2, 2]));
        Assert.Equal(1, ClusterQuality.AdjustedRand([0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => ClusterQuality.AdjustedRand(one, [1]));
    }

    [Fact]
    public void Silhouette_FourPointsOnALine_IsWhatTheDistancesSay()
    {
        // 0 and 1 against 4 and 6: (1 - 1/5, 1 - 1/4, 1 - 2/3.5, 1 - 2/5.5) on average.
        var expected = ((1 - (1 / 5.0)) + (1 - (1 / 4.0)) + (1 - (2 / 3.5)) + (1 - (2 / 5.5))) / 4;

        Assert.Equal(expected, ClusterQuality.Silhouette([0, 1, 4, 6], 1, [0, 0, 1, 1])!.Value, 1e-12);
        Assert.Null(ClusterQuality.Silhouette([0, 1], 1, [0, 0]));
        Assert.Equal(0, ClusterQuality.Silhouette([0, 5], 1, [0, 1])!.Value);
    }

    [Fact]
    public void KMeans_CloudsFarFromZero_HaveTheMeansOfTheirPointsInDoublePrecision()
    {
        (var points, _) = Clouds(300);
        points = Array.ConvertAll(points, coordinate => 10_000 + coordinate);

        var found = KMeans.Of(points, 2, 3, seed: 4);

        for (var cluster = 0; cluster < 3; cluster++)
        {
            var own = Enumerable.Range(0, found.Labels.Length).Where(i => found.Labels[i] == cluster).ToArray();
            Assert.Equal(own.Average(i => points[2 * i]), found.Means[2 * cluster], 1e-9);
            Assert.Equal(own.Average(i => points[(2 * i) + 1]), found.Means[(2 * cluster) + 1], 1e-9);
        }
    }

    [Fact]
    public void KMeans_FewDifferentPoints_HaveNoMeanBesideThem()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new Xoshiro256(seed);
            var points = Enumerable.Range(0, 12).Select(_ => 100 + (double)random.NextBelow(6)).ToArray();
            var clusters = points.Distinct().Count();

            var found = KMeans.Of(points, 1, clusters, seed, starts: 1, maximumRounds: 1 + (int)(seed % 3));

            Assert.All(found.Means, mean => Assert.InRange(mean, points.Min(), points.Max()));
        }
    }

    [Fact]
    public void KMeans_OneStartAmongManyFarClouds_MostlyHasAStartInEach()
    {
        var found = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new Xoshiro256(seed);
            var points = Enumerable.Range(0, 400).Select(i => (1_000.0 * (i % 8)) + random.NextNormal()).ToArray();

            found += KMeans.Of(points, 1, 8, seed, starts: 1).Inertia < 10 * points.Length ? 1 : 0;
        }

        // Starts drawn evenly have one in each of eight clouds once in 400 times.
        Assert.InRange(found, 12, 20);
    }

    [Fact]
    public void KMeans_OneRoundOnly_HasNotConverged()
    {
        var random = new Xoshiro256(5);
        var points = Enumerable.Range(0, 4_000).Select(_ => random.NextNormal()).ToArray();

        Assert.False(KMeans.Of(points, 2, 8, seed: 1, starts: 1, maximumRounds: 1).HasConverged);
        Assert.True(KMeans.Of(points, 2, 8, seed: 1, starts: 1, maximumRounds: 2_000).HasConverged);
    }

    [Fact]
    public void KMeans_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => KMeans.Of([], 2, 1, 1));
        Assert.Throws<ArgumentException>(() => KMeans.Of([1, 2, 3], 2, 1, 1));
        Assert.Throws<ArgumentException>(() => KMeans.Of([1, double.NaN], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => KMeans.Of([1, double.PositiveInfinity], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => KMeans.Of([1, -1e39], 1, 1, 1));
        Assert.Contains(
            "1 different points",
            Assert.Throws<ArgumentException>(() => KMeans.Of([1, 1, 1], 1, 2, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BuyerClusters_Worlds_HoldEveryBuyerOnceAndDoNotDependOnStorage()
    {
        var clustered = 0;
        foreach (var world in worlds.All())
        {
            var options = new ClusterOptions
            {
                Rfm = new RfmOptions { AsOf = world.End },
                Clusters = 3,
                Resamples = 3,
            };
            var buyers = RfmOracle.Buyers(world, options.Rfm);

            var report = worlds.Session.Customers.Clusters(options);

            if (report.Reason is not null)
            {
                Assert.True(
                    buyers.DistinctBy(each => (each.RecencyDays, each.Frequency, Math.Max(0, each.Monetary))).Count()
                        < 3
                );
                continue;
            }

            clustered++;
            Assert.Equal(buyers.Count, report.Clusters.Sum(cluster => cluster.Buyers));
            Assert.Equal(buyers.Sum(buyer => buyer.Spent), report.Clusters.Sum(cluster => cluster.Revenue));
            Assert.InRange(report.Silhouette!.Value, -1, 1);
            Assert.InRange(report.LowestStability!.Value, -1, report.Stability!.Value + 1e-12);
            if (world.Seed % 10 == 9)
            {
                worlds.Use(world.Shuffled());
                Assert.Equal(report.Clusters, worlds.Session.Customers.Clusters(options).Clusters);
                Assert.NotEmpty(report.ToChart().ToSvg());
            }
        }

        Assert.True(clustered > SmallWorld.Share(50), $"{clustered} worlds with clusters");
    }

    private static double Inertia(double[] points, Func<int, int> label) =>
        points
            .Select((point, i) => (point, label: label(i)))
            .GroupBy(pair => pair.label)
            .Sum(group =>
            {
                var mean = group.Average(pair => pair.point);
                return group.Sum(pair => (pair.point - mean) * (pair.point - mean));
            });

    private static (double[] Points, int[] Labels) Clouds(int count)
    {
        var random = new Xoshiro256(1);
        var points = new double[2 * count];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            points[2 * i] = (10 * labels[i]) + random.NextNormal();
            points[(2 * i) + 1] = (10 * (labels[i] % 2)) + random.NextNormal();
        }

        return (points, labels);
    }
}
