using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Notebooks;
using Spectre.Console;
using Tests.Kernel;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>Runs of a small project of its own: notebooks that print, and a log of one file.</summary>
public sealed class StoryTests : IDisposable
{
    private const string Header =
        "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n";

    private const string Line = "2019-10-01 00:00:00 UTC,view,1,2,,,3.00,4,\n";

    private readonly TemporaryFolder root = new();

    public StoryTests()
    {
        Directory.CreateDirectory(At("data", "sample"));
        File.WriteAllText(At("data", "sample", "log.csv"), Header + Line);
        Directory.CreateDirectory(At("notebooks", "own"));
        Add("01_first.ipynb", "Console.Write(source);");
        Add("02_second.ipynb", "Console.Write(warehouse);");
        Add("draft.ipynb", "throw new Exception(\"a draft was run\");");
        Add("1_odd.ipynb", "throw new Exception(\"an odd name was run\");");
        Add(Path.Combine("own", "mine.ipynb"), "Console.Write(\"mine\");");
    }

    public void Dispose() => root.Dispose();

    [Fact]
    public void Run_WithoutOptions_RunsTheNumberedNotebooksInOrderOnTheSample()
    {
        var (code, text) = Run();
        Assert.True(code == ExitCode.Ok, text);
        Assert.Equal(
            ["01_first.html", "01_first.ipynb", "02_second.html", "02_second.ipynb", "durations.json", "index.html"],
            Files("sample")
        );
        var first = text.Split('\n')[0];
        Assert.StartsWith(
            "Runs 01_first, 02_second on the sample (0.0 MB); pages go to ",
            first,
            StringComparison.Ordinal
        );
        Assert.Contains("Takes about ", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Sample_SaysInItsIndexThatItIsInvented()
    {
        const string said = "an invented sample, not a shop";
        Directory.CreateDirectory(At("mine"));
        File.WriteAllText(At("mine", "log.csv"), Header + Line);

        Run();
        Run(story => story with { Source = At("mine"), Only = "01" });

        var pages = Directory
            .GetDirectories(At("artifacts", "notebooks"))
            .ToDictionary(
                folder => Path.GetFileName(folder).Split('-')[0],
                folder => File.ReadAllText(Path.Combine(folder, "index.html"))
            );
        Assert.Contains(said, pages["sample"], StringComparison.Ordinal);
        Assert.DoesNotContain(said, pages["mine"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.csv", "does not exist")]
    [InlineData("missing/folder/", "does not exist")]
    [InlineData("logs/*.parquet", "No file matches")]
    [InlineData("**/no-*.csv", "No file matches")]
    [InlineData("nowhere/*/*.csv", "No file matches")]
    [InlineData("hollow", "below/.hidden/")]
    [InlineData("logs/empty.csv", "is empty")]
    [InlineData("logs/header.csv", "holds a header and no line of events")]
    [InlineData("logs/other.csv", "event_time")]
    [InlineData("logs/other.pdf", "is a PDF")]
    [InlineData("logs", "header and no line")]
    [InlineData(" ", "a path is needed")]
    [InlineData("", "a path is needed")]
    [InlineData("https://example.com/log.csv", "does not exist")]
    public void Run_SourceThatHoldsNoLog_IsToldBeforeAnythingIsRunOrDeleted(string source, string said)
    {
        Directory.CreateDirectory(At("hollow", "below", ".hidden"));
        File.WriteAllText(At("hollow", "below", ".hidden", "log.csv"), "x");
        Directory.CreateDirectory(At("logs"));
        File.WriteAllText(At("logs", "empty.csv"), "");
        File.WriteAllText(At("logs", "header.csv"), Header);
        File.WriteAllText(At("logs", "other.csv"), "name,size\na,1\n");
        File.WriteAllText(At("logs", "other.pdf"), "%PDF-1.7\n");
        File.WriteAllText(At("kept.duckdb"), "kept");
        var there = source.Trim().Length == 0 || source.Contains(':', StringComparison.Ordinal) ? source : At(source);
        var thrown = Assert.Throws<RunException>(() =>
            Run(story => story with { Source = there, Fresh = true, Warehouse = At("kept.duckdb") })
        );
        Assert.Equal(ExitCode.BadArguments, thrown.Code);
        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("artifacts")));
        Assert.Equal("kept", File.ReadAllText(At("kept.duckdb")));
    }

    [Fact]
    public void Run_StrictWithAFileThatHoldsNoLog_IsToldBeforeAnythingIsRun()
    {
        File.WriteAllText(At("data", "sample", "other.csv"), "name,size\na,1\n");
        var thrown = Assert.Throws<RunException>(() => Run(story => story with { Strict = true }));
        Assert.Contains("other.csv", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Source_HasItsOwnFolderOfPagesWithAndWithoutAFinalSlash()
    {
        Run(story => story with { Source = At("data", "sample"), Only = "01" });
        Run(story => story with { Source = At("data", "sample") + "/", Only = "01" });
        var folder = Assert.Single(Directory.GetDirectories(At("artifacts", "notebooks")));
        Assert.StartsWith("sample-", Path.GetFileName(folder), StringComparison.Ordinal);
        var printed = Notebook.Load(Path.Combine(folder, "01_first.ipynb")).Cells[^1].Outputs[0];
        Assert.Equal(new StreamOutput("stdout", At("data", "sample") + "/"), printed);
    }

    [Theory]
    [InlineData(null, "01_first", "02_second")]
    [InlineData("own/", "own/deep/er", "own/mine")]
    [InlineData("own\\mine", "own/mine")]
    [InlineData("MINE", "own/mine")]
    [InlineData("second", "02_second")]
    [InlineData("e", "02_second", "own/deep/er", "own/mine")]
    public void Choose_Text_FindsNumberedAndOwnNotebooksOnly(string? only, params string[] expected)
    {
        Directory.CreateDirectory(At("notebooks", "own", "deep", ".ipynb_checkpoints"));
        Add(Path.Combine("own", "deep", "er.ipynb"), "1");
        Add(Path.Combine("own", "deep", ".ipynb_checkpoints", "mine.ipynb"), "1");
        var list = new NotebookList(At("notebooks"));
        Assert.Equal(expected, list.Choose(only).Select(list.NameOf));
    }

    [Fact]
    public void Choose_All_PutsTheLaboratoryLast()
    {
        Add("04_optimizations.ipynb", "1");
        Add("10_last.ipynb", "1");
        var list = new NotebookList(At("notebooks"));
        Assert.Equal(["01_first", "02_second", "10_last", "04_optimizations"], list.Choose(null).Select(list.NameOf));
    }

    [Fact]
    public void Run_OnlyThatMatchesNothing_ListsWhatThereIs()
    {
        var thrown = Assert.Throws<RunException>(() => Run(story => story with { Only = "draft" }));
        Assert.Equal(ExitCode.BadArguments, thrown.Code);
        Assert.Contains("01_first, 02_second", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("own/mine", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OwnNotebookOfAProjectNotebooksName_OverwritesNeither()
    {
        Add(Path.Combine("own", "01_first.ipynb"), "Console.Write(\"my own\");");
        Assert.Equal(ExitCode.Ok, Run(story => story with { Only = "first" }).Code);
        Assert.Contains("own/01_first.html", Files("sample"));
        var projects = Notebook.Load(At("artifacts", "notebooks", "sample", "01_first.ipynb"));
        Assert.DoesNotContain(new StreamOutput("stdout", "my own"), projects.Cells.SelectMany(cell => cell.Outputs));
    }

    [Theory]
    [InlineData(
        "throw new Exception(\"no such table <x>\");",
        ExitCode.CellFailed,
        "Exception: no such table &lt;x&gt;"
    )]
    [InlineData("Environment.Exit(0);", ExitCode.ProcessEnded, "exit code 0")]
    public void Run_NotebookThatFails_IsToldAndTheLaterOnesRun(string code, ExitCode expected, string said)
    {
        Add("01_first.ipynb", code);
        var (exitCode, text) = Run();
        Assert.Equal(expected, exitCode);
        Assert.Contains("02_second.ipynb", text, StringComparison.Ordinal);
        var index = Index("sample");
        Assert.Contains(said, index, StringComparison.Ordinal);
        Assert.Contains($"2 of 2 cells ran, stopped in cell 2 ({expected})", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"01_first.html\">01_first</a>", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"02_second.html\">02_second</a>", index, StringComparison.Ordinal);
        Assert.Contains("2 of 2 cells ran (Ok)", index, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PagesOfAnEarlierRun_AreNamedAsSuchFromTheBeginning()
    {
        Run();
        Assert.DoesNotContain("From earlier runs", Index("sample"), StringComparison.Ordinal);
        var index = At("artifacts", "notebooks", "sample", "index.html").Replace("\\", "/", StringComparison.Ordinal);
        Add("02_second.ipynb", $"Console.Write(File.ReadAllText(\"{index}\"));");
        Add("03_third.ipynb", "1");
        Run(story => story with { Only = "02" });
        var during = Assert.IsType<StreamOutput>(
            Notebook.Load(At("artifacts", "notebooks", "sample", "02_second.ipynb")).Cells[^1].Outputs[0]
        );
        Assert.Contains("<td>02_second</td><td>not run</td>", during.Text, StringComparison.Ordinal);
        Assert.Matches("(?s)From earlier runs.*01_first.html.*02_second.html", during.Text);
        var after = Index("sample");
        Assert.Contains("<a href=\"02_second.html\">02_second</a>", after, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"01_first.html\">01_first.html</a></li>", after, StringComparison.Ordinal);
        Assert.DoesNotContain("<li><a href=\"02_second.html\">", after, StringComparison.Ordinal);
        Assert.DoesNotContain("03_third", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SameRunTwice_WritesTheSameIndex()
    {
        Run();
        var index = Index("sample");
        Run();
        Assert.Equal(index, Index("sample"));
        Assert.Contains(At("data", "sample"), index, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecondTime_EstimatesWhatTheFirstTook()
    {
        Run();
        File.WriteAllText(
            At("artifacts", "notebooks", "sample", "durations.json"),
            """{"with a new warehouse":{"01_first":100,"02_second":500.4}}"""
        );
        Assert.Contains(
            "Takes about 10 minutes, as the last time.",
            Run().Text.Split('\n')[0],
            StringComparison.Ordinal
        );
        var alone = Run(story => story with { Only = "02" }).Text.Split('\n')[0];
        Assert.Contains("by the size of the log", alone, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NotebookWithoutTheParameter_IsToldBeforeTheWarehouseIsDeleted()
    {
        new NotebookFile().Code("1").Save(At("notebooks", "own"), "plain.ipynb");
        File.WriteAllText(At("kept.duckdb"), "kept");
        var thrown = Assert.Throws<RunException>(() =>
            Run(story => story with { Only = "plain", Warehouse = At("kept.duckdb"), Fresh = true })
        );
        Assert.Contains("plain.ipynb takes no parameters", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(At("kept.duckdb")));
    }

    [Fact]
    public void Run_Cancelled_LeavesTheRestOfTheIndexAsNotRun()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var (code, _) = Run(cancellationToken: cancellation.Token);
        Assert.Equal(ExitCode.Cancelled, code);
        Assert.Contains("<td>02_second</td><td>not run</td>", Index("sample"), StringComparison.Ordinal);
    }

    private void Add(string name, string code) =>
        new NotebookFile()
            .Code("var source = \"\"; var warehouse = \"\";", CellTags.Parameters)
            .Code(code)
            .Save(At("notebooks"), name);

    private string At(params string[] parts) => Path.Combine([root.Path, .. parts]);

    private string Index(string source) => File.ReadAllText(At("artifacts", "notebooks", source, "index.html"));

    private string[] Files(string source)
    {
        var folder = At("artifacts", "notebooks", source);
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    private (ExitCode Code, string Text) Run(
        Func<Story, Story>? change = null,
        CancellationToken cancellationToken = default
    )
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        console.Profile.Width = 500;
        var story = new Story { Root = root.Path };
        return ((change?.Invoke(story) ?? story).Run(console, cancellationToken), writer.ToString());
    }
}
