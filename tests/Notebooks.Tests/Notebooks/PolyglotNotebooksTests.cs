using Benchmarks.Kernel;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>The committed notebooks under the runtime of Polyglot Notebooks, through its Jupyter kernel: they show the same text as under this project's kernel, whose outputs are those committed.</summary>
[Trait("Speed", "Slow")]
public sealed class PolyglotNotebooksTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks");

    private readonly TemporaryFolder folder = new();

    [RequiresDotnetInteractiveFact("nbclient", "nbformat")]
    public void Notebooks_UnderDotnetInteractive_ShowTheCommittedText()
    {
        string[] names =
        [
            .. Directory
                .GetFiles(Folder, "??_*.ipynb")
                .Where(TrainingNotebooks.ShowTheirOutputs)
                .Select(Path.GetFileName)
                .Order()!,
        ];
        Assert.Contains("06_customers.ipynb", names);

        Check(Folder, names);
    }

    [RequiresDotnetInteractiveFact("nbclient", "nbformat")]
    public void YourQuestion_UnderDotnetInteractive_ShowsTheCommittedText() =>
        Check(Path.Combine(Folder, "own"), "your_question.ipynb");

    /// <inheritdoc />
    public void Dispose() => folder.Dispose();

    private void Check(string place, params string[] names)
    {
        var run = ProgramRun.Of(
            Python.Path!,
            [
                Path.Combine(Repository.Root, "tests", "Notebooks.Tests", "Notebooks", "run_polyglot.py"),
                place,
                folder.Path,
                Path.Combine(folder.Path, "sample.duckdb"),
                .. names,
            ],
            TimeSpan.FromMinutes(20),
            Environment()
        );

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.All(names, name => HasTheCommittedText(place, name));
    }

    private void HasTheCommittedText(string place, string name)
    {
        var committed = Notebook.Load(Path.Combine(place, name)).Cells;
        var executed = Notebook.Load(Path.Combine(folder.Path, name)).Cells;
        Assert.Equal(committed.Count, executed.Count);
        foreach (var (stored, fresh) in committed.Zip(executed))
        {
            Assert.Empty(fresh.Outputs.OfType<ErrorOutput>().Select(error => $"{stored.Source}\n{error.Message}"));
            if (!stored.HasTag(CellTags.Varies) && !stored.HasTag(CellTags.IgnoreOutput))
            {
                Assert.Equal(
                    (stored.Source, OutputComparison.Text(stored.Outputs)),
                    (stored.Source, OutputComparison.Text(fresh.Outputs))
                );
            }
        }
    }

    private Dictionary<string, string> Environment()
    {
        DotnetInteractiveTool.Install(Path.Combine(folder.Path, "kernels"), ".net-csharp");
        return new()
        {
            ["JUPYTER_PATH"] = folder.Path,
            ["JUPYTER_DATA_DIR"] = Path.Combine(folder.Path, "data"),
            ["JUPYTER_CONFIG_DIR"] = Path.Combine(folder.Path, "config"),
            ["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.Path, "runtime"),
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
    }
}
