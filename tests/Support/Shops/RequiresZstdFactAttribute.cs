using EcommerceNotebooks.Ingest.Columnar;

namespace Tests.Support;

/// <summary>A test of what needs the ZSTD inside DuckDB's library; it skips where the library hides it, as on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresZstdFactAttribute : FactAttribute
{
    internal const string Reason = "DuckDB's library does not show its ZSTD here";

    public RequiresZstdFactAttribute() => Skip = ZstdCompressor.IsAvailable ? null : Reason;
}
