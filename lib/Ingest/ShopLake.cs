using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Lake;

namespace EcommerceNotebooks;

/// <summary>Versions of a shop's lake: list them, read one as it was, bring one back, compare two.</summary>
public static class ShopLake
{
    /// <summary>All versions of the lake, oldest first.</summary>
    public static LakeHistory LakeVersions(this Shop shop) => new() { Versions = [.. FolderOf(shop).Manifests.All()] };

    /// <summary>The version that <c>events_raw</c> shows; version 0 is the empty lake.</summary>
    public static LakeVersion CurrentLake(this Shop shop) => FolderOf(shop).Manifests.Current();

    /// <summary>
    /// Makes temporary views <c>events_raw_v3</c> and <c>events_rejected_v3</c> over a version as it was, and gives the name of the first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    public static string EventsAsOf(this Shop shop, int version)
    {
        var lake = FolderOf(shop);
        return new LakeViews(shop.Connection, lake).CreateAsOf(lake.Manifests.Read(version));
    }

    /// <summary>The same for the latest version made at or before an instant (UTC); before the first, that is the empty version 0.</summary>
    /// <exception cref="ArgumentException">The instant is of kind Local.</exception>
    public static string EventsAsOf(this Shop shop, DateTime utc)
    {
        if (utc.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException($"utc is {utc:O}, a local time; a UTC time is needed.", nameof(utc));
        }

        var last = FolderOf(shop).Manifests.All().LastOrDefault(version => version.CreatedUtc <= utc);
        return shop.EventsAsOf(last?.Version ?? 0);
    }

    /// <summary>
    /// Brings an earlier state back as a new version with the same files; nothing is copied, and the versions between stay readable.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    /// <exception cref="IngestException">A file of that version is missing or has another size, or another ingest is writing.</exception>
    public static LakeVersion RestoreLake(this Shop shop, int version, TimeProvider? clock = null)
    {
        var lake = FolderOf(shop);
        var old = lake.Manifests.Read(version);
        using var taken = lake.Lock();
        var current = lake.Manifests.Current();
        foreach (var file in old.Files)
        {
            var found = new FileInfo(lake.FullPath(file));
            if (!found.Exists || found.Length != file.Bytes)
            {
                throw new IngestException(
                    $"Version {version} cannot be brought back: {found.FullName} {(found.Exists ? $"has {found.Length} bytes instead of {file.Bytes}" : "is missing")}."
                );
            }
        }

        var restored = old with
        {
            Version = current.Version + 1,
            Previous = current.Version > 0 ? current.Version : null,
            CreatedUtc = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime,
            Operation = "restore",
            RestoredFrom = version,
        };
        lake.Manifests.Commit(restored);
        new LakeViews(shop.Connection, lake).PointAt(restored);
        return restored;
    }

    /// <summary>
    /// Compares the events of two versions by a key: the columns given, or (user_id, user_session, product_id, event_type, event_time).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    /// <exception cref="ArgumentException">A column is not one of the nine or <c>source_file</c>.</exception>
    public static LakeDiff DiffLake(this Shop shop, int from, int to, params IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var columns = key.Count > 0 ? key : ["user_id", "user_session", "product_id", "event_type", "event_time"];
        return new LakeComparison(shop.Connection, FolderOf(shop)).Compare(from, to, columns);
    }

    private static LakeFolder FolderOf(Shop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new LakeFolder(shop.LakePath);
    }
}
