using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks.Publishing;

/// <summary>The three claims on README's first screen, in sentences whose numbers come from the result files.</summary>
internal static class ReadmeClaims
{
    /// <summary>The sentences, as a Markdown list.</summary>
    /// <exception cref="InvalidOperationException">A figure was not measured.</exception>
    internal static string Render(string folder)
    {
        var (time, memory) = (
            Measured(folder, "ingest", "ingest, wall time"),
            Measured(folder, "ingest", "ingest, peak memory")
        );
        var (build, peak) = (
            Measured(folder, "pipeline", "files to star schema and marts, wall time"),
            Measured(folder, "pipeline", "files to star schema, peak memory")
        );
        var slowest = Measured(folder, "queries", "slowest insight, p95");
        var rows = (long)ResultFiles.Groups(folder, "ingest").First()["rows"]!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Measured on {rows
                / 1e6:F0} million events with 2 threads ([all figures, the missed ones too](benchmarks/README.md#measured)):

            - CSV to typed Parquet takes {time:P0} of Polars' time and {memory:P0} of its memory.
            - CSV to star schema and marts takes {build:F1} times as long as the engine needs to parse the CSV alone, and at most {peak:F1} GB of memory.
            - The slowest insight answers in {slowest:F0} ms (95th percentile).

            """
        );
    }

    private static double Measured(string folder, string suite, string claim) =>
        ResultFiles
            .Groups(folder, suite)
            .SelectMany(group => group["targets"]?.AsArray() ?? [])
            .Where(target => (string?)target!["claim"] == claim)
            .Select(target => (double?)target!["measured"])
            .FirstOrDefault()
        ?? throw new InvalidOperationException($"\"{claim}\" was not measured: run the suite {suite}.");
}
