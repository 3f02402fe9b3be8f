using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Running;

public class RunPlanTests
{
    [Fact]
    public void Run_NoFiles_IsABadArgument() => Assert.Equal(ExitCode.BadArguments, Refused(new RunOptions()).Code);

    [Fact]
    public void Run_MissingFile_IsNamed()
    {
        var thrown = Refused(new RunOptions(), "no/such.ipynb");
        Assert.Equal((ExitCode.NotebookNotFound, "There is no notebook no/such.ipynb."), (thrown.Code, thrown.Message));
    }

    [Fact]
    public void Run_FolderInPlaceOfAFile_IsNotFound()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.NotebookNotFound, Refused(new RunOptions(), folder.Path).Code);
    }

    [Fact]
    public void Run_InvalidNotebook_KeepsTheOthersFromRunning()
    {
        using var folder = new TemporaryFolder();
        var good = new NotebookFile().Code("1").Save(folder.Path, "good.ipynb");
        var bad = Path.Combine(folder.Path, "bad.ipynb");
        File.WriteAllText(bad, "{");
        var thrown = Refused(new RunOptions { OutputDirectory = Path.Combine(folder.Path, "out") }, good, bad);
        Assert.Equal(ExitCode.NotebookInvalid, thrown.Code);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void Run_TwoNotebooksOfOneName_AreRefused()
    {
        using var folder = new TemporaryFolder();
        var sub = Directory.CreateDirectory(Path.Combine(folder.Path, "sub")).FullName;
        var notebook = new NotebookFile().Code("1");
        var thrown = Refused(new RunOptions(), notebook.Save(folder.Path), notebook.Save(sub));
        Assert.Contains("would both be written to", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckInPlace_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("1").Save(folder.Path);
        var thrown = Refused(new RunOptions { OutputDirectory = folder.Path, Check = OutputCheck.All }, file);
        Assert.Contains("would be overwritten", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e9)]
    public void Run_TimeLimitOutsideItsRange_IsRefused(double seconds)
    {
        var options = new RunOptions { CellTimeLimit = TimeSpan.FromSeconds(seconds) };
        Assert.Contains("it must be above 0", Refused(options, "any.ipynb").Message, StringComparison.Ordinal);
    }

    private static RunException Refused(RunOptions options, params string[] files) =>
        Assert.Throws<RunException>(() => new NotebookRunner(options).Run(files));
}
