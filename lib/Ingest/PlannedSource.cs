using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>A source that will be read, under the name its rows will carry.</summary>
internal sealed record PlannedSource(SourceFile File, string Name, string? Sha256);
