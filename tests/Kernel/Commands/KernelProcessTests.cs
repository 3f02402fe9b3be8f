using System.Diagnostics;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Commands;

public class KernelProcessTests
{
    [Fact]
    public void Run_QueryThatDuckDbWorksOnTooLong_IsInterruptedThroughTheLibrarysHook()
    {
        using var folder = new TemporaryFolder();
        var library = Path.Combine(AppContext.BaseDirectory, "EcommerceNotebooks.dll");
        var file = new NotebookFile()
            .Code($"#r \"{library}\"\nusing EcommerceNotebooks;\nvar shop = Shop.InMemory();")
            .Code(
                "var command = shop.Connection.CreateCommand();\n"
                    + "command.CommandText = \"select count(*) from range(100000000000) a, range(1000) b\";\n"
                    + "command.ExecuteScalar()"
            )
            .Save(folder.Path);
        var output = Path.Combine(folder.Path, "out");
        var (code, text) = Run("run", file, "--output", output, "--timeout", "12");
        Assert.True(code == ExitCode.CellTimedOut, text);
        var executed = Notebook.Load(Path.Combine(output, "notebook.ipynb"));
        var error = Assert.IsType<ErrorOutput>(Assert.Single(executed.Cells[1].Outputs));
        Assert.Equal("The cell ran longer than 12 s and was stopped.", error.Message);
    }

    private static (ExitCode Code, string Text) Run(params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            OperatingSystem.IsWindows() ? "CSharpKernel.exe" : "CSharpKernel"
        );
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return ((ExitCode)process.ExitCode, text + errors.GetAwaiter().GetResult());
    }
}
