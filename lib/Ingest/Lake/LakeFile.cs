namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>One immutable Parquet file of the lake, as a manifest describes it.</summary>
public sealed record LakeFile
{
    internal const int CurrentRevision = 1;

    /// <summary>Path below the lake's folder, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    /// <summary>What the file holds.</summary>
    public required LakeFileKind Kind { get; init; }

    /// <summary>Name of the source its rows come from, as in <c>source_file</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Year of its events; null for events without a time, and for rejects.</summary>
    public int? Year { get; init; }

    /// <summary>Month of its events, 1 to 12; null for events without a time, and for rejects.</summary>
    public int? Month { get; init; }

    /// <summary>Number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Type of <c>user_session</c> in the file.</summary>
    public SessionType SessionType { get; init; }

    /// <summary>How the file's events are written: 1 with ids of users and products as BIGINT and times cut to the second; 0, by earlier versions, with INTEGER and times as a Parquet source had them.</summary>
    public int Revision { get; init; }

    /// <summary>Whether the file stores <c>source_row</c>; otherwise its rows are all of the source's, in the source's order.</summary>
    public bool HasSourceRow { get; init; }
}
