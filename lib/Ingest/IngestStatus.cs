namespace EcommerceNotebooks.Ingest;

/// <summary>What became of a source.</summary>
public enum IngestStatus
{
    /// <summary>It was read and is in the lake.</summary>
    Ingested,

    /// <summary>The lake had it already; the counts are those of that time and nothing was read.</summary>
    AlreadyIngested,

    /// <summary>It holds the same events as another source, of this call or of the lake: the same file, or the same rows packed or written otherwise. They count once.</summary>
    SameAsAnother,
}
