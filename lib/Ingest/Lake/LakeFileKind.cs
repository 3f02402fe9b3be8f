namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>What a Parquet file of the lake holds.</summary>
public enum LakeFileKind
{
    /// <summary>Accepted events of one source and one month.</summary>
    Events,

    /// <summary>Rejected lines of one source.</summary>
    Rejects,
}
