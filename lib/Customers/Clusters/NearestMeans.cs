using System.Numerics;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The nearest mean of every point, several points at once: their coordinates lie column by column, and each distance is summed in the order of the coordinates, so that the result does not depend on
/// how many fit into a register.
/// </summary>
internal sealed class NearestMeans
{
    // Some points' results stay in a processor's nearest cache until they are used.
    private const int BlockPoints = 1_024;

    private readonly double[][] columns;
    private readonly double[] sums = new double[BlockPoints];
    private readonly double[] distances = new double[BlockPoints];
    private readonly long[] labels = new long[BlockPoints];

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
    }

    /// <summary>How many points there are.</summary>
    internal int Count => columns[0].Length;

    /// <summary>A coordinate of every point.</summary>
    internal ReadOnlySpan<double> Column(int dimension) => columns[dimension];

    /// <summary>
    /// Finds them for these means, which stand row by row, and gives <paramref name="take"/> block after block of points: the place of the first one, their squared distances to the nearest mean, and
    /// this mean; of equally near ones the first, 0 where none is at a finite distance.
    /// </summary>
    internal void Find(ReadOnlySpan<double> means, Action<int, ReadOnlySpan<double>, ReadOnlySpan<long>> take)
    {
        for (var start = 0; start < Count; start += BlockPoints)
        {
            var points = Math.Min(BlockPoints, Count - start);
            var inRegisters = points - (points % Vector<double>.Count);
            Array.Fill(distances, double.PositiveInfinity);
            Array.Clear(labels);
            for (var mean = 0; mean * columns.Length < means.Length; mean++)
            {
                SumUp(start, inRegisters, means.Slice(mean * columns.Length, columns.Length));
                Compare(mean, inRegisters);
            }

            for (var point = inRegisters; point < points; point++)
            {
                (distances[point], labels[point]) = Nearest(start + point, means);
            }

            take(start, distances.AsSpan(0, points), labels.AsSpan(0, points));
        }
    }

    // The squared distances of a block's points to one mean. These loops are the whole cost of a search: one column at a time they need nothing but what lies in the nearest cache.
    private void SumUp(int start, int points, ReadOnlySpan<double> mean)
    {
        sums.AsSpan().Clear();
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        for (var j = 0; j < mean.Length; j++)
        {
            var coordinate = new Vector<double>(mean[j]);
            ref var column = ref MemoryMarshal.GetReference(columns[j].AsSpan(start, points));
            for (nuint point = 0; point < (nuint)points; point += (nuint)Vector<double>.Count)
            {
                var difference = Vector.LoadUnsafe(ref column, point) - coordinate;
                (Vector.LoadUnsafe(ref sum, point) + (difference * difference)).StoreUnsafe(ref sum, point);
            }
        }
    }

    // Keeps the mean where it is nearer than those before it.
    private void Compare(int mean, int points)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var distance = ref MemoryMarshal.GetArrayDataReference(distances);
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        var own = new Vector<long>(mean);
        for (nuint point = 0; point < (nuint)points; point += (nuint)Vector<double>.Count)
        {
            var found = Vector.LoadUnsafe(ref sum, point);
            var least = Vector.LoadUnsafe(ref distance, point);
            var isNearer = Vector.LessThan(found, least);
            Vector.ConditionalSelect(isNearer, found, least).StoreUnsafe(ref distance, point);
            Vector.ConditionalSelect(isNearer, own, Vector.LoadUnsafe(ref label, point)).StoreUnsafe(ref label, point);
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
