using System.Collections.Immutable;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>All versions of a lake, oldest first.</summary>
public sealed record LakeHistory : TableReport
{
    /// <summary>The versions, oldest first; empty for a lake into which nothing was taken.</summary>
    public required ImmutableArray<LakeVersion> Versions { get; init; }

    /// <summary>One row per version: its number, what made it, and what it holds. The time is left out, so that tables stay the same from run to run.</summary>
    public override Table ToTable() =>
        Table.Of(
            Versions.Select(version => new
            {
                version.Version,
                version.Previous,
                version.Operation,
                version.RestoredFrom,
                Sources = version.Sources.Length,
                Files = version.Files.Length,
                version.Rows,
                version.RejectedRows,
                version.Bytes,
            }),
            "Versions of the lake"
        );
}
