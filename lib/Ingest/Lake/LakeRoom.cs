using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Profile;

namespace EcommerceNotebooks;

/// <summary>Versions of a shop's lake: list them, read one as it was, bring one back, compare two; and a profile of what it holds.</summary>
public sealed class LakeRoom
{
    private readonly IShopScope scope;

    internal LakeRoom(IShopScope scope) => this.scope = scope;

    /// <summary>All versions of the lake, oldest first.</summary>
    public LakeHistory Versions() => new() { Versions = [.. Folder.Manifests.All()] };

    /// <summary>The version that <c>events_raw</c> shows; version 0 is the empty lake.</summary>
    public LakeVersion Current() => Folder.Manifests.Current();

    /// <summary>
    /// Makes temporary views <c>events_raw_v3</c> and <c>events_rejected_v3</c> over a version as it was, and gives the name of the first. They are for <c>Query</c> and <c>Export</c> of the shop, or
    /// of the session that was asked.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    public string EventsAsOf(int version) =>
        scope.RunOnConnection(session => new LakeViews(session, Folder).CreateAsOf(Folder.Manifests.Read(version)));

    /// <summary>The same for the latest version made at or before an instant (UTC); before the first, that is the empty version 0.</summary>
    /// <exception cref="ArgumentException">The instant is of kind Local.</exception>
    public string EventsAsOf(DateTime utc)
    {
        if (utc.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException($"utc is {utc:O}, a local time; a UTC time is needed.", nameof(utc));
        }

        var last = Folder.Manifests.All().LastOrDefault(version => version.CreatedUtc <= utc);
        return EventsAsOf(last?.Version ?? 0);
    }

    /// <summary>
    /// Brings an earlier state back as a new version with the same files; nothing is copied, and the versions between stay readable.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    /// <exception cref="IngestException">A file of that version is missing or has another size, or another ingest is writing.</exception>
    public LakeVersion Restore(int version, TimeProvider? clock = null)
    {
        var lake = Folder;
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
        return scope.Run(session =>
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            lake.Manifests.Commit(restored);
            new LakeViews(session.Uncancelled(), lake).PointAt(restored);
            return restored;
        });
    }

    /// <summary>
    /// Compares the events of two versions by a key: the columns given, or (user_id, user_session, product_id, event_type, event_time).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lake has no such version.</exception>
    /// <exception cref="ArgumentException">A column is not one of the nine or <c>source_file</c>.</exception>
    public LakeDiff Diff(int from, int to, params IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var columns = key.Count > 0 ? key : ["user_id", "user_session", "product_id", "event_type", "event_time"];
        return scope.Ask(session => new LakeComparison(session, Folder).Compare(from, to, columns));
    }

    /// <summary>
    /// Nulls, distinct values, range, quantiles and most frequent values of the nine raw columns, with their bytes in the CSV, in Parquet and in memory,
    /// all measured on the lake's current version.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lake holds no sources.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ColumnProfiles ProfileColumns(ColumnProfileOptions? options = null) =>
        scope.Ask(session => new ColumnProfiler(session, options ?? new ColumnProfileOptions()).Profile());

    private LakeFolder Folder => LakeFolder.Of(scope.Shop);
}

/// <summary>Opens the room.</summary>
public static class LakeRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Versions of the lake, and a profile of what it holds.</summary>
        public LakeRoom Lake => new(scope);
    }
}
