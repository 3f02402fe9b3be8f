using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Running;

[Trait("Speed", "Slow")]
public class NotebookRunnerTests
{
    [Fact]
    public void Run_GoodNotebook_WritesItExecutedWithAPageBeside()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Prose("# Title")
            .Code("var x = 2;")
            .Code("Console.WriteLine(\"out\");\nx + 1")
            .Save(folder.Path);
        var run = Run(folder, file);
        Assert.Equal(ExitCode.Ok, run.Outcome);
        Assert.Equal((2, 2), (run.CellCount, run.CellsRun));
        Assert.Equal(Path.Combine(folder.Path, "out", "notebook.ipynb"), run.OutputPath);
        Assert.Contains("<h1", File.ReadAllText(run.PagePath!), StringComparison.Ordinal);
        var executed = Notebook.Load(run.OutputPath);
        Assert.Equal([null, 1, 2], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(new StreamOutput("stdout", "out\n"), executed.Cells[2].Outputs[0]);
        var result = Assert.IsType<DisplayOutput>(executed.Cells[2].Outputs[1]);
        Assert.Equal(("3", 2), (result.Content.Text("text/plain"), result.ExecutionCount));
    }

    [Fact]
    public void Run_SameNotebookTwice_WritesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code(
                "var bar = new ProgressBar(\"Load\");\nfor (var i = 0; i < 30; i++) { bar.Report(($\"row {Environment.TickCount64}\", i / 30.0)); await Task.Delay(5); }"
            )
            .Code("new[] { new { A = 1 } }")
            .Code("throw new Exception(\"bad\");", CellTags.RaisesException)
            .Save(folder.Path);
        var first = File.ReadAllText(Run(folder, file).OutputPath);
        Assert.Equal(first, File.ReadAllText(Run(folder, file).OutputPath));
        Assert.Contains("Load: done", first, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, first, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DisplayUpdatedFromALaterCell_IsStoredWhereItStands()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("var shown = display(\"first\");")
            .Code("shown.Update(\"second\");")
            .Save(folder.Path);
        var executed = Notebook.Load(Run(folder, file).OutputPath);
        var display = Assert.IsType<DisplayOutput>(Assert.Single(executed.Cells[0].Outputs));
        Assert.Equal("second", display.Content.Text("text/plain"));
        Assert.Empty(executed.Cells[1].Outputs);
    }

