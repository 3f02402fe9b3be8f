using System.CommandLine;
using System.Globalization;
using EcommerceNotebooks.Synthetic.Fidelity;
using Spectre.Console;

namespace Benchmarks.Generate;

/// <summary>The subcommand that holds generated months against the published ones.</summary>
internal static class FidelityCommand
{
    private const double Tolerance = 0.01;

    /// <summary>The subcommand with its options.</summary>
    public static Command ToCommand()
    {
        var source = new Argument<string>("folder") { Description = "Folder with generated months, Parquet or CSV." };
        var memory = new Option<string>("--memory")
        {
            Description = "DuckDB's memory limit.",
            DefaultValueFactory = _ => "4GB",
        };
        var command = new Command(
            "fidelity",
            "Compares generated months with the published numbers and writes fidelity.md, fidelity.json and fidelity.html beside them."
        )
        {
            source,
            memory,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(source), parsed.GetValue(memory)!));
        return command;
    }

    private static int Run(string folder, string memory)
    {
        try
        {
            var report = FidelityOfFiles.Compare(folder, memory);
            FidelityFiles.Write(report, folder);
            var text = report.ToMarkdown();
            Console.WriteLine(text);
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{report.CountWithin(Tolerance)} of {report.Rows.Length} numbers within {Tolerance:P0}"
            );
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return 1;
        }
    }
}
