using System.Collections.Immutable;
using EcommerceNotebooks.Ingest.Lake;

namespace EcommerceNotebooks.Ingest;

/// <summary>The lake's next version while its sources are loaded one by one.</summary>
internal sealed class VersionDraft(LakeVersion before, IngestPlan plan)
{
    private readonly List<LakeSource> sources = [.. before.Sources.Except(plan.Replaced)];
    private readonly List<LakeFile> files = [.. before.Files];
    private readonly List<LakeCopy> copies =
    [
        .. before.Copies.Where(copy => !plan.Replaced.Any(source => source.Name == copy.SameAs)),
    ];
    private readonly List<IngestedSource> ingested = [];

    /// <summary>The number it will have.</summary>
    internal int Version => before.Version + 1;

    /// <summary>Sources that stay and sources that were added, without those that are replaced.</summary>
    internal IReadOnlyList<LakeSource> Sources => sources;

    /// <summary>Files of these sources, and of those that are replaced.</summary>
    internal IReadOnlyList<LakeFile> Files => files;

    /// <summary>What was done with each source, in order.</summary>
    internal IReadOnlyList<IngestedSource> Ingested => ingested;

    /// <summary>Whether there is anything to commit.</summary>
    internal bool HasChanged => ingested.Count > 0;

    internal void Add(LakeSource source, IReadOnlyCollection<LakeFile> own, TimeSpan duration)
    {
        sources.Add(source);
        files.RemoveAll(file => file.Source == source.Name);
        files.AddRange(own);
        ingested.Add(IngestedSource.Of(source, IngestStatus.Ingested, own.Sum(file => file.Bytes), duration));
    }

    internal void AddCopy(PlannedSource source, string sameAs)
    {
        var print = source.File.Fingerprint;
        copies.RemoveAll(copy => copy.Path == source.File.Path);
        copies.Add(
            new LakeCopy(sameAs, source.File.Path, source.File.Entry, print.Bytes, print.ModifiedUtc, print.EdgeHash)
        );
        ingested.Add(IngestedSource.SameAs(source.Name, sameAs));
    }

    internal LakeVersion Complete(DateTime utc)
    {
        var names = sources.Select(source => source.Name).ToHashSet(StringComparer.Ordinal);
        return new LakeVersion
        {
            Version = Version,
            Previous = before.Version > 0 ? before.Version : null,
            CreatedUtc = utc,
            Operation = plan.Replaced.Count > 0 ? "replace" : "ingest",
            Sources = [.. sources],
            Files = [.. files.Where(file => names.Contains(file.Source))],
            Copies = [.. copies],
        };
    }
}
