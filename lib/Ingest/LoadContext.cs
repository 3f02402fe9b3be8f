using DuckDB.NET.Data;

namespace EcommerceNotebooks.Ingest;

/// <summary>What the loaders of one ingest share.</summary>
internal sealed record LoadContext(
    DuckDBConnection Connection,
    string Staging,
    IngestOptions Options,
    ProgressMeter Progress,
    CancellationToken CancellationToken
)
{
    private int files;

    /// <summary>A path in the staging folder that nothing uses yet.</summary>
    internal string NewPath(string ending) => Path.Combine(Staging, $"{Interlocked.Increment(ref files)}{ending}");
}
