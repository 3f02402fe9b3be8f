using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Kernel;
using Tests.Support;

namespace Tests.Kernels;

/// <summary>The library in cells of this project's kernel.</summary>
public class LibraryInTheKernelTests
{
    [Fact]
    public void Run_QueryThatDuckDbWorksOnTooLong_IsInterruptedThroughTheLibrarysHook()
    {
        using var folder = new TemporaryFolder();
        var library = Path.Combine(AppContext.BaseDirectory, "EcommerceNotebooks.dll");
        var file = new NotebookFile()
            .Code(
                $"#r \"{library}\"\nusing EcommerceNotebooks;\nvar shop = Shop.InMemory(new ShopOptions {{ Threads = 1 }});"
            )
            .Code(
                "var command = shop.Connection.CreateCommand();\n"
                    + "command.CommandText = \"select count(*) from range(100000000000) a, range(1000) b\";\n"
                    + "command.ExecuteScalar()"
            )
            .Save(folder.Path);
        var output = Path.Combine(folder.Path, "out");
        var (code, text) = Run(file, output);
        Assert.True(code == ExitCode.CellTimedOut, text);
        var executed = Notebook.Load(Path.Combine(output, "notebook.ipynb"));
        var error = Assert.IsType<ErrorOutput>(Assert.Single(executed.Cells[1].Outputs));
        Assert.Equal("The cell ran longer than 12 s and was stopped.", error.Message);
    }

    [UnixFact]
    public void Reference_LibraryOnPlotlyNet_DrawsAndGivesItsFigureToBeStyled()
    {
        using var folder = new TemporaryFolder();
        using var session = new CellSession(folder.Path);
        string[] files = ["EcommerceNotebooks.dll", "Plotly.NET.dll"];
        var references = files.Select(name => $"#r \"{Path.Combine(AppContext.BaseDirectory, name)}\"\n");
        session.Run($"{string.Concat(references)}var chart = EcommerceNotebooks.Charts.Chart.Bar([1, 2], [3, 4]);");

        Assert.Equal("Plotly.NET chart: bar", session.Run("chart.Figure").ResultText);
        Assert.Equal(
            "Bar chart: sales\n  2 points, x 1 .. 2, y 3 .. 4",
            session.Run("chart.Styled(Plotly.NET.Chart.withTitle(\"sales\", null).Invoke).ToString()").ResultText
        );
    }

    private static (ExitCode Code, string Text) Run(string notebook, string output)
    {
        var run = ProgramRun.Of(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CSharpKernel.dll"),
                "run",
                notebook,
                "--output",
                output,
                "--timeout",
                "12",
            ],
            TimeSpan.FromMinutes(2)
        );
        return ((ExitCode)run.ExitCode, run.Text);
    }
}
