using System.Collections.Immutable;

namespace EcommerceNotebooks.Ingest;

/// <summary>What loading one source left in the staging folder.</summary>
internal sealed record LoadedSource
{
    internal required long UnpackedBytes { get; init; }

    internal required long Lines { get; init; }

    internal required long Accepted { get; init; }

    internal required long Rejected { get; init; }

    /// <summary>Accepted times of which a fraction of a second was cut off.</summary>
    internal required long CutTimes { get; init; }

    internal required ImmutableArray<RejectReason> RejectReasons { get; init; }

    /// <summary>Rejected lines by kind.</summary>
    internal ImmutableSortedDictionary<string, long> RejectedByKind =>
        RejectReasons
            .GroupBy(reason => reason.ErrorType, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                kind => kind.Key,
                kind => kind.Sum(reason => reason.Lines),
                StringComparer.Ordinal
            );

    internal required ImmutableArray<string> ExtraColumns { get; init; }

    internal required SessionType SessionType { get; init; }

    internal ImmutableArray<long> ColumnTextBytes { get; init; } = [];

    internal required ImmutableArray<string> ColumnTypes { get; init; }

    /// <summary>Parquet file of the accepted rows in the source's order, or null when there are none.</summary>
    internal required string? EventsPath { get; init; }

    /// <summary>Parquet file of the rejected lines, or null when there are none.</summary>
    internal required string? RejectsPath { get; init; }
}
