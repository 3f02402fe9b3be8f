using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Drift;

/// <summary>The bins of a feature that its reference decides: ranges between quantiles of a number, codes of a category, and one bin of unknown values.</summary>
internal sealed class FeatureBins
{
    private readonly double[] edges;
    private readonly bool isCategory;

    /// <param name="reference">Known reference values in rising order.</param>
    /// <param name="current">Known current values: their codes are bins of a category too.</param>
    /// <param name="isCategory">Whether values are codes.</param>
    /// <param name="bins">How many ranges a number has; equal quantiles make fewer.</param>
    internal FeatureBins(double[] reference, double[] current, bool isCategory, int bins)
    {
        this.isCategory = isCategory;
        edges = isCategory
            ? [.. reference.Concat(current).Distinct().Order()]
            :
            [
                .. Enumerable
                    .Range(1, bins - 1)
                    .Select(i => QuantileBootstrap.At(reference, (double)i / bins))
                    .Distinct(),
            ];

        // Where the lowest value is so common that it is a quantile, lower values get a bin of their own, as higher ones have.
        if (!isCategory && edges[0] == reference[0])
        {
            edges = [Math.BitDecrement(edges[0]), .. edges];
        }
    }

    /// <summary>How many bins there are, that of unknown values included.</summary>
    internal int Count => edges.Length + (isCategory ? 1 : 2);

    /// <summary>The share of all rows in each bin: (edge, next edge] of numbers, the last for unknown values.</summary>
    internal double[] Shares(double[] known, int rows)
    {
        var shares = new double[Count];
        foreach (var value in known)
        {
            var found = Array.BinarySearch(edges, value);
            shares[found >= 0 ? found : ~found] += 1.0 / rows;
        }

        shares[^1] = (double)(rows - known.Length) / rows;
        return shares;
    }
}
