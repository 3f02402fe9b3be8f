using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Kernel.Clients;
using Tests.Notebooks;
using Tests.Support;

namespace Tests.Kernels;

[Trait("Speed", "Slow")]
[Collection(InstalledKernelCollection.Name)]
public class NbconvertTests(KernelInstallation kernel)
{
    [RequiresPythonFact("nbconvert", "nbclient")]
    public void Nbconvert_NotebooksOfTheProject_GiveTheRunnersOutputs()
    {
        using var folder = new TemporaryFolder();
        // In the short form the first three, as the later ones show what those before them made.
        string[] names = [.. CopyNotebooks(folder.Path).Take(TestScale.IsFull ? int.MaxValue : 3)];
        var run = ProgramRun.Of(
            Python.Path!,
            [
                "-m",
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=600",
                "--output-dir=" + Path.Combine(folder.Path, "executed"),
                .. names,
            ],
            TimeSpan.FromMinutes(10),
            kernel.Environment,
            Path.Combine(folder.Path, "notebooks")
        );
        Assert.True(run.ExitCode == 0, run.Text);
        foreach (var name in names)
        {
            var runners = Notebook.Load(Path.Combine(Repository.Root, "notebooks", name));
            var jupyters = Notebook.Load(Path.Combine(folder.Path, "executed", name));
            AssertSame(runners, jupyters, name);
        }
    }

    private static void AssertSame(Notebook runners, Notebook jupyters, string name)
    {
        Assert.Equal(
            runners.Metadata["language_info"]!.ToJsonString(),
            jupyters.Metadata["language_info"]!.ToJsonString()
        );
        Assert.Equal(runners.Cells.Select(cell => cell.Id), jupyters.Cells.Select(cell => cell.Id));
        Assert.Equal(runners.Cells.Select(Shape), jupyters.Cells.Select(Shape));
        var stored = runners.Cells.ToDictionary(cell => cell.Id, cell => cell.Outputs);
        var differences = OutputComparison
            .Compare(jupyters, stored, OutputCheck.All)
            .Select(difference => $"{name}, cell {difference.CellIndex + 1}:\n{string.Join("\n", difference.Lines)}");
        Assert.True(!differences.Any(), string.Join("\n", differences));
    }

    // What a cell's outputs are, in their order: kinds, streams, MIME types.
    private static string Shape(NotebookCell cell) =>
        $"{cell.Id} [{cell.ExecutionCount}]: "
        + string.Join(
            ", ",
            cell.Outputs.Select(output =>
                output switch
                {
                    StreamOutput stream => stream.Name,
                    DisplayOutput display =>
                        $"{display.GetType().Name} {display.ExecutionCount} {string.Join(" ", display.Content.Entries.Keys.Order(StringComparer.Ordinal))}",
                    ErrorOutput error => error.Name,
                    _ => output.GetType().Name,
                }
            )
        );

    // The notebooks in a layout like the project's own, with the same library and sample and a warehouse of their own.
    private static string[] CopyNotebooks(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        Directory.CreateDirectory(Path.Combine(folder, "artifacts"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "data"), Path.Combine(Repository.Root, "data"));
        Directory.CreateSymbolicLink(
            Path.Combine(folder, "artifacts", "bin"),
            Path.Combine(Repository.Root, "artifacts", "bin")
        );
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "??_*.ipynb")
                .Where(TrainingNotebooks.ShowTheirOutputs)
                .Order(StringComparer.Ordinal),
        ];
        foreach (var file in (string[])[.. files, Path.Combine(Repository.Root, "notebooks", "setup.csx")])
        {
            File.Copy(file, Path.Combine(folder, "notebooks", Path.GetFileName(file)));
        }

        return [.. files.Select(file => Path.GetFileName(file))];
    }
}
