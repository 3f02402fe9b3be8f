namespace EcommerceNotebooks.Customers;

/// <summary>
/// Some of the points, the clusters they are in, and these clusters' sums over them. Points are cut into parts of one size and parts are summed up in their order, so that the result does not depend on
/// how many threads there are.
/// </summary>
internal sealed class PointPart
{
    private const int MostPoints = 1 << 16;

    private readonly NearestMeans nearest;
    private readonly int[] labels;
    private int[] counts = [];
    private double[] sums = [];

    private PointPart(ReadOnlySpan<double> points, int dimensions, int first)
    {
        First = first;
        nearest = new NearestMeans(points, dimensions);
        labels = new int[nearest.Count];
    }

    /// <summary>The place of the part's first point among all.</summary>
    internal int First { get; }

    /// <summary>The cluster of each of its points.</summary>
    internal ReadOnlySpan<int> Labels => labels;

    /// <summary>How many of its points each cluster has.</summary>
    internal ReadOnlySpan<int> Counts => counts;

    /// <summary>The sums of their coordinates, row by row.</summary>
    internal ReadOnlySpan<double> Sums => sums;

    /// <summary>Cuts points, which stand row by row, into parts.</summary>
    internal static PointPart[] Split(ReadOnlySpan<double> points, int dimensions)
    {
        var count = points.Length / dimensions;
        var parts = new PointPart[(count + MostPoints - 1) / MostPoints];
        for (var part = 0; part < parts.Length; part++)
        {
            var first = part * MostPoints;
            parts[part] = new PointPart(
                points.Slice(first * dimensions, Math.Min(MostPoints, count - first) * dimensions),
                dimensions,
                first
            );
        }

        return parts;
    }

    /// <summary>Takes all points out of their clusters.</summary>
    internal void Restart(int clusters, int dimensions)
    {
        Array.Fill(labels, -1);
        counts = new int[clusters];
        sums = new double[clusters * dimensions];
    }

    /// <summary>Puts each point into the cluster of its nearest mean; false where none changes its cluster. Points that change change the sums; after a few rounds these are few.</summary>
    internal bool Assign(double[] means)
    {
        var changed = false;
        nearest.Find(
            means,
            (start, _, found) =>
            {
                for (var i = 0; i < found.Length; i++)
                {
                    if (labels[start + i] != found[i])
                    {
                        changed = true;
                        Move(start + i, (int)found[i]);
                    }
                }
            }
        );
        return changed;
    }

    /// <summary>The sum of its points' squared distances to their nearest means, which are left in <paramref name="least"/>, the array of all points, where one is given.</summary>
    internal double Distances(ReadOnlySpan<double> means, double[]? least = null)
    {
        var total = 0.0;
        nearest.Find(
            means,
            (start, distances, _) =>
            {
                foreach (var distance in distances)
                {
                    total += distance;
                }

                if (least is not null)
                {
                    distances.CopyTo(least.AsSpan(First + start));
                }
            }
        );
        return total;
    }

    private void Move(int point, int cluster)
    {
        if (labels[point] >= 0)
        {
            Add(point, labels[point], -1);
        }

        labels[point] = cluster;
        Add(point, cluster, 1);
    }

    private void Add(int point, int cluster, int times)
    {
        counts[cluster] += times;
        var dimensions = sums.Length / counts.Length;
        for (var j = 0; j < dimensions; j++)
        {
            ref var sum = ref sums[(cluster * dimensions) + j];
            sum = counts[cluster] == 0 ? 0 : sum + (times * nearest.Column(j)[point]);
        }
    }
}
