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

    private NearestMeans(double[][] columns)
    {
        this.columns = columns;
        distances = new double[columns[0].Length];
        labels = new long[columns[0].Length];
    }

    /// <summary>The squared distance of each point to its nearest mean.</summary>
    internal ReadOnlySpan<double> Distances => distances;

    /// <summary>The nearest mean of each point; of equally near ones the first, 0 where none is at a finite distance.</summary>
    internal ReadOnlySpan<long> Labels => labels;

    /// <summary>A coordinate of every point.</summary>
    internal ReadOnlySpan<double> Column(int dimension) => columns[dimension];

    /// <summary>The same points, for a search beside this one.</summary>
    internal NearestMeans OfSamePoints() => new(columns);

    /// <summary>Finds them for these means, which stand row by row.</summary>
    internal void Find(ReadOnlySpan<double> means)
    {
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= distances.Length - width; i += width)
        {
            var least = new Vector<double>(double.PositiveInfinity);
            var nearest = Vector<long>.Zero;
            for (var mean = 0; mean * columns.Length < means.Length; mean++)
            {
                var sum = Vector<double>.Zero;
                for (var j = 0; j < columns.Length; j++)
                {
                    var difference =
                        new Vector<double>(columns[j], i) - new Vector<double>(means[(mean * columns.Length) + j]);
                    sum += difference * difference;
                }

                var isNearer = Vector.LessThan(sum, least);
                least = Vector.ConditionalSelect(isNearer, sum, least);
                nearest = Vector.ConditionalSelect(isNearer, new Vector<long>(mean), nearest);
            }

            least.CopyTo(distances, i);
            nearest.CopyTo(labels, i);
        }

        for (; i < distances.Length; i++)
        {
            (distances[i], labels[i]) = Nearest(i, means);
        }
    }

    // The last points, too few for a register.
    private (double Distance, long Label) Nearest(int point, ReadOnlySpan<double> means)
    {
        (var least, var nearest) = (double.PositiveInfinity, 0L);
        for (var mean = 0; mean * columns.Length < means.Length; mean++)
        {
            var sum = 0.0;
            for (var j = 0; j < columns.Length; j++)
            {
                var difference = columns[j][point] - means[(mean * columns.Length) + j];
                sum += difference * difference;
            }

            (least, nearest) = sum < least ? (sum, mean) : (least, nearest);
        }

        return (least, nearest);
    }
}
