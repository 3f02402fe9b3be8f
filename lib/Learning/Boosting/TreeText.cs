namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>One tree of LightGBM's text model.</summary>
internal static class TreeText
{
    private const int Categorical = 1;
    private const int DefaultLeft = 2;
    private const int NoMissing = 0;
    private const int MissingIsZero = 1;
    private const int MissingIsNaN = 2;

    /// <summary>Makes the tree of its lines.</summary>
    /// <exception cref="FormatException">The lines are no tree, or one whose leaves are linear models.</exception>
    internal static DecisionTree Read(ModelLines lines, int features)
    {
        if (lines.Has("is_linear") && lines.Integer("is_linear", 0, 1) == 1)
        {
            throw lines.Wrong("is_linear", "trees whose leaves are linear models are not read");
        }

        int leaves = lines.Integer("num_leaves", 1, int.MaxValue);
        double[] values = lines.Doubles("leaf_value", leaves);
        if (leaves == 1)
        {
            return new([], values, []);
        }

        int splits = leaves - 1;
        int sets = lines.Integer("num_cat", 0, splits);
        int[] boundaries = sets > 0 ? Boundaries(lines, sets) : [0];
        int[] left = lines.Integers("left_child", splits);
        int[] right = lines.Integers("right_child", splits);
        int[] asked = lines.Integers("split_feature", splits);
        int[] types = lines.Integers("decision_type", splits);
        double[] thresholds = lines.Bounds("threshold", splits);
        var read = new TreeSplit[splits];
        for (int i = 0; i < splits; i++)
        {
            if (asked[i] < 0 || asked[i] >= features)
            {
                throw lines.Wrong("split_feature", $"there is no feature {asked[i]}, they are 0 to {features - 1}");
            }

            read[i] = Split(lines, thresholds[i], asked[i], left[i], right[i], types[i], boundaries);
        }

        return new(read, values, sets > 0 ? lines.Bits("cat_threshold", boundaries[^1]) : [])
        {
            Depth = Depth(lines, left, right),
            Gains = lines.Has("split_gain") ? lines.Doubles("split_gain", splits) : new double[splits],
            SplitRows = lines.Has("internal_count") ? lines.Doubles("internal_count", splits) : [],
            LeafRows = lines.Has("leaf_count") ? lines.Doubles("leaf_count", leaves) : [],
        };
    }

    private static TreeSplit Split(
        ModelLines lines,
        double threshold,
        int feature,
        int left,
        int right,
        int type,
        int[] boundaries
    )
    {
        int missing = type >> 2;
        if (type < 0 || missing > MissingIsNaN)
        {
            throw lines.Wrong("decision_type", $"{type} is unknown");
        }

        if ((type & Categorical) != 0)
        {
            if (threshold != Math.Floor(threshold) || threshold < 0 || threshold >= boundaries.Length - 1)
            {
                throw lines.Wrong("threshold", $"there is no set of categories {threshold:R}");
            }

            int set = (int)threshold;
            int words = boundaries[set + 1] - boundaries[set];
            return new(0, feature, left, right, boundaries[set], words, SplitKind.Category, false);
        }

        // Where nothing was missing in training, an unknown value counts as 0.
        bool unknownLeft = missing == NoMissing ? threshold >= 0 : (type & DefaultLeft) != 0;
        var kind = missing == MissingIsZero ? SplitKind.NumberOrZero : SplitKind.Number;
        return new(threshold, feature, left, right, 0, 0, kind, unknownLeft);
    }

    private static int[] Boundaries(ModelLines lines, int sets)
    {
        int[] boundaries = lines.Integers("cat_boundaries", sets + 1);
        for (int i = 0; i < sets; i++)
        {
            if (boundaries[0] != 0 || boundaries[i + 1] < boundaries[i])
            {
                throw lines.Wrong("cat_boundaries", "they do not rise from 0");
            }
        }

        return boundaries;
    }

    // Every split but the root and every leaf hangs below exactly one split, and all below the root.
    private static int Depth(ModelLines lines, int[] left, int[] right)
    {
        var seenSplits = new bool[left.Length];
        var seenLeaves = new bool[left.Length + 1];
        var open = new Stack<(int Node, int Depth)>([(0, 0)]);
        int seen = 0;
        int deepest = 0;
        while (open.TryPop(out var next))
        {
            bool isLeaf = next.Node < 0;
            var marks = isLeaf ? seenLeaves : seenSplits;
            int place = isLeaf ? ~next.Node : next.Node;
            if (place >= marks.Length || marks[place])
            {
                throw lines.Wrong("left_child", $"{(isLeaf ? "leaf" : "split")} {place} is absent or has two parents");
            }

            marks[place] = true;
            seen++;
            deepest = Math.Max(deepest, next.Depth);
            if (!isLeaf)
            {
                open.Push((right[place], next.Depth + 1));
                open.Push((left[place], next.Depth + 1));
            }
        }

        return seen == seenSplits.Length + seenLeaves.Length
            ? deepest
            : throw lines.Wrong("left_child", "some splits hang below no other");
    }
}
