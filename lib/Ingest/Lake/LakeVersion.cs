using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>One complete state of the lake: the files that make it up and the sources they come from. Written once, never changed.</summary>
public sealed record LakeVersion
{
    /// <summary>The lake before anything was taken in.</summary>
    public static LakeVersion Empty { get; } =
        new()
        {
            Version = 0,
            CreatedUtc = DateTime.UnixEpoch,
            Operation = "empty",
            Sources = [],
            Files = [],
        };

    /// <summary>Number of the version: 1, 2, 3 and so on; 0 is the empty lake.</summary>
    public required int Version { get; init; }

    /// <summary>The version it was made from, or null for the first.</summary>
    public int? Previous { get; init; }

    /// <summary>When the version was made, UTC.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary><c>ingest</c>, <c>replace</c> or <c>restore</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The version whose state a restore brought back.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The sources, in the order they were taken in.</summary>
    public required ImmutableArray<LakeSource> Sources { get; init; }

    /// <summary>The files, grouped by source in the same order.</summary>
    public required ImmutableArray<LakeFile> Files { get; init; }

    /// <summary>Files that were found to hold the same events as a source, so that their rows are not counted again.</summary>
    public ImmutableArray<LakeCopy> Copies { get; init; } = [];

    /// <summary>Rows of <c>events_raw</c> in this version.</summary>
    [JsonIgnore]
    public long Rows => Files.Where(file => file.Kind == LakeFileKind.Events).Sum(file => file.Rows);

    /// <summary>Rows of <c>events_rejected</c> in this version.</summary>
    [JsonIgnore]
    public long RejectedRows => Files.Where(file => file.Kind == LakeFileKind.Rejects).Sum(file => file.Rows);

    /// <summary>Why the version holds no events, source by source; null where it holds some.</summary>
    [JsonIgnore]
    public string? EmptyBecause =>
        Rows > 0 ? null
        : Sources.IsEmpty ? "The lake holds no events: take in a source with Ingest first."
        : $"The lake holds no events. {string.Join(' ', Sources.Select(source => $"{source.Name}: {source.NothingBecause}."))}";

    /// <summary>How many rows from how many files there are, in a sentence, and that they are invented where they are the project's sample.</summary>
    [JsonIgnore]
    public string Sentence =>
        $"{Words.Count(Rows, "row")} from {Words.Count(Sources.Length, "file")}{(Invented is { } remark ? ": " + remark : "")}.";

    /// <summary>That the sources, or some of them, are the project's invented sample; null where none is.</summary>
    [JsonIgnore]
    public string? Invented => InventedSample.Remark(Sources);

    /// <summary>Bytes of the version's files together.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}
