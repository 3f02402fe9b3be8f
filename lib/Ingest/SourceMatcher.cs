using System.Security.Cryptography;
using System.Text;
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
        LakeSource[] same = [.. lake.Sources.Where(each => IsSame(each, source, sha256))];
        LakeSource[] samePlace = [.. lake.Sources.Where(each => IsAtTheSamePlace(each, source))];
        if (added.Find(each => IsSame(each, source, sha256)) is { } first)
        {
            Repeat(source, first.Name);
        }
        else if (options.Replace)
        {
            var alike = lake.Sources.Where(each => IsAlike(each, source));
            LakeSource[] old = [.. same.Union(samePlace).Union(alike)];
            LakeSource[] fresh = [.. old.Except(replaced)];
            replaced.AddRange(fresh);
            names.ExceptWith(fresh.Select(each => each.Name));
            Add(source, sha256);
        }
        else if (lake.Copies.FirstOrDefault(each => IsCopy(each, source)) is { } copy)
        {
            Repeat(source, copy.SameAs);
        }
        else if (same.Length > 0 && known.Contains(same[0]))
        {
            Repeat(source, same[0].Name);
        }
        else if (same.Length > 0)
        {
            known.AddRange(same.Except(known));
        }
        else if (samePlace.Length > 0 || lake.Copies.Any(each => each.Path == source.Path))
        {
            throw new IngestException(
                $"{source.Path} was taken in before and has changed since: pass Replace = true to take it in again in place of its old rows."
            );
        }
        else
        {
            Add(source, sha256);
        }
    }

    // Two files of one name are told apart by the folders before it.
    private void Repeat(SourceFile source, string first)
    {
        string name = source.NameWith(0);
        for (int folders = 1; name == first && source.NameWith(folders) != source.NameWith(folders - 1); folders++)
        {
            name = source.NameWith(folders);
        }

        repeated.Add((name, first));
    }

    private void Add(SourceFile source, string? sha256)
    {
        int folders = 0;
        while (names.Contains(source.NameWith(folders)) && source.NameWith(folders) != source.NameWith(folders + 1))
        {
            folders++;
        }

        string wanted = Short(source.NameWith(folders));
        string name = wanted;
        for (int copy = 2; !names.Add(name); copy++)
        {
            name = FormattableString.Invariant($"{wanted} ({copy})");
        }

        added.Add(new PlannedSource(source, name, sha256));
    }

    // The lake has a folder of this name, percent-encoded; file systems allow 255 bytes.
    private static string Short(string name)
    {
        const int Most = 200;
        if (Uri.EscapeDataString(name).Length <= Most)
        {
            return name;
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Uri.EscapeDataString($"{kept}{rune}").Length > Most - hash.Length - 1)
            {
                break;
            }

            kept.Append(rune);
        }

        return $"{kept}-{hash}";
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
}
