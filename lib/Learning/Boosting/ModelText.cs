using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>What stands in LightGBM's text model, versions 2 to 4: one tree a round, any objective.</summary>
internal sealed record ModelText(
    IReadOnlyList<FeatureColumn> Columns,
    string Objective,
    double? Sigmoid,
    bool IsAverage,
    DecisionTree[] Trees
)
{
    private const string TreeStart = "Tree=";
    private const string TreesEnd = "end of trees";
    private const string CategoriesStart = "pandas_categorical:";
    private const string CategoricalParameter = "[categorical_feature: ";

    private static readonly string[] Versions = ["v2", "v3", "v4"];

    // The names of categories may hold any character.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>LightGBM's text with the names of categories behind it, where its Python package keeps them. The number of threads is taken out: it is no part of the model.</summary>
    internal static string Complete(string text, IReadOnlyList<FeatureColumn> columns)
    {
        var lines = text.TrimEnd('\n')
            .Split('\n')
            .Select(line => line.StartsWith("[num_threads: ", StringComparison.Ordinal) ? "[num_threads: 0]" : line);
        var categories = columns
            .Where(column => column.Kind == FeatureKind.Category)
            .Select(column => column.Categories ?? []);
        return string.Join('\n', lines) + $"\n\n{CategoriesStart}{JsonSerializer.Serialize(categories, Readable)}\n";
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It is no such text, is cut off, or holds what cannot be scored; the message names line and tree.</exception>
    internal static ModelText Parse(string text)
    {
        string[] lines = Array.ConvertAll(text.Split('\n'), line => line.TrimEnd('\r'));
        int next = 0;
        var head = new ModelLines(null, 1);
        if (lines[0] != "tree")
        {
            throw head.Wrong("tree", "the first line of a text model is 'tree'");
        }

        for (next = 1; next < lines.Length && !IsTreePart(lines[next]); next++)
        {
            if (lines[next].Length > 0)
            {
                head.Add(next + 1, lines[next]);
            }
        }

        CheckHead(head);
        int features = head.Integer("max_feature_idx", 0, int.MaxValue - 1) + 1;
        string[] names = head.Words("feature_names");
        if (names.Length != features || names.Distinct().Count() != features)
        {
            throw head.Wrong("feature_names", $"there are {names.Distinct().Count()} names for {features} features");
        }

        var trees = ReadTrees(lines, ref next, features);
        int told = head.Has("tree_sizes") ? head.Words("tree_sizes").Length : trees.Count;
        if (told != trees.Count)
        {
            throw head.Wrong("tree_sizes", $"{told} trees are announced, {trees.Count} are there");
        }

        string[] objective = head.Has("objective") ? head.Words("objective") : ["none"];
        return new(
            Describe(names, head, lines.AsSpan(next)),
            objective.Length == 0 ? "none" : objective[0],
            Scale(head, objective),
            head.Has("average_output"),
            [.. trees]
        );
    }

    private static bool IsTreePart(string line) =>
        line.StartsWith(TreeStart, StringComparison.Ordinal) || line == TreesEnd;

    private static void CheckHead(ModelLines head)
    {
        if (!Versions.Contains(head.Text("version")))
        {
            throw head.Wrong("version", $"'{head.Text("version")}' is not one of {string.Join(", ", Versions)}");
        }

        foreach (string key in new[] { "num_class", "num_tree_per_iteration" })
        {
            if (head.Integer(key, 1, int.MaxValue) != 1)
            {
                throw head.Wrong(key, "models of several classes are not read");
            }
        }
    }

    private static List<DecisionTree> ReadTrees(string[] lines, ref int next, int features)
    {
        var trees = new List<DecisionTree>();
        for (; next < lines.Length && lines[next] != TreesEnd; )
        {
            var tree = new ModelLines(trees.Count, next + 1);
            if (lines[next] != TreeStart + trees.Count.ToString(CultureInfo.InvariantCulture))
            {
                throw tree.Wrong(TreeStart, $"'{lines[next]}' stands where '{TreeStart}{trees.Count}' belongs");
            }

            for (next++; next < lines.Length && !IsTreePart(lines[next]); next++)
            {
                if (lines[next].Length > 0)
                {
                    tree.Add(next + 1, lines[next]);
                }
            }

            trees.Add(TreeText.Read(tree, features));
        }

        return next < lines.Length
            ? trees
            : throw new ModelLines(trees.Count, lines.Length).Wrong(TreesEnd, "the text is cut off before it");
    }

    private static double? Scale(ModelLines head, string[] objective)
    {
        const string Key = "sigmoid:";
        return objective switch
        {
            ["binary", .. var rest] => rest.FirstOrDefault(word => word.StartsWith(Key, StringComparison.Ordinal))
                is not { } word
                ? 1
            : double.TryParse(word.AsSpan(Key.Length), CultureInfo.InvariantCulture, out double scale)
            && scale > 0
            && double.IsFinite(scale)
                ? scale
            : throw head.Wrong("objective", $"'{word}' is no scale above 0"),
            ["cross_entropy", ..] => 1,
            _ => null,
        };
    }

    // Training writes which columns are categories among its parameters; without them the ranges of values tell it, but for columns that never vary.
    private static FeatureColumn[] Describe(string[] names, ModelLines head, ReadOnlySpan<string> rest)
    {
        var categorical = new SortedSet<int>();
        string[] ranges = head.Has("feature_infos") ? head.Words("feature_infos") : [];
        for (int i = 0; i < ranges.Length; i++)
        {
            if (ranges[i] != "none" && ranges[i][0] != '[')
            {
                _ = categorical.Add(i);
            }
        }

        string[][]? categories = null;
        foreach (string line in rest)
        {
            if (line.StartsWith(CategoricalParameter, StringComparison.Ordinal))
            {
                foreach (string word in line[CategoricalParameter.Length..].TrimEnd(']').Split(','))
                {
                    if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int column))
                    {
                        _ = categorical.Add(column);
                    }
                }
            }
            else if (line.StartsWith(CategoriesStart, StringComparison.Ordinal))
            {
                categories = Categories(line[CategoriesStart.Length..]);
            }
        }

        int[] order = [.. categorical];
        return
        [
            .. names.Select(
                (name, i) =>
                    Array.IndexOf(order, i) is var place && place < 0
                        ? new FeatureColumn(name)
                        : new FeatureColumn(
                            name,
                            FeatureKind.Category,
                            categories?.Length == order.Length && categories[place].Length > 0
                                ? categories[place]
                                : null
                        )
            ),
        ];
    }

    // Python's categories may be numbers too; null stands where it knows none.
    private static string[][]? Categories(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ?
                [
                    .. document
                        .RootElement.EnumerateArray()
                        .Select(column => column.EnumerateArray().Select(each => each.ToString()).ToArray()),
                ]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(
                $"The text model is wrong at the line '{CategoriesStart}': {error.Message}",
                error
            );
        }
    }
}
