using CSharpKernel.Notebooks;
using Tests.Support;

namespace Tests.Kernel.Notebooks;

public class NotebookTests
{
    [Fact]
    public void ToJson_NotebookAsJupyterWritesIt_IsByteForByteTheSame()
    {
        var text = Golden("jupyter.ipynb");
        Assert.Equal(text, Notebook.Parse(text).ToJson());
    }

    [Fact]
    public void ToJson_OlderNotebookWithoutIds_IsUpgradedTheSameWayEveryTime()
    {
        var expected = Golden("older.upgraded.ipynb");
        Assert.Equal(expected, Notebook.Parse(Golden("older.ipynb")).ToJson());
        Assert.Equal(expected, Notebook.Parse(expected).ToJson());
    }

    [Fact]
    public void Parse_Cells_GiveTheirPartsAndTags()
    {
        var notebook = Notebook.Parse(Golden("jupyter.ipynb"));
        var code = notebook.Cells[1];
        Assert.Equal(CellType.Code, code.Type);
        Assert.Equal("var a = 1;\na", code.Source);
        Assert.True(code.HasTag(CellTags.Parameters));
        Assert.Equal(1, code.ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "one\n\ttwo"), code.Outputs[0]);
        Assert.Equal("<b>\n1</b>", Assert.IsType<DisplayOutput>(code.Outputs[1]).Content.Text("text/html"));
        Assert.Equal("csharp", code.Language);
    }

    [Fact]
    public void Language_OlderPolyglotCell_IsTheOneItNames()
    {
        var cell = Notebook
            .Parse(
                """{"nbformat":4,"metadata":{},"cells":[{"cell_type":"code","source":"x","metadata":{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"sql"}}}]}"""
            )
            .Cells[0];
        Assert.Equal("sql", cell.Language);
    }

    [Fact]
    public void Parse_InvalidOrRepeatedIds_AreReplacedAndTheOthersKept()
    {
        var notebook = Notebook.Parse(
            """{"nbformat":4,"cells":[{"cell_type":"raw","id":"a","source":"1"},{"cell_type":"raw","id":"a","source":"2"},{"cell_type":"raw","id":"not valid","source":"3"}]}"""
        );
        Assert.Equal("a", notebook.Cells[0].Id);
        Assert.All(notebook.Cells, cell => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", cell.Id));
        Assert.Equal(3, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"nbformat\": 4,", "not valid JSON")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4, \"cells\": []}", "not valid JSON: Duplicate")]
    [InlineData("[1]", "its JSON is not an object")]
    [InlineData("{}", "lacks the number nbformat")]
    [InlineData("{\"nbformat\": 4}", "lacks the list of cells")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "has nbformat 3")]
    [InlineData("{\"nbformat\": 4, \"cells\": [5]}", "cell 1 is not an object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "cell 1 has cell_type 'heading'")]
    [InlineData(
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"outputs\": [{\"output_type\": \"pyout\"}]}]}",
        "unknown type 'pyout'"
    )]
    public void Parse_TextThatIsNoNotebook_SaysWhatIsWrong(string text, string expected)
    {
        var thrown = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "file.ipynb"));
        Assert.StartsWith("file.ipynb", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_ExistingFile_IsReplacedWhole()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "n.ipynb");
        File.WriteAllText(path, "old");
        var notebook = Notebook.Parse(Golden("jupyter.ipynb"));
        notebook.Save(path);
        Assert.Equal(notebook.ToJson(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Apply_LanguageMetadata_IsWhatEditorsExpect()
    {
        var notebook = Notebook.Parse(Golden("older.ipynb"));
        LanguageMetadata.Apply(notebook);
        Assert.Equal(
            """{"name":"csharp","display_name":"C# (.NET 10)","language":"C#"}""",
            notebook.Metadata["kernelspec"]!.ToJsonString()
        );
        Assert.Equal(
            """{"name":"C#","version":"14.0","mimetype":"text/x-csharp","file_extension":".cs","pygments_lexer":"csharp"}""",
            notebook.Metadata["language_info"]!.ToJsonString()
        );
        Assert.NotNull(notebook.Metadata["polyglot_notebook"]);
    }

    private static string Golden(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Kernel.Tests", "Notebooks", "golden", name));
}
