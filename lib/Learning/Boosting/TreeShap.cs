namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// Contributions of features to one answer of a tree, exact Shapley values of what the tree expects when only some features are known (TreeSHAP, path-dependent; Lundberg, Erion and Lee, 2018). One
/// instance serves one thread.
/// </summary>
internal sealed class TreeShap(int depth)
{
    // A path holds one element for the root and one for each split above; every level keeps its own copy.
    private readonly Element[] elements = new Element[(depth + 2) * (depth + 3) / 2];

    /// <summary>Adds a tree's contributions to a row of one value a feature, and what it expects without any to the last value.</summary>
    internal void Add(DecisionTree tree, ReadOnlySpan<double> row, Span<double> contributions)
    {
        contributions[^1] += Expected(tree);
        if (tree.Splits.Length > 0)
        {
            Visit(tree, row, contributions, 0, 0, 0, new(-1, 1, 1));
        }
    }

    private static double Expected(DecisionTree tree)
    {
        if (tree.Splits.Length == 0)
        {
            return tree.LeafValues[0];
        }

        double all = tree.SplitRows[0];
        double sum = 0;
        for (int leaf = 0; leaf < tree.LeafValues.Length; leaf++)
        {
            sum += tree.LeafRows[leaf] / all * tree.LeafValues[leaf];
        }

        return sum;
    }

    // The parent's path, of "length" elements, begins at "parent"; this node's is a copy behind it with one element more.
    private void Visit(
        DecisionTree tree,
        ReadOnlySpan<double> row,
        Span<double> contributions,
        int node,
        int parent,
        int length,
        Element added
    )
    {
        int start = parent + length;
        elements.AsSpan(parent, length).CopyTo(elements.AsSpan(start));
        var path = elements.AsSpan(start, length + 1);
        Extend(path, added);
        if (node < 0)
        {
            for (int i = 1; i < path.Length; i++)
            {
                ref readonly var element = ref path[i];
                contributions[element.Feature] +=
                    UnwoundSum(path, i) * (element.One - element.Zero) * tree.LeafValues[~node];
            }

            return;
        }

        ref readonly var split = ref tree.Splits[node];
        bool left = tree.GoesLeft(in split, row[split.Feature]);
        (int hot, int cold) = left ? (split.Left, split.Right) : (split.Right, split.Left);
        int asked = split.Feature;
        double rows = tree.SplitRows[node];
        double zero = 1;
        double one = 1;
        int earlier = IndexOf(path, asked);
        if (earlier >= 0)
        {
            (zero, one) = (path[earlier].Zero, path[earlier].One);
            Unwind(path, earlier);
            path = path[..^1];
        }

        Element Below(int child, double reached) =>
            new(asked, rows > 0 ? tree.RowsOf(child) / rows * zero : 0, reached);
        Follow(tree, row, contributions, hot, start, path.Length, Below(hot, one));
        Follow(tree, row, contributions, cold, start, path.Length, Below(cold, 0));
    }

    // Where no row of training went, and this row does not go either, nothing is added.
    private void Follow(
        DecisionTree tree,
        ReadOnlySpan<double> row,
        Span<double> contributions,
        int node,
        int parent,
        int length,
        Element added
    )
    {
        if (added.Zero > 0 || added.One > 0)
        {
            Visit(tree, row, contributions, node, parent, length, added);
        }
    }

    private static int IndexOf(ReadOnlySpan<Element> path, int feature)
    {
        for (int i = 1; i < path.Length; i++)
        {
            if (path[i].Feature == feature)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Extend(Span<Element> path, Element added)
    {
        int last = path.Length - 1;
        path[last] = added;
        path[last].Weight = last == 0 ? 1 : 0;
        for (int i = last - 1; i >= 0; i--)
        {
            path[i + 1].Weight += added.One * path[i].Weight * (i + 1) / (last + 1);
            path[i].Weight = added.Zero * path[i].Weight * (last - i) / (last + 1);
        }
    }

    private static void Unwind(Span<Element> path, int taken)
    {
        int last = path.Length - 1;
        (double zero, double one) = (path[taken].Zero, path[taken].One);
        double next = path[last].Weight;
        for (int i = last - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                double former = path[i].Weight;
                path[i].Weight = next * (last + 1) / ((i + 1) * one);
                next = former - (path[i].Weight * zero * (last - i) / (last + 1));
            }
            else
            {
                path[i].Weight = path[i].Weight * (last + 1) / (zero * (last - i));
            }
        }

        for (int i = taken; i < last; i++)
        {
            path[i] = path[i + 1] with { Weight = path[i].Weight };
        }
    }

    private static double UnwoundSum(ReadOnlySpan<Element> path, int taken)
    {
        int last = path.Length - 1;
        (double zero, double one) = (path[taken].Zero, path[taken].One);
        double next = path[last].Weight;
        double total = 0;
        for (int i = last - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                double part = next * (last + 1) / ((i + 1) * one);
                total += part;
                next = path[i].Weight - (part * zero * ((last - i) / (double)(last + 1)));
            }
            else
            {
                total += path[i].Weight / zero / ((last - i) / (double)(last + 1));
            }
        }

        return total;
    }

    private record struct Element(int Feature, double Zero, double One)
    {
        public double Weight { get; set; }
    }
}
