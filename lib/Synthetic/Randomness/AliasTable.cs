namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Draws an index with probability proportional to its weight in constant time: the alias method of Walker (1977), built as Vose (1991) does.</summary>
internal sealed class AliasTable
{
    private readonly double[] thresholds;
    private readonly int[] aliases;

    /// <summary>Prepares the table for weights that are not negative and not all zero.</summary>
    /// <exception cref="ArgumentException">There is no weight, one is negative or not finite, or all are zero.</exception>
    public AliasTable(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (!(total > 0.0) || double.IsInfinity(total) || weights.Any(weight => weight < 0.0))
        {
            throw new ArgumentException(
                $"weights must be finite, not negative and sum to more than 0, but {weights.Count} weights sum to {total}.",
                nameof(weights)
            );
        }

        thresholds = new double[weights.Count];
        aliases = new int[weights.Count];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < weights.Count; i++)
        {
            thresholds[i] = weights[i] * weights.Count / total;
            aliases[i] = i;
            (thresholds[i] < 1.0 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var less = small.Pop();
            var more = large.Pop();
            aliases[less] = more;
            thresholds[more] -= 1.0 - thresholds[less];
            (thresholds[more] < 1.0 ? small : large).Push(more);
        }

        // What is left over differs from 1 by rounding only.
        foreach (var rest in small.Concat(large))
        {
            thresholds[rest] = 1.0;
        }
    }

    /// <summary>The index for one uniform number in [0, 1).</summary>
    public int Draw(double unit)
    {
        var scaled = unit * thresholds.Length;
        var index = Math.Min((int)scaled, thresholds.Length - 1);
        return scaled - index < thresholds[index] ? index : aliases[index];
    }
}
