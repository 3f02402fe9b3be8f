using CSharpKernel.Commands;
using CSharpKernel.Running;
using Spectre.Console;
using Tests.Support;

namespace Tests.Kernel.Commands;

[Trait("Speed", "Slow")]
public class KernelCommandsTests
{
    [Fact]
    public void Run_GoodNotebook_EndsWithZeroAndWritesToTheOutputFolder()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("var n = 1;", "parameters").Code("n").Save(folder.Path);
        var output = Path.Combine(folder.Path, "out");
        var (code, text) = Run("run", file, "--param", "n=4", "--output", output, "--timeout", "30");
        Assert.True(code == ExitCode.Ok, text);
        Assert.Contains("notebook.ipynb", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(output, "notebook.html")));
        Assert.Contains(
            "var n = 4;",
            File.ReadAllText(Path.Combine(output, "notebook.ipynb")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("throw new Exception(\"bad cell\");", "--timeout 30", ExitCode.CellFailed, "bad cell")]
    [InlineData("while (true) { }", "--timeout 0.2", ExitCode.CellTimedOut, "ran longer than 0.2 s")]
    [InlineData("Console.Write(1);", "--check", ExitCode.OutputDiffers, "+ 1")]
    [InlineData("1", "--check-tagged", ExitCode.Ok, "1/1")]
    [InlineData("1", "--param x=1", ExitCode.BadArguments, "takes no parameters")]
    [InlineData("1", "--param novalue", ExitCode.BadArguments, "name=value is needed")]
    [InlineData("1", "--timeout never", ExitCode.BadArguments, "never")]
    [InlineData("1", "--timeout -5", ExitCode.BadArguments, "above 0")]
    [InlineData("1", "--no-such-option", ExitCode.BadArguments, "--no-such-option")]
    public void Run_Outcome_HasItsCodeAndSaysWhy(string source, string arguments, ExitCode expected, string said)
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code(source).Save(folder.Path);
        string[] all = ["run", file, "--output", Path.Combine(folder.Path, "out"), .. arguments.Split(' ')];
        var (code, text) = Run(all);
        Assert.Equal(expected, code);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingNotebook_HasItsCode()
    {
        var (code, text) = Run("run", "missing.ipynb");
        Assert.Equal(ExitCode.NotebookNotFound, code);
        Assert.Contains("There is no notebook missing.ipynb.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NothingOrAnUnknownCommand_IsABadArgument()
    {
        Assert.Equal(ExitCode.BadArguments, Run("run").Code);
        Assert.Equal(ExitCode.BadArguments, Run("dance").Code);
    }

    [Fact]
    public void ExitCodes_TableInTheDocumentation_ListsThemAll()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "kernel", "HOW_IT_WORKS.md"));
        Assert.All(
            Enum.GetValues<ExitCode>(),
            code => Assert.Contains($"| {(int)code} | {code} |", page, StringComparison.Ordinal)
        );
    }

    private static (ExitCode Code, string Text) Run(params string[] arguments)
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
        var code = (ExitCode)KernelCommands.Run(arguments, console);
        return (code, writer.ToString());
    }
}
