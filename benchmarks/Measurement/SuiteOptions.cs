using System.CommandLine;

namespace Benchmarks.Measurement;

/// <summary>The options every measured suite has.</summary>
internal static class SuiteOptions
{
    internal static Option<int> Rounds() =>
        new("--rounds")
        {
            DefaultValueFactory = _ => AlternatingRounds.DefaultRounds,
            Description = "Rounds that count, after one warm-up.",
        };

    internal static Option<string> Output(string suite) =>
        new("--output")
        {
            DefaultValueFactory = _ => MeasurementReport.ResultsFolder,
            Description = $"Folder for {suite}.json and {suite}.md.",
        };
}
