using CSharpKernel.Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>The notebook that users copy for a question of their own.</summary>
public class YourQuestionTests
{
    private static string Notebook => Path.Combine(Repository.Root, "notebooks", "own", "your_question.ipynb");

    [Fact]
    public void YourQuestion_Sample_GivesTheStoredOutputs() =>
        Check(Path.Combine(Repository.Root, "data", "sample"), "--check");

    public static TheoryData<string> OddNames => [.. TestScale.OneOf(3, ["one event", "views only", "no prices"])];

    [Theory]
    [MemberData(nameof(OddNames))]
    public void YourQuestion_OddLog_RunsToItsEnd(string name)
    {
        using var folder = new TemporaryFolder();

        Check(OddLogs.All[name].Log.Save(folder.Path));
    }

    private static void Check(string source, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CSharpKernel.dll"),
            "run",
            Notebook,
            "--param",
            $"source={source}",
            "--param",
            $"warehouse={Path.Combine(folder.Path, "log.duckdb")}",
            "--output",
            Path.Combine(folder.Path, "out"),
            .. options,
        ];
        var run = ProgramRun.Of("dotnet", arguments, TimeSpan.FromMinutes(5));

        Assert.True(run.ExitCode == 0, run.Text);
        var executed = CSharpKernel.Notebooks.Notebook.Load(
            Path.Combine(folder.Path, "out", Path.GetFileName(Notebook))
        );
        Assert.All(
            executed.Cells.Where(cell => cell.Type == CellType.Code),
            cell => Assert.NotNull(cell.ExecutionCount)
        );
    }
}
