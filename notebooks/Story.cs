using CSharpKernel.Commands;
using CSharpKernel.Running;
using Spectre.Console;

namespace Notebooks;

/// <summary>One run of the project's notebooks, in order, on the sample or on a source of the user's.</summary>
internal sealed record Story
{
    private const string SampleWarehouse = "sample.duckdb";

    /// <summary>The click log, relative to the current folder; null for data/sample.</summary>
    public string? Source { get; init; }

    /// <summary>The DuckDB file, relative to the current folder; null for a file of its own per source.</summary>
    public string? Warehouse { get; init; }

    /// <summary>Whether the warehouse and its lake are deleted first.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether fresh outputs are compared with the stored ones.</summary>
    public bool Check { get; init; }

    /// <summary>Whether fresh outputs replace the stored ones.</summary>
    public bool Update { get; init; }

    /// <summary>A part of the names of the notebooks to run; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>How long a cell may run; null for no limit.</summary>
    public TimeSpan? CellTimeLimit { get; init; }

    /// <summary>Runs the notebooks and reports to the console; the result is the process's exit code.</summary>
    public ExitCode Run(ConsoleObserver observer, IAnsiConsole console)
    {
        var root = RepositoryRoot();
        var notebooks = NotebooksOf(Path.Combine(root, "notebooks"));
        if ((Check || Update) && (Source is not null || Warehouse is not null))
        {
            throw new RunException(
                "--check and --update are for the sample's stored outputs: leave out --source and --warehouse."
            );
        }

        var output = Path.Combine(root, "artifacts", "notebooks");
        var warehouse = WarehousePath(root);
        if (Fresh)
        {
            Delete(warehouse);
        }

        var options = new RunOptions
        {
            Parameters = Parameters(warehouse),
            OutputDirectory = output,
            CellTimeLimit = CellTimeLimit,
            FailFast = true,
            Check = Check ? OutputCheck.All : OutputCheck.None,
        };
        var runs = new NotebookRunner(options, observer).Run(notebooks);
        observer.Summarize(runs);
        var exitCode = NotebookRunner.ExitCodeOf(runs);
        if (Update && exitCode == ExitCode.Ok)
        {
            Store(runs);
        }

        console.MarkupLineInterpolated(
            $"Pages: [bold]{Relative(output)}[/]   Warehouse: [bold]{Relative(warehouse)}[/]"
        );
        return exitCode;
    }

    private Dictionary<string, string> Parameters(string warehouse)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        if (Source is not null)
        {
            parameters["source"] = Path.GetFullPath(Source);
        }

        if (Source is not null || Warehouse is not null)
        {
            parameters["warehouse"] = warehouse;
        }

        return parameters;
    }

    private string WarehousePath(string root)
    {
        if (Warehouse is not null)
        {
            return Path.GetFullPath(Warehouse);
        }

        var name = Source is null ? SampleWarehouse : SourceName.Of(Path.GetFullPath(Source)) + ".duckdb";
        return Path.Combine(root, "artifacts", "warehouses", name);
    }

    private List<string> NotebooksOf(string folder)
    {
        List<string> notebooks =
        [
            .. Directory
                .EnumerateFiles(folder, "*.ipynb")
                .Where(path =>
                    Only is null || Path.GetFileName(path).Contains(Only, StringComparison.OrdinalIgnoreCase)
                )
                .Order(StringComparer.Ordinal),
        ];
        return notebooks.Count > 0
            ? notebooks
            : throw new RunException($"--only {Only}: no notebook's name contains this text.");
    }

    private static void Delete(string warehouse)
    {
        foreach (var file in new[] { warehouse, warehouse + ".wal" }.Where(File.Exists))
        {
            File.Delete(file);
        }

        var lake = Path.ChangeExtension(warehouse, ".lake");
        if (Directory.Exists(lake))
        {
            Directory.Delete(lake, recursive: true);
        }
    }

    private static void Store(IEnumerable<NotebookRun> runs)
    {
        foreach (var run in runs)
        {
            File.Copy(run.OutputPath, run.NotebookPath, overwrite: true);
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcommerceNotebooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new RunException("The project's folder was not found above the program; run it from a clone.");
    }
}
