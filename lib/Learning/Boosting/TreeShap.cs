using System.Runtime.Intrinsics;
using MathNet.Numerics.Integration;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// Contributions of features to a row's raw score: exact Shapley values of what the trees expect when only some features are known (path-dependent TreeSHAP; Lundberg, Erion and Lee, 2018). For one
/// leaf a feature adds its value times (one - zero) times the integral over t in [0, 1] of the other features' (zero (1 - t) + one t), a polynomial that Gauss-Legendre points integrate exactly; what
/// leaves share is computed once on the way down to them, as in Linear TreeSHAP (Yu, Bifet, Read and Xu, 2022). One instance serves one thread.
/// </summary>
internal sealed class TreeShap
{
    private readonly DecisionTree[] trees;
    private readonly double expected;

    // Four points a vector. A path's product has a degree below the number of features on it.
    private readonly Vector256<double>[] points;
    private readonly Vector256<double>[] weights;

    // On each level of a tree: the path's product, and the sum over the leaves below.
    private readonly Vector256<double>[] products;
    private readonly Vector256<double>[] sums;

    // For each feature: what part of training, and whether this row, goes the way of the splits above that ask it.
    private readonly double[] zeros;
    private readonly double[] ones;

    /// <summary>Prepares for trees that ask so many features; all of them know how many rows of training went where.</summary>
    internal TreeShap(DecisionTree[] trees, int features)
    {
        this.trees = trees;
        foreach (var tree in trees)
        {
            expected += Expected(tree);
        }

        int depth = trees.Length == 0 ? 0 : trees.Max(tree => tree.Depth);
        int vectors = Math.Max(1, (depth + 7) / 8);
        var rule = new GaussLegendreRule(0, 1, vectors * Vector256<double>.Count);
        points = Vectors(vectors, rule.GetAbscissa);
        weights = Vectors(vectors, rule.GetWeight);
        products = new Vector256<double>[(depth + 1) * vectors];
        sums = new Vector256<double>[(depth + 1) * vectors];
        zeros = new double[features];
        ones = new double[features];
    }

    /// <summary>Writes the contributions to a row of one value a feature, and behind them what the trees expect where no feature is known.</summary>
    internal void Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        contributions.Clear();
        contributions[^1] = expected;
        Array.Fill(zeros, 1);
        Array.Fill(ones, 1);
        Array.Fill(products, Vector256<double>.One, 0, points.Length);
        foreach (var tree in trees)
        {
            if (tree.Splits.Length > 0)
            {
                Visit(tree, row, contributions, 0, 0);
            }
        }
    }

    private static double Expected(DecisionTree tree)
    {
        double sum = 0;
        for (int leaf = 0; leaf < tree.LeafValues.Length; leaf++)
        {
            sum += (tree.Splits.Length == 0 ? 1 : tree.LeafRows[leaf] / tree.SplitRows[0]) * tree.LeafValues[leaf];
        }

        return sum;
    }

    private static Vector256<double>[] Vectors(int count, Func<int, double> value) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Vector256.Create(value(4 * i), value((4 * i) + 1), value((4 * i) + 2), value((4 * i) + 3))
                ),
        ];

    private void Visit(DecisionTree tree, ReadOnlySpan<double> row, Span<double> contributions, int node, int start)
    {
        var sum = sums.AsSpan(start, points.Length);
        if (node < 0)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = products[start + i] * tree.LeafValues[~node];
            }

            return;
        }

        sum.Clear();
        ref readonly var split = ref tree.Splits[node];
        bool left = tree.GoesLeft(in split, row[split.Feature]);
        Follow(tree, row, contributions, node, split.Left, left, start);
        Follow(tree, row, contributions, node, split.Right, !left, start);
    }

    private void Follow(
        DecisionTree tree,
        ReadOnlySpan<double> row,
        Span<double> contributions,
        int node,
        int child,
        bool isTaken,
        int start
    )
    {
        int feature = tree.Splits[node].Feature;
        double rows = tree.SplitRows[node];
        (double zero, double one) = (zeros[feature], ones[feature]);
        double newZero = rows > 0 ? zero * tree.RowsOf(child) / rows : 0;
        double newOne = isTaken ? one : 0;
        if (newZero == 0 && newOne == 0)
        {
            // No row of training went here, and this one does not either: nothing is added.
            return;
        }

        int below = start + points.Length;
        for (int i = 0; i < points.Length; i++)
        {
            products[below + i] = products[start + i] / At(points[i], zero, one) * At(points[i], newZero, newOne);
        }

        (zeros[feature], ones[feature]) = (newZero, newOne);
        Visit(tree, row, contributions, child, below);
        (zeros[feature], ones[feature]) = (zero, one);

        // Leaves below count with what is known here, no longer with what was known of the feature above.
        var change = Vector256<double>.Zero;
        for (int i = 0; i < points.Length; i++)
        {
            var now = Vector256.Create(newOne - newZero) / At(points[i], newZero, newOne);
            var before = Vector256.Create(one - zero) / At(points[i], zero, one);
            change += weights[i] * sums[below + i] * (now - before);
            sums[start + i] += sums[below + i];
        }

        contributions[feature] += Vector256.Sum(change);
    }

    private static Vector256<double> At(Vector256<double> point, double zero, double one) =>
        Vector256.Create(zero) + (point * (one - zero));
}
