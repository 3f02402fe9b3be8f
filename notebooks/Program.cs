using System.CommandLine;
using CSharpKernel.Commands;
using CSharpKernel.Running;
using Notebooks;
using Spectre.Console;

Option<string?> source = new("--source")
{
    Description =
        "Your click log: a .csv, .csv.gz, .zip or .parquet file, a glob in quotes, or a folder. Without it the sample is used.",
    HelpName = "PATH",
};
Option<string?> warehouse = new("--warehouse")
{
    Description =
        "The DuckDB file to build; its Parquet lake lies beside it. Default: artifacts/warehouses/, one per source.",
    HelpName = "PATH",
};
Option<bool> fresh = new("--fresh") { Description = "Delete the warehouse and its lake first." };
Option<bool> strict = new("--strict")
{
    Description =
        "End with an error when one file of the source cannot be taken in, instead of naming it and going on.",
};
Option<bool> check = new("--check")
{
    Description = "Compare what the notebooks print with their stored outputs (on the sample only).",
};
Option<bool> update = new("--update")
{
    Description = "Store the new outputs in the notebooks themselves (on the sample only).",
};
Option<string?> only = new("--only")
{
    Description = "Run the notebooks whose name contains this text, those in notebooks/own among them.",
    HelpName = "TEXT",
};
Option<double?> timeout = new("--timeout")
{
    Description = "Stop a cell after this many seconds.",
    HelpName = "SECONDS",
};

var root = new RootCommand(
    "Runs the notebooks in order and writes each with its HTML page, and an index of the pages, to artifacts/notebooks, a folder per source."
)
{
    source,
    warehouse,
    fresh,
    strict,
    check,
    update,
    only,
    timeout,
};
var console = RunConsole.Create();
root.SetAction(parsed =>
{
    using var cancellation = new ConsoleCancellation();
    try
    {
        var story = new Story
        {
            Root = Story.FindRoot(),
            Source = parsed.GetValue(source),
            Warehouse = parsed.GetValue(warehouse),
            Fresh = parsed.GetValue(fresh),
            Strict = parsed.GetValue(strict),
            Check = parsed.GetValue(check),
            Update = parsed.GetValue(update),
            Only = parsed.GetValue(only),
            CellTimeLimit = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        return (int)story.Run(console, cancellation.Token);
    }
    catch (RunException exception)
    {
        console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
        return (int)exception.Code;
    }
});
var arguments = root.Parse(args);
return arguments.Errors.Count == 0 ? arguments.Invoke() : Math.Max(arguments.Invoke(), (int)ExitCode.BadArguments);
