using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Running;

[Trait("Speed", "Slow")]
public class CellTagTests
{
    [Fact]
    public void Run_RaisesException_KeepsTheErrorAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("throw new Exception(\"wanted\");", CellTags.RaisesException)
            .Code("1")
            .Save(folder.Path);
        var run = Run(folder, file, OutputCheck.None);
        Assert.Equal(ExitCode.Ok, run.Outcome);
        Assert.Equal(2, run.CellsRun);
        Assert.Equal("wanted", Assert.IsType<ErrorOutput>(Notebook.Load(run.OutputPath).Cells[0].Outputs[0]).Message);
    }

    [Fact]
    public void Run_SkipExecution_LeavesTheCellAsItIsStored()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Printed("this is no C#", "stored", CellTags.SkipExecution)
            .Code("var x = 1;")
            .Save(folder.Path);
        var run = Run(folder, file, OutputCheck.All);
        Assert.Equal(ExitCode.Ok, run.Outcome);
        Assert.Equal((1, 1), (run.CellCount, run.CellsRun));
        Assert.Equal(new StreamOutput("stdout", "stored"), Notebook.Load(run.OutputPath).Cells[0].Outputs[0]);
    }

    [Theory]
    [InlineData(OutputCheck.None, "", ExitCode.Ok)]
    [InlineData(OutputCheck.All, "", ExitCode.OutputDiffers)]
    [InlineData(OutputCheck.All, CellTags.IgnoreOutput, ExitCode.Ok)]
    [InlineData(OutputCheck.Tagged, "", ExitCode.Ok)]
    [InlineData(OutputCheck.Tagged, CellTags.CheckOutput, ExitCode.OutputDiffers)]
    public void Run_StoredOutputIsAnother_TheTagsDecideWhetherItCounts(OutputCheck check, string tag, ExitCode expected)
    {
        using var folder = new TemporaryFolder();
        string[] tags = tag.Length == 0 ? [] : [tag];
        var file = new NotebookFile().Printed("Console.WriteLine(\"fresh\");", "stored\n", tags).Save(folder.Path);
        Assert.Equal(expected, Run(folder, file, check).Outcome);
    }

    [Fact]
    public void Run_StoredOutputIsAnother_ShowsTheLinesOfBoth()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Printed("Console.WriteLine(\"same\\nfresh\");", "same\nstored\n")
            .Save(folder.Path);
        var difference = Assert.Single(Run(folder, file, OutputCheck.All).Differences);
        Assert.Equal((0, "cell-0"), (difference.CellIndex, difference.CellId));
        Assert.Equal(["  same", "- stored", "+ fresh"], difference.Lines);
    }

    [Fact]
    public void Run_OutputsThatDifferInDurationsAndPathsAlone_AreEqual()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Printed(
                "Console.WriteLine($\"read {Path.GetTempPath()}x/y.csv in {1.25} s, run {Guid.NewGuid()}\");",
                "read /home/ann/data/y.csv in 17 ms, run 01234567-89ab-cdef-0123-456789abcdef\n"
            )
            .Save(folder.Path);
        Assert.Empty(Run(folder, file, OutputCheck.All).Differences);
    }

    [Fact]
    public void Run_ExecutedNotebookCheckedAgainstItself_DoesNotDiffer()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("Console.Write(1);\nnew[] { new { A = 1, B = \"x\" } }")
            .Code("oops", CellTags.RaisesException)
            .Save(folder.Path);
        var executed = Run(folder, file, OutputCheck.None).OutputPath;
        var again = new NotebookRunner(
            new RunOptions { OutputDirectory = Path.Combine(folder.Path, "again"), Check = OutputCheck.All }
        );
        Assert.Equal(ExitCode.Ok, again.Run([executed])[0].Outcome);
    }

    private static NotebookRun Run(TemporaryFolder folder, string file, OutputCheck check) =>
        new NotebookRunner(new RunOptions { OutputDirectory = Path.Combine(folder.Path, "out"), Check = check }).Run([
            file,
        ])[0];
}
