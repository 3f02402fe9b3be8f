using CSharpKernel.Commands;
using CSharpKernel.Running;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Spectre.Console;

namespace Notebooks;

/// <summary>One run of the project's notebooks, in order, on the sample or on a source of the user's.</summary>
internal sealed record Story
{
    private const string SampleName = "sample";

    /// <summary>The project's folder: the one that holds notebooks, data and artifacts.</summary>
    public required string Root { get; init; }

    /// <summary>The click log, relative to the current folder; null for data/sample.</summary>
    public string? Source { get; init; }

    /// <summary>The DuckDB file, relative to the current folder; null for a file of its own per source.</summary>
    public string? Warehouse { get; init; }

    /// <summary>Whether the warehouse and its lake are deleted first.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether a file of the source that cannot be taken in is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether fresh outputs are compared with the stored ones.</summary>
    public bool Check { get; init; }

    /// <summary>Whether fresh outputs replace the stored ones.</summary>
    public bool Update { get; init; }

    /// <summary>A part of the names of the notebooks to run; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>How long a cell may run; null for no limit.</summary>
    public TimeSpan? CellTimeLimit { get; init; }

    /// <summary>Runs the notebooks and reports to the console; the result is the process's exit code.</summary>
    /// <exception cref="RunException">An argument is wrong; nothing was run, deleted or written.</exception>
    public ExitCode Run(IAnsiConsole console, CancellationToken cancellationToken)
    {
        if ((Check || Update) && (Source is not null || Warehouse is not null))
        {
            throw new RunException(
                "--check and --update are for the sample's stored outputs: leave out --source and --warehouse."
            );
        }

        var list = new NotebookList(Path.Combine(Root, "notebooks"));
        var notebooks = list.Choose(Only);
        var names = notebooks.Select(list.NameOf).ToArray();
        var source = Source ?? Path.Combine(Root, "data", SampleName);
        var found = FindSources(source);
        source = Path.GetFullPath(source);
        var name = Source is null ? SampleName : SourceName.Of(source);
        var warehouse = Warehouse is null
            ? Path.Combine(Root, "artifacts", "warehouses", name + ".duckdb")
            : Path.GetFullPath(Warehouse);
        var output = Path.Combine(Root, "artifacts", "notebooks", name);
        var estimate = new RunEstimate(output, makesWarehouse: Fresh || !File.Exists(warehouse), runsAll: Only is null);
        (string, string)[] data = Source is null ? [("data", "an invented sample, not a shop's log")] : [];
        var index = new RunIndex(
            output,
            $"Notebooks: {name}",
            [("source", source), .. data, ("warehouse", warehouse)],
            names
        );
        var drawing = new ConsoleObserver(console);
        var runner = new NotebookRunner(
            new RunOptions
            {
                Parameters = Parameters(warehouse),
                OutputDirectory = output,
                Root = Path.Combine(Root, "notebooks"),
                CellTimeLimit = CellTimeLimit,
                Check = Check ? OutputCheck.All : OutputCheck.None,
            },
            new StoryObserver(drawing, index, estimate, list.NameOf)
        );
        runner.Check(notebooks);
        var size = FormattableString.Invariant(
            $"{found.DistinctBy(each => each.File).Sum(each => each.Bytes) / 1e6:N1} MB"
        );
        console.MarkupLineInterpolated(
            $"Runs {string.Join(", ", names)} on {(Source is null ? "the sample" : Source)} ({size}); pages go to {Relative(output)}. Takes {estimate.Of(names, found)}."
        );
        index.Write();
        if (Fresh)
        {
            Delete(warehouse);
        }

        if (Strict)
        {
            // The notebooks' processes inherit it.
            Environment.SetEnvironmentVariable(IngestOptions.StrictVariable, "1");
        }

        var runs = runner.Run(notebooks, cancellationToken);
        drawing.Summarize(runs);
        var exitCode = NotebookRunner.ExitCodeOf(runs);
        if (Update && exitCode == ExitCode.Ok)
        {
            Store(runs);
        }

        console.MarkupLineInterpolated(
            $"Pages: [bold]{Relative(index.FilePath)}[/]   Warehouse: [bold]{Relative(warehouse)}[/]"
        );
        return exitCode;
    }

    // A source with nothing in it to read is told before any notebook starts.
    private IReadOnlyList<FoundSource> FindSources(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            throw new RunException("--source: a path is needed.");
        }

        using var shop = Shop.InMemory();
        try
        {
            return shop.Pipeline.FindSources(source, Strict ? new IngestOptions { Strict = true } : null);
        }
        catch (Exception exception)
            when (exception is IngestException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RunException($"--source {source}: {exception.Message}");
        }
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

    /// <summary>The folder of the clone that the program was built in.</summary>
    /// <exception cref="RunException">The program lies in no clone.</exception>
    public static string FindRoot()
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
