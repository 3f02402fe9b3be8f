using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>One file taken into the lake: what it was, and what reading it gave.</summary>
public sealed record LakeSource
{
    private const int MostReasons = 5;

    /// <summary>The value of <c>source_file</c>: the file's name, with folders before it only where the name alone would not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>Full path at the time of reading; for a CSV inside a .zip, the archive's path, <c>/</c> and the entry's name.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the CSV inside a .zip; null for other files.</summary>
    public string? Entry { get; init; }

    /// <summary>Size of the file as it lies on disk (compressed, if it is), in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Last modification, UTC.</summary>
    public required DateTime ModifiedUtc { get; init; }

    /// <summary>SHA-256 over the first and the last MiB of the file, lower-case hexadecimal.</summary>
    public required string EdgeHash { get; init; }

    /// <summary>SHA-256 of the whole file, when it was asked for.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Size of the CSV in bytes, unpacked; of a Parquet source, the file's size.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Lines after the header (rows, of a Parquet source), a record with line breaks in a quoted field being one: always accepted + rejected.</summary>
    public required long Lines { get; init; }

    /// <summary>Rows in the lake.</summary>
    public required long Accepted { get; init; }

    /// <summary>Rows in <c>events_rejected</c>.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rejected lines by <c>error_type</c>.</summary>
    public required ImmutableSortedDictionary<string, long> RejectedByType { get; init; }

    /// <summary>Why lines were rejected, the reasons of most lines first.</summary>
    public ImmutableArray<RejectReason> RejectReasons { get; init; } = [];

    /// <summary>Why no event came of the source, in words; null where some did.</summary>
    [JsonIgnore]
    public string? NothingBecause =>
        Accepted > 0 ? null
        : Lines == 0 ? "it has no lines but a header"
        : FormattableString.Invariant(
            $"all {Lines} lines were rejected: {(RejectReasons.IsEmpty ? "see events_rejected" : string.Join("; ", RejectReasons.Take(MostReasons)))}"
        );

    /// <summary>Accepted times of which a fraction of a second was cut off.</summary>
    public long CutTimes { get; init; }

    /// <summary>Columns of the source that are not kept.</summary>
    public required ImmutableArray<string> ExtraColumns { get; init; }

    /// <summary>Type of <c>user_session</c> for this source.</summary>
    public required SessionType SessionType { get; init; }

    /// <summary>Bytes of each column's text in the accepted lines of a CSV, in the order of the nine columns; empty for Parquet.</summary>
    public required ImmutableArray<long> ColumnTextBytes { get; init; }

    /// <summary>Types the columns had in a Parquet source, in the order of the nine columns; all VARCHAR in a CSV.</summary>
    public required ImmutableArray<string> ColumnTypes { get; init; }
}
