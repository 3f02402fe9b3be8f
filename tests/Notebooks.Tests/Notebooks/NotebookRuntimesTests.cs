using CSharpKernel.Notebooks;
using Tests.Kernel;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>The built library, loaded by a cell with #r, under both runtimes of C# notebooks.</summary>
[Trait("Speed", "Slow")]
public class NotebookRuntimesTests
{
    private static readonly string Code = $"""
        #r "{Path.Combine(AppContext.BaseDirectory, "EcommerceNotebooks.dll")}"
        using EcommerceNotebooks;
        var shop = Shop.InMemory();
        var command = shop.Connection.CreateCommand();
        command.CommandText = "select 40 + 2";
        Console.Write(command.ExecuteScalar());
        """;

    [RequiresDotnetInteractiveFact]
    public void InMemory_UnderDotnetInteractive_AnswersAQuery()
    {
        using var runtime = new DotnetInteractive();
        Assert.Equal((true, "42"), runtime.Run(Code));
    }

    [Fact]
    public void InMemory_UnderThisProjectsKernel_AnswersAQuery()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "out");
        var run = ProgramRun.Of(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CSharpKernel.dll"),
                "run",
                new NotebookFile().Code(Code).Save(folder.Path),
                "--output",
                output,
            ],
            TimeSpan.FromMinutes(4)
        );
        Assert.True(run.ExitCode == 0, run.Text);
        var executed = Notebook.Load(Path.Combine(output, "notebook.ipynb"));
        Assert.Equal([new StreamOutput("stdout", "42")], executed.Cells[0].Outputs);
    }
}
