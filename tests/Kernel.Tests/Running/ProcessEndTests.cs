using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Running;

/// <summary>Cells that take the notebook's process with them.</summary>
[Trait("Speed", "Slow")]
public class ProcessEndTests
{
    [Theory]
    [InlineData("Environment.Exit(0);")]
    [InlineData("Environment.Exit(3);")]
    [InlineData("await Task.Run(() => Environment.Exit(0));")]
    [InlineData("var t = new System.Threading.Thread(() => Environment.Exit(0)); t.Start(); t.Join();")]
    [InlineData("Environment.FailFast(\"gone\");")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); while (true) { }")]
    [InlineData(
        "var o = Enumerable.Range(0, 1).AsQueryable(); for (var i = 0; i < 200_000; i++) { o = o.Where(x => true); } o.ToList();"
    )]
    public void Run_CellThatEndsTheProcess_FailsTheNotebookAndKeepsWhatWasShown(string ending)
    {
        using var folder = new TemporaryFolder();
        string[] files =
        [
            new NotebookFile()
                .Code("Console.WriteLine(\"early\"); display(1)")
                .Code("Console.Write(\"just before\");\n" + ending, CellTags.RaisesException)
                .Code("\"never\"")
                .Save(folder.Path, "a.ipynb"),
            new NotebookFile().Code("1 + 1").Save(folder.Path, "b.ipynb"),
        ];
        var runs = new NotebookRunner(Options(folder)).Run(files);
        Assert.Equal([ExitCode.ProcessEnded, ExitCode.Ok], runs.Select(run => run.Outcome));
        Assert.Equal(ExitCode.ProcessEnded, NotebookRunner.ExitCodeOf(runs));
        Assert.Equal((1, 2, 2), (runs[0].Failure!.CellIndex, runs[0].Failure!.Number, runs[0].CellsRun));
        var cells = Notebook.Load(runs[0].OutputPath).Cells;
        Assert.Equal(new StreamOutput("stdout", "early\n"), cells[0].Outputs[0]);
        Assert.IsType<DisplayOutput>(cells[0].Outputs[1]);
        Assert.Equal(new StreamOutput("stdout", "just before"), cells[1].Outputs[0]);
        Assert.Equal("ProcessEnded", Assert.IsType<ErrorOutput>(cells[1].Outputs[^1]).Name);
        Assert.Equal((null, 0), (cells[2].ExecutionCount, cells[2].Outputs.Count));
    }

    [Fact]
    public void Run_LastCellLeavesTheProcessWithSuccess_IsNoSuccess()
    {
        using var folder = new TemporaryFolder();
        var run = Run(folder, new NotebookFile().Code("1").Code("Environment.ExitCode = 0;\nEnvironment.Exit(0)"));
        Assert.Equal(ExitCode.ProcessEnded, run.Outcome);
        Assert.Contains("exit code 0 while this cell ran", run.Failure!.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_VariableThatLeavesTheProcessWhenDisposed_FailsWithTheLastCell()
    {
        using var folder = new TemporaryFolder();
        var run = Run(
            folder,
            new NotebookFile()
                .Code(
                    "class Leaver : IDisposable { public void Dispose() => Environment.Exit(0); }\nvar leaver = new Leaver();"
                )
                .Code("Console.Write(\"done\");")
        );
        Assert.Equal((ExitCode.ProcessEnded, 2), (run.Outcome, run.Failure!.Number));
        Assert.Contains("after this cell had run", run.Failure.Error.Message, StringComparison.Ordinal);
        Assert.IsType<ErrorOutput>(Notebook.Load(run.OutputPath).Cells[1].Outputs[^1]);
    }

    [Fact]
    public void Run_WorkLeftBehindLeavesTheProcessBeforeTheNextCellBegins_IsTheEarlierCellsFault()
    {
        using var folder = new TemporaryFolder();
        // The next cell's loop is long to compile, and the process is gone before it begins.
        var run = Run(
            folder,
            new NotebookFile()
                .Code(
                    "Console.Write(\"shown\"); System.Threading.ThreadPool.QueueUserWorkItem(_ => Environment.Exit(5));"
                )
                .Code(string.Join("\n", Enumerable.Range(0, 3000).Select(i => $"int F{i}(int x) => x + {i};")) + "\n1")
        );
        Assert.Equal((ExitCode.ProcessEnded, 1, 1), (run.Outcome, run.Failure!.Number, run.CellsRun));
        var cells = Notebook.Load(run.OutputPath).Cells;
        Assert.Equal(new StreamOutput("stdout", "shown"), cells[0].Outputs[0]);
        Assert.Contains(
            "exit code 5",
            Assert.IsType<ErrorOutput>(cells[0].Outputs[1]).Message,
            StringComparison.Ordinal
        );
        Assert.Null(cells[1].ExecutionCount);
    }

    [Fact]
    public void Run_FailFastWithAMessage_TellsIt()
    {
        using var folder = new TemporaryFolder();
        var run = Run(folder, new NotebookFile().Code("Environment.FailFast(\"the reason\");"));
        Assert.Contains("the reason", string.Join("\n", run.Failure!.Error.Traceback), StringComparison.Ordinal);
        Assert.DoesNotContain("CSharpKernel", string.Join("\n", run.Failure.Error.Traceback), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment.ExitCode = 7;")]
    [InlineData(
        "new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)) { IsBackground = false }.Start();"
    )]
    [InlineData("Console.Out.Close(); Console.OpenStandardOutput().Close(); Console.OpenStandardError().Close();")]
    [InlineData("Console.SetOut(TextWriter.Null);")]
    [InlineData("Console.OpenStandardOutput().Write(new byte[] { 0, 1, 255 });")]
    [InlineData("System.Diagnostics.Process.Start(\"dotnet\", \"--version\").WaitForExit();")]
    public void Run_CellThatLeavesTheProcessOddButAlive_Succeeds(string odd)
    {
        using var folder = new TemporaryFolder();
        var run = Run(folder, new NotebookFile().Code(odd).Code("Console.Write(\"heard\");"));
        Assert.Equal(ExitCode.Ok, run.Outcome);
        Assert.Equal(new StreamOutput("stdout", "heard"), Notebook.Load(run.OutputPath).Cells[1].Outputs[0]);
    }

    [Fact]
    public void Run_PairOfSurrogatesWrittenInHalves_IsWhole()
    {
        using var folder = new TemporaryFolder();
        var run = Run(
            folder,
            new NotebookFile().Code("foreach (var half in \"\\U0001F600\") { Console.Write(half); }")
        );
        Assert.Equal(new StreamOutput("stdout", "😀"), Notebook.Load(run.OutputPath).Cells[0].Outputs[0]);
    }

    private static NotebookRun Run(TemporaryFolder folder, NotebookFile file) =>
        new NotebookRunner(Options(folder)).Run([file.Save(folder.Path)])[0];

    private static RunOptions Options(TemporaryFolder folder) =>
        new() { OutputDirectory = Path.Combine(folder.Path, "out") };
}
