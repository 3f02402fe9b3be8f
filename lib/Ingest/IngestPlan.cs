using EcommerceNotebooks.Ingest.Lake;

namespace EcommerceNotebooks.Ingest;

/// <summary>What one call of ingest will do: read some sources, drop what they replace, pass over known ones and files met twice.</summary>
internal sealed record IngestPlan(
    IReadOnlyList<PlannedSource> New,
    IReadOnlyList<LakeSource> Replaced,
    IReadOnlyList<LakeSource> Known,
    IReadOnlyList<(string Name, string First)> Repeated
);
