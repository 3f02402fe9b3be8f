using Benchmarks.Sources;
using EcommerceNotebooks;

namespace Benchmarks.Ingest;

/// <summary>The ways of turning CSV into typed Parquet that this program runs itself, each from opening DuckDB to the finished file.</summary>
internal static class IngestRuns
{
    /// <summary>What a user would write by hand: nothing is checked beyond what the engine checks, and nothing is kept beside the file.</summary>
    internal const string BareCopy = "bare engine";

    /// <summary>The library: every line judged and counted, rejects kept, hash, manifest and views written, all of it flushed to disk.</summary>
    internal const string Library = "shop.Ingest";

    /// <summary>Parsing a slice of the CSV and one grouping of it: what a peer without Parquet can do too.</summary>
    internal const string BareSlice = "bare engine, slice";

    private const string Warehouse = "shop.duckdb";
    private const string SliceFile = "answer.csv";

    internal static void CopyBare(EventSource source, string folder, EngineLimits limits)
    {
        using var connection = EngineScript.WithEvents(limits.OpenEngine(folder));
        EngineScript.Execute(
            connection,
            "Ingest/bare_copy.sql",
            ("source", source.Pattern),
            ("target", Path.Combine(folder, "events.parquet"))
        );
    }

    internal static void Ingest(EventSource source, string folder, EngineLimits limits)
    {
        using var shop = Shop.Open(Path.Combine(folder, Warehouse), limits.ToShopOptions());
        shop.Pipeline.Ingest(source.Path);
    }

    internal static void Slice(EventSource source, string folder, EngineLimits limits)
    {
        using var connection = EngineScript.WithEvents(limits.OpenEngine(folder));
        File.WriteAllLines(
            Path.Combine(folder, SliceFile),
            EngineScript
                .Rows(connection, "Ingest/slice_answer.sql", ("source", source.Pattern))
                .Select(row => string.Join(',', row))
        );
    }

    /// <summary>What is in the Parquet file that the bare engine or a peer wrote.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfFile(string folder, EngineLimits limits)
    {
        using var connection = limits.OpenEngine(folder);
        return EngineScript.Answer(
            connection,
            "Ingest/events_answer.sql",
            "events",
            "read_parquet($file)",
            ("file", Path.Combine(folder, "events.parquet"))
        );
    }

    /// <summary>What is in the lake that the library wrote.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfLake(string folder, EngineLimits limits)
    {
        using var shop = Shop.Open(Path.Combine(folder, Warehouse), limits.ToShopOptions());
        return EngineScript.Answer(shop.Connection, "Ingest/events_answer.sql", "events", "events_raw");
    }

    /// <summary>The lines that a run over a slice wrote: one figure a brand.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfSlice(string folder) =>
        File.ReadLines(Path.Combine(folder, SliceFile))
            .Select(line => line.Split(',', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
}
