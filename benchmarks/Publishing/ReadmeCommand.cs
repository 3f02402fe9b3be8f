using System.CommandLine;
using Benchmarks.Measurement;

namespace Benchmarks.Publishing;

/// <summary>Renders README's table and chart from the result files.</summary>
internal static class ReadmeCommand
{
    /// <summary>The subcommand's name.</summary>
    internal const string Name = "readme";

    /// <summary>The subcommand.</summary>
    internal static Command ToCommand()
    {
        var command = new Command(
            Name,
            $"Renders README's measured table and {MeasuredChart.FileName} from the result files, as far as they are there."
        );
        command.SetAction(_ => Run(MeasurementReport.ResultsFolder));
        return command;
    }

    private static void Run(string results)
    {
        var readme = Path.Combine(results, "..", "..", "README.md");
        File.WriteAllText(readme, ReadmeTable.Replace(File.ReadAllText(readme), ReadmeTable.Render(results)));
        File.WriteAllText(Path.Combine(results, MeasuredChart.FileName), MeasuredChart.Render(results));
    }
}
