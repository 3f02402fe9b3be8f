using System.Text.Json.Nodes;

namespace Benchmarks.Publishing;

/// <summary>The result files that the documents are rendered from, as far as they are there.</summary>
internal static class ResultFiles
{
    /// <summary>The suites whose targets are shown, in its order.</summary>
    internal static readonly string[] Suites = ["generate", "ingest", "pipeline", "queries", "scaling"];

    /// <summary>The groups of a suite's results; none where the suite has published nothing yet.</summary>
    internal static IEnumerable<JsonNode> Groups(string folder, string suite)
    {
        var path = Path.Combine(folder, suite + ".json");
        return File.Exists(path)
            ? JsonNode.Parse(File.ReadAllText(path))!["groups"]!.AsArray().Select(group => group!)
            : [];
    }
}
