using System.Collections.Immutable;
using EcommerceNotebooks.Ingest.Lake;

namespace EcommerceNotebooks.Ingest;

/// <summary>What an ingest did with one source.</summary>
public sealed record IngestedSource
{
    /// <summary>The value of <c>source_file</c>.</summary>
    public required string SourceFile { get; init; }

    /// <summary>What became of it.</summary>
    public required IngestStatus Status { get; init; }

    /// <summary>Lines after the header (rows, of a Parquet source), a record with line breaks in a quoted field being one: always accepted + rejected.</summary>
    public required long Lines { get; init; }

    /// <summary>Rows now in <c>events_raw</c>.</summary>
    public required long Accepted { get; init; }

    /// <summary>Rows now in <c>events_rejected</c>.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rejected lines by <c>error_type</c>.</summary>
    public required ImmutableSortedDictionary<string, long> RejectedByType { get; init; }

    /// <summary>Why lines were rejected, the reasons of most lines first.</summary>
    public ImmutableArray<RejectReason> RejectReasons { get; init; } = [];

    /// <summary>Why no event came of it, in words; null where some did, and for <see cref="IngestStatus.SameAsAnother"/>.</summary>
    public string? NothingBecause { get; init; }

    /// <summary>Accepted times of which a fraction of a second was cut off.</summary>
    public long CutTimes { get; init; }

    /// <summary>Columns of the source that are not kept.</summary>
    public required ImmutableArray<string> ExtraColumns { get; init; }

    /// <summary>Type of <c>user_session</c> for this source.</summary>
    public required SessionType SessionType { get; init; }

    /// <summary>Size on disk in bytes, packed if the source is.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Size of the CSV in bytes, unpacked; of a Parquet source, the file's size.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Bytes of its Parquet files in the lake.</summary>
    public required long BytesWritten { get; init; }

    /// <summary>Time it took; zero for a source that was passed over. It is in no table, so that tables stay the same from run to run.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The source it is the same as, for <see cref="IngestStatus.SameAsAnother"/>.</summary>
    public string? SameAsSource { get; init; }

    internal static IngestedSource Of(LakeSource source, IngestStatus status, long bytesWritten, TimeSpan duration) =>
        new()
        {
            SourceFile = source.Name,
            Status = status,
            Lines = source.Lines,
            Accepted = source.Accepted,
            Rejected = source.Rejected,
            RejectedByType = source.RejectedByType,
            RejectReasons = source.RejectReasons,
            CutTimes = source.CutTimes,
            NothingBecause = source.NothingBecause,
            ExtraColumns = source.ExtraColumns,
            SessionType = source.SessionType,
            BytesRead = source.Bytes,
            UnpackedBytes = source.UnpackedBytes,
            BytesWritten = bytesWritten,
            Duration = duration,
        };

    internal static IngestedSource SameAs(string name, string first) =>
        new()
        {
            SourceFile = name,
            Status = IngestStatus.SameAsAnother,
            Lines = 0,
            Accepted = 0,
            Rejected = 0,
            RejectedByType = ImmutableSortedDictionary<string, long>.Empty,
            ExtraColumns = [],
            SessionType = SessionType.Uuid,
            BytesRead = 0,
            UnpackedBytes = 0,
            BytesWritten = 0,
            Duration = TimeSpan.Zero,
            SameAsSource = first,
        };
}
