using System.Globalization;

namespace Tests.Learning.Boosting;

/// <summary>Text models written by hand, as LightGBM would write them.</summary>
internal static class ModelTexts
{
    /// <summary>A model of one feature, a, and one split: -1 to the left, 1 to the right.</summary>
    internal static string OneSplit(
        int type,
        string threshold,
        string sets = "num_cat=0",
        string categories = "",
        string range = "[0:1]"
    ) => Of("", Tree(type, threshold, sets, categories)).Replace("[0:1]", range, StringComparison.Ordinal);

    /// <summary>The lines of such a tree.</summary>
    internal static string Tree(int type, string threshold, string sets = "num_cat=0", string categories = "") =>
        $"""
            num_leaves=2
            {sets}
            split_feature=0
            split_gain=10
            threshold={threshold}
            decision_type={type}
            left_child=-1
            right_child=-2
            leaf_value=-1 1
            leaf_count=30 70
            internal_count=100
            {categories}shrinkage=1

            """;

    /// <summary>A model of one feature and given trees.</summary>
    internal static string Of(string head, params string[] trees) => Of(head, 1, trees);

    /// <summary>A model of the features a, b, c and so on.</summary>
    internal static string Of(string head, int features, params string[] trees)
    {
        var letters = Enumerable.Range(0, features).Select(i => (char)('a' + i));
        string sizes = trees.Length == 0 ? "" : $"tree_sizes={string.Join(' ', trees.Select(tree => tree.Length))}\n";
        return $"""
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx={features - 1}
            objective=binary sigmoid:1
            {head}feature_names={string.Join(' ', letters)}
            feature_infos={string.Join(' ', letters.Select(_ => "[0:1]"))}
            {sizes}
            {string.Concat(trees.Select((tree, i) => $"Tree={i}\n{tree}\n\n"))}end of trees

            """;
    }

    /// <summary>A tree of one long path: each split asks a feature of its own, and a tenth of its rows leave the path.</summary>
    internal static string Chain(Random random, int features)
    {
        string Numbers(int count, Func<int, double> draw) =>
            string.Join(
                ' ',
                Enumerable.Range(0, count).Select(i => draw(i).ToString("R", CultureInfo.InvariantCulture))
            );
        double Rows(int split) => Math.Round(1e6 * Math.Pow(0.9, split));
        return $"""
            num_leaves={features + 1}
            num_cat=0
            split_feature={Numbers(features, i => i)}
            split_gain={Numbers(features, _ => 1)}
            threshold={Numbers(features, _ => random.NextDouble())}
            decision_type={Numbers(features, _ => 2)}
            left_child={Numbers(features, i => ~i)}
            right_child={Numbers(features, i => i == features - 1 ? ~features : i + 1)}
            leaf_value={Numbers(features + 1, _ => random.NextDouble() - 0.5)}
            leaf_count={Numbers(features + 1, i => i == features ? Rows(i) : Rows(i) - Rows(i + 1))}
            internal_count={Numbers(features, Rows)}
            """;
    }

    /// <summary>A tree grown by splitting leaves at random, some features again and again; few rows leave some leaves without any.</summary>
    internal static string RandomTree(Random random, int features, int leaves, int all = 100_000)
    {
        var left = new List<int>();
        var right = new List<int>();
        var rows = new List<int>();
        var counts = new List<int> { all };
        for (int split = 0; split < leaves - 1; split++)
        {
            int leaf = random.Next(counts.Count);
            int parent = left.IndexOf(~leaf);
            if (parent >= 0)
            {
                left[parent] = split;
            }
            else if ((parent = right.IndexOf(~leaf)) >= 0)
            {
                right[parent] = split;
            }

            rows.Add(counts[leaf]);
            int part = random.Next(counts[leaf] + 1);
            left.Add(~leaf);
            right.Add(~counts.Count);
            counts.Add(counts[leaf] - part);
            counts[leaf] = part;
        }

        string Draw(int count, Func<object> draw) =>
            string.Join(
                ' ',
                Enumerable.Range(0, count).Select(_ => Convert.ToString(draw(), CultureInfo.InvariantCulture))
            );
        return $"""
            num_leaves={leaves}
            num_cat=0
            split_feature={Draw(leaves - 1, () => random.Next(features))}
            split_gain={Draw(leaves - 1, () => 1 + random.Next(9))}
            threshold={Draw(leaves - 1, () => random.NextDouble())}
            decision_type={Draw(leaves - 1, () => 2)}
            left_child={string.Join(' ', left)}
            right_child={string.Join(' ', right)}
            leaf_value={Draw(leaves, () => random.NextDouble() - 0.5)}
            leaf_count={string.Join(' ', counts)}
            internal_count={string.Join(' ', rows)}
            """;
    }
}
