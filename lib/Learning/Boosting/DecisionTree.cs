namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>How a split asks.</summary>
internal enum SplitKind
{
    /// <summary>Numbers at most the threshold go left, unknown ones as the split says.</summary>
    Number,

    /// <summary>The same, and zero counts as unknown.</summary>
    NumberOrZero,

    /// <summary>Categories of a set go left; all others, and unknown ones, right.</summary>
    Category,
}

/// <summary>One split of a tree.</summary>
/// <param name="Threshold">The greatest number that goes left.</param>
/// <param name="Feature">The feature that is asked.</param>
/// <param name="Left">The next split, or the complement of a leaf.</param>
/// <param name="Right">The same for rows that do not go left.</param>
/// <param name="FirstWord">Where the set of categories begins.</param>
/// <param name="Words">How many words of 32 bits the set has.</param>
/// <param name="Kind">How it asks.</param>
/// <param name="UnknownLeft">Whether unknown values go left.</param>
internal readonly record struct TreeSplit(
    double Threshold,
    int Feature,
    int Left,
    int Right,
    int FirstWord,
    int Words,
    SplitKind Kind,
    bool UnknownLeft
);

/// <summary>A tree of splits on single features. Leaves are numbered as in LightGBM's text.</summary>
internal sealed class DecisionTree(TreeSplit[] splits, double[] leafValues, uint[] categoryWords)
{
    /// <summary>What LightGBM takes for zero.</summary>
    internal const double Zero = 1e-35f;

    private const int BitsPerWord = 32;

    /// <summary>The splits, the root first; none where the tree is one leaf.</summary>
    internal TreeSplit[] Splits => splits;

    /// <summary>What each leaf adds to the raw score.</summary>
    internal double[] LeafValues => leafValues;

    /// <summary>How much each split improved training.</summary>
    internal double[] Gains { get; init; } = [];

    /// <summary>Rows of training in each split; empty where the text does not say.</summary>
    internal double[] SplitRows { get; init; } = [];

    /// <summary>Rows of training in each leaf; empty where the text does not say.</summary>
    internal double[] LeafRows { get; init; } = [];

    /// <summary>Splits above the deepest leaf.</summary>
    internal int Depth { get; init; }

    /// <summary>Whether it is known how many rows of training went where.</summary>
    internal bool HasRows => splits.Length == 0 || (LeafRows.Length > 0 && SplitRows.Length > 0 && SplitRows[0] > 0);

    /// <summary>The leaf of a row.</summary>
    internal int Leaf(ReadOnlySpan<double> row)
    {
        if (splits.Length == 0)
        {
            return 0;
        }

        int next = 0;
        do
        {
            ref readonly var split = ref splits[next];
            next = GoesLeft(in split, row[split.Feature]) ? split.Left : split.Right;
        } while (next >= 0);

        return ~next;
    }

    /// <summary>Where a value goes.</summary>
    internal bool GoesLeft(in TreeSplit split, double value)
    {
        if (split.Kind == SplitKind.Category)
        {
            // A code is cut to a whole number; what lies outside of the set's words is in no set.
            return value > -1 && value < (double)split.Words * BitsPerWord && Contains(in split, (int)value);
        }

        return double.IsNaN(value) || (split.Kind == SplitKind.NumberOrZero && Math.Abs(value) <= Zero)
            ? split.UnknownLeft
            : value <= split.Threshold;
    }

    /// <summary>The rows of training below a split or leaf, as splits name them.</summary>
    internal double RowsOf(int next) => next >= 0 ? SplitRows[next] : LeafRows[~next];

    private bool Contains(in TreeSplit split, int code) =>
        ((categoryWords[split.FirstWord + (code / BitsPerWord)] >> (code % BitsPerWord)) & 1) != 0;
}
