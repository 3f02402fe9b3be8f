using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CSharpKernel.Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>What every notebook of the story keeps to, so that it can be read and stepped through.</summary>
public sealed partial class StoryRulesTests
{
    private const int MostLines = 12;

    public static TheoryData<string> Names =>
        [
            .. Directory
                .EnumerateFiles(Folder, "??_*.ipynb")
                .Select(path => Path.GetFileName(path)!)
                .Order(StringComparer.Ordinal),
        ];

    private static string Folder => Path.Combine(Repository.Root, "notebooks");

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_OfEveryNotebook_AreShort(string name) =>
        Assert.All(CodeOf(name), cell => Assert.InRange(cell.Source.Split('\n').Length, 1, MostLines));

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_OfEveryNotebook_HoldNoClassAndNoSql(string name) =>
        Assert.All(CodeOf(name), cell => Assert.DoesNotMatch(ClassOrSql(), cell.Source));

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_OfEveryNotebook_FollowProse(string name)
    {
        var cells = Load(name).Cells;
        Assert.Equal(CellType.Markdown, cells[0].Type);
        Assert.All(
            cells.Index().Where(entry => entry.Item.Type == CellType.Code),
            entry => Assert.Equal(CellType.Markdown, cells[entry.Index - 1].Type)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Title_OfEveryNotebook_IsAQuestionAndFindingsComeFirst(string name)
    {
        var prose = Load(name).Cells.Where(cell => cell.Type == CellType.Markdown).ToArray();
        Assert.EndsWith("?", prose[0].Source.Split('\n')[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "## Findings",
            prose.First(cell => cell.Source.StartsWith("## ", StringComparison.Ordinal)).Source,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_OfEveryNotebook_AreSourceAndWarehouse(string name)
    {
        var cell = Assert.Single(Load(name).Cells, cell => cell.HasTag(CellTags.Parameters));
        Assert.Equal(
            ["source", "warehouse"],
            Variables().Matches(cell.Source).Select(match => match.Groups["name"].Value)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prose_OfEveryNotebook_StatesNoMeasuredNumber(string name) =>
        Assert.All(
            Load(name).Cells.Where(cell => cell.Type == CellType.Markdown),
            cell => Assert.DoesNotMatch(MeasuredNumber(), cell.Source)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_OfEveryNotebook_AreStoredAndWithoutErrors(string name)
    {
        Assert.All(CodeOf(name), cell => Assert.NotNull(cell.ExecutionCount));
        Assert.DoesNotContain(CodeOf(name).SelectMany(cell => cell.Outputs), output => output is ErrorOutput);
        Assert.Contains(CodeOf(name), cell => cell.Outputs.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metadata_OfEveryNotebook_NamesTheLanguageAsTheKernelDoes(string name)
    {
        var metadata = Load(name).Metadata;
        Assert.True(JsonNode.DeepEquals(LanguageMetadata.LanguageInfo(), metadata["language_info"]));
        Assert.True(JsonNode.DeepEquals(LanguageMetadata.KernelSpec(), metadata["kernelspec"]));
    }

    private static IEnumerable<NotebookCell> CodeOf(string name) =>
        Load(name).Cells.Where(cell => cell.Type == CellType.Code);

    private static Notebook Load(string name) => Notebook.Load(Path.Combine(Folder, name));

    [GeneratedRegex(
        @"\b(class|record|struct|interface)\s+\w|\bselect\b.*\bfrom\b|\bcreate\s+table\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ClassOrSql();

    [GeneratedRegex(@"^var (?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex Variables();

    // A count with thousands, a decimal or a percentage belongs into an output; "95 %" is the level of an interval.
    [GeneratedRegex(@"\d,\d{3}|\d\.\d|\b(?!95 %)\d+ ?%")]
    private static partial Regex MeasuredNumber();
}
