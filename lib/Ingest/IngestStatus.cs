namespace EcommerceNotebooks.Ingest;

/// <summary>What became of a source.</summary>
public enum IngestStatus
{
    /// <summary>It was read and is in the lake.</summary>
    Ingested,

    /// <summary>The lake had it already; the counts are those of that time and nothing was read.</summary>
    AlreadyIngested,

    /// <summary>The same file was named twice in this call, or is the same as another of it; it was read once.</summary>
    SameAsAnother,
}
