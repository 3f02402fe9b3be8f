using System.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The nearest mean of every point, several points at once: their coordinates lie column by column, and each distance is summed in the order of the coordinates, so that the result does not depend on
/// how many fit into a register.
/// </summary>
internal sealed class NearestMeans
{
    private readonly double[][] columns;
    private readonly double[] distances;
    private readonly long[] labels;

    /// <summary>Takes points row by row.</summary>
    internal NearestMeans(ReadOnlySpan<double> points, int dimensions)
    {
        var count = points.Length / dimensions;
        columns = new double[dimensions][];
        for (var j = 0; j < dimensions; j++)
        {
            columns[j] = new double[count];
            for (var i = 0; i < count; i++)
            {
                columns[j][i] = points[(i * dimensions) + j];
            }
        }

        distances = new double[count];
        labels = new long[count];
    }

    /// <summary>The squared distance of each point to its nearest mean.</summary>
    internal ReadOnlySpan<double> Distances => distances;

    /// <summary>The nearest mean of each point; of equally near ones the first, 0 where none is at a finite distance.</summary>
    internal ReadOnlySpan<long> Labels => labels;

    /// <summary>A coordinate of every point.</summary>
    internal ReadOnlySpan<double> Column(int dimension) => columns[dimension];

    /// <summary>Forgets all means.</summary>
    internal void Clear()
    {
        Array.Fill(distances, double.PositiveInfinity);
        Array.Clear(labels);
    }

    /// <summary>Takes one more mean into account.</summary>
    internal void Add(ReadOnlySpan<double> mean, int label)
    {
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= distances.Length - width; i += width)
        {
            var sum = Vector<double>.Zero;
            for (var j = 0; j < mean.Length; j++)
            {
                var difference = new Vector<double>(columns[j], i) - new Vector<double>(mean[j]);
                sum += difference * difference;
            }

            var least = new Vector<double>(distances, i);
            var isNearer = Vector.LessThan(sum, least);
            Vector.ConditionalSelect(isNearer, sum, least).CopyTo(distances, i);
            Vector.ConditionalSelect(isNearer, new Vector<long>(label), new Vector<long>(labels, i)).CopyTo(labels, i);
        }

        for (; i < distances.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < mean.Length; j++)
            {
                sum += (columns[j][i] - mean[j]) * (columns[j][i] - mean[j]);
            }

            (distances[i], labels[i]) = sum < distances[i] ? (sum, label) : (distances[i], labels[i]);
        }
    }
}
