using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Rows sorted once by falling score, in arrays that a pass over a resample reads from first to last.</summary>
internal sealed class RankedRows
{
    /// <summary>Marks a positive row.</summary>
    internal const byte Positive = 1;

    /// <summary>Marks the last of rows with equal scores.</summary>
    internal const byte EndOfTie = 2;

    // log loss is infinite at a certain mistake; scikit-learn long used this bound.
    private const double LeastProbability = 1e-15;

    internal RankedRows(BinaryScores source)
    {
        var keys = KeysOf(source);
        var order = OrderOf(source, keys);
        var scores = source.Scores.Span;
        var labels = source.Labels.Span;
        Scores = new double[order.Length];
        Flags = new byte[order.Length];
        Keys = new ulong[order.Length];
        Losses = new double[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var row = order[place];
            Scores[place] = scores[row];
            Keys[place] = keys[row];
            var isLast = place == order.Length - 1 || scores[order[place + 1]] != scores[row];
            Flags[place] = (byte)(labels[row] | (isLast ? EndOfTie : 0));
            if (source.AreProbabilities)
            {
                var right = labels[row] == 1 ? scores[row] : 1 - scores[row];
                Losses[place] = -Math.Log(Math.Clamp(right, LeastProbability, 1 - LeastProbability));
            }
        }
    }

    internal double[] Scores { get; }

    internal byte[] Flags { get; }

    /// <summary>A seeded hash of each row's group; equal for equal groups and for them alone.</summary>
    internal ulong[] Keys { get; }

    /// <summary>Each row's share of the log loss; zeros where scores are no probabilities.</summary>
    internal double[] Losses { get; }

    internal int Count => Scores.Length;

    /// <summary>How many rows have a score above this one: they are the first.</summary>
    internal int CountAbove(double score)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Scores[middle] > score ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal static ulong[] KeysOf(BinaryScores source)
    {
        var seed = Hash64.Mix(unchecked(source.TieSeed + Hash64.GoldenGamma));
        var keys = new ulong[source.Count];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = Hash64.Mix(unchecked((ulong)source.GroupOf(row)) ^ seed);
        }

        return keys;
    }

    internal static int[] OrderOf(BinaryScores source, ulong[] keys)
    {
        var falling = new double[source.Count];
        var order = new int[source.Count];
        var scores = source.Scores.Span;
        for (var row = 0; row < order.Length; row++)
        {
            falling[row] = -scores[row];
            order[row] = row;
        }

        Array.Sort(falling, order);
        SortTies(falling, order, 0, order.Length, row => keys[row]);
        return order;
    }

    // Rows of equal values are put in the order of their keys, and rows of equal keys, which are of one group, in the order given.
    private static void SortTies<T>(T[] values, int[] order, int from, int to, Func<int, ulong>? keyOf)
        where T : IEquatable<T>
    {
        while (from < to)
        {
            var end = from + 1;
            while (end < to && values[end].Equals(values[from]))
            {
                end++;
            }

            if (end - from > 1 && keyOf is not null)
            {
                var keys = new ulong[end - from];
                for (var i = from; i < end; i++)
                {
                    keys[i - from] = keyOf(order[i]);
                }

                var rows = order[from..end];
                Array.Sort(keys, rows);
                SortTies(keys, rows, 0, rows.Length, null);
                rows.CopyTo(order, from);
            }
            else if (end - from > 1)
            {
                Array.Sort(order, from, end - from);
            }

            from = end;
        }
    }
}
