namespace EcommerceNotebooks.Ingest;

/// <summary>How far an ingest is.</summary>
public sealed record IngestProgress
{
    /// <summary>The source being read, as in <c>source_file</c>.</summary>
    public required string File { get; init; }

    /// <summary>Number of that source in this call, from 1.</summary>
    public required int FileNumber { get; init; }

    /// <summary>Sources of this call that are not in the lake yet.</summary>
    public required int FileCount { get; init; }

    /// <summary>Lines read so far, of all sources.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes done so far, of all sources as they lie on disk.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Bytes of all sources as they lie on disk.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>Bytes done per second since the call began; 0 in its first moment.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Time left at that speed; null while it is unknown.</summary>
    public required TimeSpan? TimeLeft { get; init; }
}
