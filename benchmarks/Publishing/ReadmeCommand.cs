using System.CommandLine;
using Benchmarks.Measurement;

namespace Benchmarks.Publishing;

/// <summary>Renders what the documents show of the result files: the benchmarks' table and chart, the README's claims and sizes, the kernel's comparison.</summary>
internal static class ReadmeCommand
{
    /// <summary>The subcommand's name.</summary>
    internal const string Name = "readme";

    /// <summary>The subcommand.</summary>
    internal static Command ToCommand()
    {
        var command = new Command(
            Name,
            $"Renders the measured table, {MeasuredChart.FileName}, README's claims and sizes, and the kernel's comparison from the result files."
        );
        command.SetAction(_ => Run(MeasurementReport.ResultsFolder));
        return command;
    }

    private static void Run(string results)
    {
        var readme = Path.Combine(results, "..", "..", "README.md");
        DocumentSection.Write(Path.Combine(results, "..", "README.md"), "measured", ReadmeTable.Render(results));
        DocumentSection.Write(readme, "claims", ReadmeClaims.Render(results));
        DocumentSection.Write(readme, "sizes", ReadmeSizes.Render(results));
        DocumentSection.Write(
            Path.Combine(results, "..", "..", "kernel", "README.md"),
            "kernels",
            ReadmeKernels.Render(results)
        );
        File.WriteAllText(Path.Combine(results, MeasuredChart.FileName), MeasuredChart.Render(results));
    }
}