    [Fact]
    public void Run_CellThatFails_StopsTheNotebookAndStillWritesBothFiles()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("var x = 1;")
            .Code("throw new Exception(\"bad\");")
            .Printed("x", "stale")
            .Save(folder.Path);
        var run = Run(folder, file);
        Assert.Equal(ExitCode.CellFailed, run.Outcome);
        Assert.Equal((3, 2), (run.CellCount, run.CellsRun));
        Assert.Equal((1, 2, "bad"), (run.Failure!.CellIndex, run.Failure.Number, run.Failure.Error.Message));
        var executed = Notebook.Load(run.OutputPath);
        Assert.Equal("Exception", Assert.IsType<ErrorOutput>(Assert.Single(executed.Cells[1].Outputs)).Name);
        Assert.Null(executed.Cells[2].ExecutionCount);
        Assert.Empty(executed.Cells[2].Outputs);
        Assert.Contains("The run stopped in", File.ReadAllText(run.PagePath!), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CellBeyondItsTimeLimit_EndsTheNotebookWithItsOwnCode()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("while (true) { }").Code("1").Save(folder.Path);
        var run = Run(folder, file, options => options with { CellTimeLimit = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(ExitCode.CellTimedOut, run.Outcome);
        Assert.Equal("TimeoutException", run.Failure!.Error.Name);
        Assert.Equal(1, run.CellsRun);
    }

    [Fact]
    public void Run_TimeoutInACellThatMayFail_IsStillATimeout()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("while (true) { }", CellTags.RaisesException).Save(folder.Path);
        var run = Run(folder, file, options => options with { CellTimeLimit = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(ExitCode.CellTimedOut, run.Outcome);
    }

    [Fact]
    public void Run_Cancelled_StopsEverything()
    {
        using var folder = new TemporaryFolder();
        var files = new[]
        {
            new NotebookFile().Code("while (true) { }").Save(folder.Path, "a.ipynb"),
            new NotebookFile().Code("1").Save(folder.Path, "b.ipynb"),
        };
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var runs = new NotebookRunner(Options(folder)).Run(files, cancellation.Token);
        Assert.Equal(ExitCode.Cancelled, Assert.Single(runs).Outcome);
    }

    [Fact]
    public void Run_CancelledBeforehand_RunsAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("1").Save(folder.Path);
        var runs = new NotebookRunner(Options(folder)).Run([file], new CancellationToken(canceled: true));
        Assert.Equal((ExitCode.Cancelled, 0), (runs[0].Outcome, runs[0].CellsRun));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Run_FirstOfTwoFails_FailFastDecidesAboutTheSecond(bool failFast, int expectedRuns)
    {
        using var folder = new TemporaryFolder();
        var files = new[]
        {
            new NotebookFile().Code("oops").Save(folder.Path, "a.ipynb"),
            new NotebookFile().Code("1").Save(folder.Path, "b.ipynb"),
        };
        var runs = new NotebookRunner(Options(folder) with { FailFast = failFast }).Run(files);
        Assert.Equal(expectedRuns, runs.Count);
        Assert.Equal(ExitCode.CellFailed, NotebookRunner.ExitCodeOf(runs));
    }

    [Fact]
    public void Run_TwoNotebooks_EachHasAFreshSessionInItsOwnFolder()
    {
        using var folder = new TemporaryFolder();
        var sub = Directory.CreateDirectory(Path.Combine(folder.Path, "sub")).FullName;
        File.WriteAllText(Path.Combine(sub, "here.txt"), "found");
        var runs = new NotebookRunner(Options(folder)).Run([
            new NotebookFile().Code("var x = 1;").Save(folder.Path, "a.ipynb"),
            new NotebookFile().Code("Console.Write(File.ReadAllText(\"here.txt\"));").Code("x").Save(sub, "b.ipynb"),
        ]);
        Assert.Equal([ExitCode.Ok, ExitCode.CellFailed], runs.Select(run => run.Outcome));
        Assert.Contains("'x' does not exist", runs[1].Failure!.Error.Message, StringComparison.Ordinal);
        Assert.Equal(new StreamOutput("stdout", "found"), Notebook.Load(runs[1].OutputPath).Cells[0].Outputs[0]);
    }

    [Fact]
    public void Run_CellOfAnotherLanguage_FailsWithItsName()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "sql.ipynb");
        File.WriteAllText(
            path,
            """{"nbformat":4,"cells":[{"cell_type":"code","source":"select 1","metadata":{"polyglot_notebook":{"kernelName":"sql"}}}]}"""
        );
        Assert.Equal(
            "The cell is marked as written in 'sql'; this kernel runs C# alone.",
            Run(folder, path).Failure!.Error.Message
        );
    }

    [Fact]
    public void Run_VariableThatCannotBeDisposed_IsReported()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code(
                "class Bad : IDisposable { public void Dispose() => throw new Exception(\"stuck\"); }\nvar bad = new Bad();"
            )
            .Save(folder.Path);
        Assert.Contains("stuck", Assert.Single(Run(folder, file).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputFolderThatIsAFile_HasItsOwnCode()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "out"), "");
        var run = Run(folder, new NotebookFile().Code("1").Save(folder.Path));
        Assert.Equal(ExitCode.OutputNotWritten, run.Outcome);
        Assert.Contains("could not be written", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Observer_SeesEveryStep()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        new NotebookRunner(Options(folder), observer).Run([
            new NotebookFile().Code("1").Prose("x").Code("oops", CellTags.RaisesException).Save(folder.Path),
        ]);
        Assert.Equal(
            [
                "start notebook.ipynb 2",
                "cell 1 1",
                "end 1 Succeeded True",
                "cell 2 oops",
                "end 2 Failed True",
                "done Ok",
            ],
            observer.Log
        );
    }

    private static NotebookRun Run(TemporaryFolder folder, string file, Func<RunOptions, RunOptions>? change = null) =>
        new NotebookRunner((change ?? (options => options))(Options(folder))).Run([file])[0];

    private static RunOptions Options(TemporaryFolder folder) =>
        new() { OutputDirectory = Path.Combine(folder.Path, "out") };
}
