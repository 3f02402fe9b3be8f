using System.Diagnostics;
using System.Globalization;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Kernel.Jupyter;
using Tests.Support;

namespace Tests.Kernel.Commands;

[Trait("Speed", "Slow")]
public class KernelProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void Run_LibraryOnDuckDbWithoutAResolver_FindsTheNativeFileBelowIt()
    {
        using var folder = new TemporaryFolder();
        var program = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(program, "DuckDB.NET.*.dll"))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        foreach (var file in Directory.EnumerateFiles(program, "*duckdb.*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(program, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        TestLibrary.Compile(
            folder.Path,
            "OnDuckDb",
            """
            public static class OnDuckDb
            {
                public static object Answer()
                {
                    using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = "select 40 + 2";
                    return command.ExecuteScalar();
                }
            }
            """,
            [
                Path.Combine(folder.Path, "DuckDB.NET.Data.dll"),
                typeof(System.Data.Common.DbConnection).Assembly.Location,
                typeof(System.ComponentModel.Component).Assembly.Location,
            ]
        );
        var output = Path.Combine(folder.Path, "out");
        var notebook = new NotebookFile().Code("#r \"OnDuckDb.dll\"\nOnDuckDb.Answer()").Save(folder.Path);
        var (code, text) = Run("run", notebook, "--output", output);
        Assert.True(code == ExitCode.Ok, text);
        var executed = Notebook.Load(Path.Combine(output, "notebook.ipynb"));
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(executed.Cells[0].Outputs));
        Assert.Equal("42", shown.Content.Text("text/plain"));
    }

    [UnixFact]
    public void Run_CtrlCInATerminal_StopsTheCellAndWritesWhatThereIs()
    {
        using var folder = new TemporaryFolder();
        string[] files =
        [
            Waiting().Save(folder.Path, "a.ipynb"),
            new NotebookFile().Code("1").Save(folder.Path, "b.ipynb"),
        ];
        var output = Path.Combine(folder.Path, "out");
        using var runner = Start("run", files[0], files[1], "--output", output);
        using var notebook = WaitForNotebook(folder.Path);

        // A terminal sends it to both.
        Signal("INT", notebook);
        Signal("INT", runner);
        Assert.True(runner.WaitForExit(Patience), "The runner did not end.");
        Assert.Equal(ExitCode.Cancelled, (ExitCode)runner.ExitCode);
        Assert.True(notebook.WaitForExit(Patience), "The notebook's process outlived its runner.");
        var outputs = Notebook.Load(Path.Combine(output, "a.ipynb")).Cells[0].Outputs;
        Assert.Equal(new StreamOutput("stdout", "begun"), outputs[0]);
        Assert.Equal("KeyboardInterrupt", Assert.IsType<ErrorOutput>(outputs[1]).Name);
        Assert.False(File.Exists(Path.Combine(output, "b.ipynb")));
    }

    [UnixFact]
    public void Run_RunnerThatIsKilled_TakesTheNotebooksProcessAlong()
    {
        using var folder = new TemporaryFolder();
        using var runner = Start("run", Waiting().Save(folder.Path), "--output", Path.Combine(folder.Path, "out"));
        using var notebook = WaitForNotebook(folder.Path);
        runner.Kill();
        Assert.True(notebook.WaitForExit(Patience), "The notebook's process outlived its runner.");
    }

    [Fact]
    public void Session_WithoutARunner_IsABadArgument()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.BadArguments, Run("session", Path.Combine(folder.Path, "nobody")).Code);
    }

    private static NotebookFile Waiting() =>
        new NotebookFile().Code(
            "Console.Write(\"begun\"); File.WriteAllText(\"pid.tmp\", $\"{Environment.ProcessId}\"); File.Move(\"pid.tmp\", \"pid\"); while (true) { }"
        );

    private static Process WaitForNotebook(string folder)
    {
        var file = Path.Combine(folder, "pid");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(file), Patience), "The cell did not begin.");
        return Process.GetProcessById(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
    }

    private static void Signal(string name, Process process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static (ExitCode Code, string Text) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return ((ExitCode)process.ExitCode, text + errors.GetAwaiter().GetResult());
    }

    private static Process Start(params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            OperatingSystem.IsWindows() ? "CSharpKernel.exe" : "CSharpKernel"
        );
        return Process.Start(
            KernelProcess.HearingInterrupts(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )
        )!;
    }
}
