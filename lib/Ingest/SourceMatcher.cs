using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Sources;

namespace EcommerceNotebooks.Ingest;

/// <summary>Decides which sources are new, which the lake has, and which take the place of an older state.</summary>
internal sealed class SourceMatcher(LakeVersion lake, IngestOptions options)
{
    private readonly List<PlannedSource> added = [];
    private readonly List<LakeSource> replaced = [];
    private readonly List<LakeSource> known = [];
    private readonly List<(string Name, string First)> repeated = [];
    private readonly HashSet<string> names = new(lake.Sources.Select(source => source.Name), StringComparer.Ordinal);

    internal IngestPlan Plan(IEnumerable<SourceFile> found)
    {
        foreach (var source in found)
        {
            Place(source);
        }

        return new IngestPlan(added, replaced, known, repeated);
    }

    private void Place(SourceFile source)
    {
        string? sha256 = options.FullHash ? SourceFingerprint.FullHash(source.File) : null;
        if (added.Find(each => IsSame(each, source, sha256)) is { } first)
        {
            repeated.Add((source.NameWith(0), first.Name));
            return;
        }

        if (!options.Replace && lake.Copies.FirstOrDefault(each => IsCopy(each, source)) is { } copy)
        {
            repeated.Add((source.NameWith(0), copy.SameAs));
            return;
        }

        LakeSource[] same = [.. lake.Sources.Where(each => IsSame(each, source, sha256))];
        LakeSource[] samePlace = [.. lake.Sources.Where(each => IsAtTheSamePlace(each, source))];
        if (options.Replace)
        {
            var alike = lake.Sources.Where(each => IsAlike(each, source));
            LakeSource[] old = [.. same.Union(samePlace).Union(alike)];
            LakeSource[] fresh = [.. old.Except(replaced)];
            replaced.AddRange(fresh);
            names.ExceptWith(fresh.Select(each => each.Name));
            Add(source, sha256);
        }
        else if (same.Length > 0)
        {
            known.AddRange(same.Except(known));
        }
        else if (samePlace.Length > 0)
        {
            throw new IngestException(
                $"{source.Path} was taken in before and has changed since: pass Replace = true to take it in again in place of its old rows."
            );
        }
        else
        {
            RefuseLookalike(source, sha256);
            Add(source, sha256);
        }
    }

    // Taking in a copy with another time stamp would count every event twice, so that has to be asked for.
    private void RefuseLookalike(SourceFile source, string? sha256)
    {
        var lookalike = lake.Sources.FirstOrDefault(each =>
            IsAlike(each, source) && (sha256 is null || each.Sha256 is null)
        );
        string? other =
            lookalike?.Path
            ?? added
                .Find(each =>
                    each.File.Entry == source.Entry
                    && sha256 is null
                    && Equal(each.File.Fingerprint, source.Fingerprint)
                )
                ?.File.Path;
        if (other is not null)
        {
            throw new IngestException(
                $"{source.Path} has the size, beginning and end of {other} and only another time stamp: pass FullHash = true for both to compare them in full, or Replace = true to take the place of the other."
            );
        }
    }

    private void Add(SourceFile source, string? sha256)
    {
        int folders = 0;
        while (names.Contains(source.NameWith(folders)) && source.NameWith(folders) != source.NameWith(folders + 1))
        {
            folders++;
        }

        string name = source.NameWith(folders);
        for (int copy = 2; !names.Add(name); copy++)
        {
            name = FormattableString.Invariant($"{source.NameWith(folders)} ({copy})");
        }

        added.Add(new PlannedSource(source, name, sha256));
    }

    private static bool IsCopy(LakeCopy copy, SourceFile source) =>
        copy.Entry == source.Entry
        && new SourceFingerprint(copy.Bytes, copy.ModifiedUtc, copy.EdgeHash) == source.Fingerprint;

    private static bool IsSame(LakeSource known, SourceFile source, string? sha256) =>
        known.Entry == source.Entry
        && (source.Fingerprint.Matches(known) || (sha256 is not null && sha256 == known.Sha256));

    private static bool IsSame(PlannedSource planned, SourceFile source, string? sha256) =>
        planned.File.Entry == source.Entry
        && (planned.File.Fingerprint == source.Fingerprint || (sha256 is not null && sha256 == planned.Sha256));

    // Replacing an archive drops all that came from it, also files it no longer holds.
    private bool IsAtTheSamePlace(LakeSource known, SourceFile source) =>
        known.Path == source.Path
        || (options.Replace && known.Entry is not null && known.Path == $"{source.File}/{known.Entry}");

    private static bool IsAlike(LakeSource known, SourceFile source) =>
        known.Entry == source.Entry && source.Fingerprint.HasContentOf(known);

    private static bool Equal(SourceFingerprint one, SourceFingerprint other) =>
        one.Bytes == other.Bytes && one.EdgeHash == other.EdgeHash;
}
