using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;

namespace Tests.Learning.Boosting;

/// <summary>What is no text model is refused with line and tree.</summary>
public sealed class ModelTextTests
{
    private static readonly string Two = ModelTexts.Of("", ModelTexts.Tree(0, "0.5"), ModelTexts.Tree(10, "0.7"));

    [Theory]
    [InlineData("tree\n", "Tree\n", "line 1: tree: the first line")]
    [InlineData("version=v4", "version=v9", "line 2: version: 'v9' is not one of v2, v3, v4")]
    [InlineData("num_class=1", "num_class=3", "line 3: num_class: models of several classes")]
    [InlineData(
        "num_tree_per_iteration=1",
        "num_tree_per_iteration=2",
        "line 4: num_tree_per_iteration: models of several"
    )]
    [InlineData("max_feature_idx=0", "max_feature_idx=1", "line 8: feature_names: there are 1 names for 2 features")]
    [InlineData("sigmoid:1", "sigmoid:-1", "line 7: objective")]
    [InlineData("num_leaves=2\n", "", "line 12, tree 0: there is no 'num_leaves'")]
    [InlineData("num_leaves=2", "num_leaves=3", "tree 0: leaf_value: there are 2 values where 3 belong")]
    [InlineData("num_cat=0", "num_cat=0\nis_linear=1", "line 15, tree 0: is_linear: trees whose leaves are linear")]
    [InlineData("threshold=0.5", "threshold=half", "line 17, tree 0: threshold: 'half' is no number")]
    [InlineData("threshold=0.5", "threshold=nan", "line 17, tree 0: threshold: 'nan'")]
    [InlineData("leaf_value=-1 1", "leaf_value=-1 inf", "tree 0: leaf_value: 'inf'")]
    [InlineData("decision_type=0", "decision_type=12", "tree 0: decision_type: 12 is unknown")]
    [InlineData("decision_type=0", "decision_type=1", "tree 0: threshold: there is no set of categories 0.5")]
    [InlineData("split_feature=0", "split_feature=1", "tree 0: split_feature: there is no feature 1")]
    [InlineData("left_child=-1", "left_child=0", "tree 0: left_child: split 0 is absent or has two parents")]
    [InlineData("left_child=-1", "left_child=-2", "tree 0: left_child: leaf 1 is absent or has two parents")]
    [InlineData("left_child=-1", "left_child=-7", "tree 0: left_child: leaf 6 is absent")]
    [InlineData("leaf_count=30 70", "leaf_count=30", "tree 0: leaf_count: there are 1 values where 2 belong")]
    [InlineData("shrinkage=1", "shrinkage=1\nshrinkage=1", "'shrinkage' comes twice")]
    [InlineData("Tree=1", "Tree=2", "'Tree=2' stands where 'Tree=1' belongs")]
    [InlineData("end of trees", "end", "the text is cut off")]
    public void Parse_WrongText_NamesLineAndTree(string right, string wrong, string because)
    {
        int place = Two.IndexOf(right, StringComparison.Ordinal);
        Assert.True(place >= 0);
        string text = string.Concat(Two.AsSpan(0, place), wrong, Two.AsSpan(place + right.Length));
        Assert.Contains(
            because,
            Assert.Throws<FormatException>(() => BoostedModel.Parse(text)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("tree")]
    [InlineData("tree_sizes=1")]
    [InlineData("{}")]
    public void Parse_NoModel_IsRefused(string text) => Assert.Throws<FormatException>(() => BoostedModel.Parse(text));

    [Fact]
    public void Parse_CutAnywhereBeforeTheEnd_IsRefused()
    {
        int end = Two.IndexOf("end of trees", StringComparison.Ordinal) + "end of trees".Length;
        for (int length = 0; length < end; length++)
        {
            Assert.Throws<FormatException>(() => BoostedModel.Parse(Two[..length]));
        }

        _ = BoostedModel.Parse(Two[..end]);
    }

    [Fact]
    public void Parse_TreeLeftOut_IsRefused()
    {
        int second = Two.IndexOf("Tree=1", StringComparison.Ordinal);
        int end = Two.IndexOf("end of trees", StringComparison.Ordinal);
        string message = Assert.Throws<FormatException>(() => BoostedModel.Parse(Two[..second] + Two[end..])).Message;
        Assert.Contains("2 trees are announced, 1 are there", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AnyLetterChanged_IsReadOrRefused()
    {
        var random = new Random(1);
        for (int i = 0; i < 3_000; i++)
        {
            char[] text = Two.ToCharArray();
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = "0123456789-=. \nea\""[random.Next(18)];
            }

            if (Record.Exception(() => BoostedModel.Parse(new string(text)).PredictRaw(Row())) is { } error)
            {
                Assert.True(error is FormatException or ArgumentException, $"{error}\n{new string(text)}");
            }
        }
    }

    [Fact]
    public void Complete_Categories_StandWherePythonReadsThem()
    {
        string text = ModelText.Complete(
            Two + "parameters:\n[num_threads: 2]\nend of parameters\n\n",
            [new("a", FeatureKind.Category, ["x", "y"]), new("b"), new("c", FeatureKind.Category)]
        );
        Assert.EndsWith("\n\npandas_categorical:[[\"x\",\"y\"],[]]\n", text, StringComparison.Ordinal);
        Assert.Contains("[num_threads: 0]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pandas_categorical:null")]
    [InlineData("pandas_categorical:[[1,2,3]]")]
    public void Parse_TextOfPython_IsRead(string line)
    {
        string text = Two.Replace("[0:1]", "0:1", StringComparison.Ordinal) + $"\n{line}\n";
        var column = BoostedModel.Parse(text).Columns[0];
        Assert.Equal(FeatureKind.Category, column.Kind);
        Assert.Equal(line.Contains('[', StringComparison.Ordinal) ? ["1", "2", "3"] : null, column.Categories);
    }

    private static FeatureTable Row() => FeatureTable.Of([new("a")], [0.6]);
}
