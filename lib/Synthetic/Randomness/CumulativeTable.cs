namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Draws an index with probability proportional to its weight by inverting the distribution function, with a guide table (Chen and Asau, 1974). Neighbouring uniforms give neighbouring indexes.</summary>
internal sealed class CumulativeTable
{
    private readonly double[] cumulative;
    private readonly int[] guide;

    /// <summary>Prepares the table for weights that are not negative and not all zero.</summary>
    /// <exception cref="ArgumentException">There is no weight, one is negative or not finite, or all are zero.</exception>
    public CumulativeTable(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (!(total > 0.0) || double.IsInfinity(total) || weights.Any(weight => weight < 0.0))
        {
            throw new ArgumentException(
                $"weights must be finite, not negative and sum to more than 0, but {weights.Count} weights sum to {total}.",
                nameof(weights)
            );
        }

        cumulative = new double[weights.Count];
        var sum = 0.0;
        var last = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            sum += weights[i];
            cumulative[i] = sum / total;
            last = weights[i] > 0.0 ? i : last;
        }

        // Rounding must not leave room above the last index that has a weight.
        Array.Fill(cumulative, 1.0, last, weights.Count - last);
        guide = new int[weights.Count];
        for (int slot = 0, index = 0; slot < guide.Length; slot++)
        {
            while (cumulative[index] <= (double)slot / guide.Length)
            {
                index++;
            }

            guide[slot] = index;
        }
    }

    /// <summary>The index for one uniform number in [0, 1).</summary>
    public int Draw(double unit)
    {
        var index = guide[(int)(unit * guide.Length)];
        while (cumulative[index] <= unit)
        {
            index++;
        }

        return index;
    }

    /// <summary>The index for one uniform number in [0, 1), and how far into the index's own share it lies, in [0, 1).</summary>
    public (int Index, double Within) DrawWithin(double unit)
    {
        var index = Draw(unit);
        var before = index == 0 ? 0.0 : cumulative[index - 1];
        return (index, Math.Min((unit - before) / (cumulative[index] - before), 1.0 - 1e-15));
    }
}
