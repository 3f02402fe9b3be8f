using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>The views <c>events_raw</c> and <c>events_rejected</c> over the files of one version of the lake.</summary>
internal sealed class LakeViews(ShopSession session, LakeFolder lake)
{
    private const string EventsName = "events_raw";
    private const string RejectsName = "events_rejected";

    // A warehouse whose views an earlier version made in another form gets new ones when it is opened.
    private const string ViewForm = "ids as BIGINT, times as whole seconds";

    private static readonly SqlScript CreateView = SqlScript.Load(typeof(LakeViews), "create_view.sql");
    private static readonly SqlScript EventsOfFiles = SqlScript.Load(typeof(LakeViews), "events_of_files.sql");
    private static readonly SqlScript NoEvents = SqlScript.Load(typeof(LakeViews), "no_events.sql");
    private static readonly SqlScript RejectsOfFiles = SqlScript.Load(typeof(LakeViews), "rejects_of_files.sql");
    private static readonly SqlScript NoRejects = SqlScript.Load(typeof(LakeViews), "no_rejects.sql");
    private static readonly SqlScript ViewState = SqlScript.Load(typeof(LakeViews), "view_state.sql");
    private static readonly SqlScript ViewComment = SqlScript.Load(typeof(LakeViews), "view_comment.sql");

    /// <summary>Points both views at a version, in one transaction.</summary>
    internal void PointAt(LakeVersion version)
    {
        using var transaction = session.Connection.BeginTransaction();
        Create("view", EventsName, EventsQuery(version));
        Create("view", RejectsName, RejectsQuery(version));
        ViewComment.WithSql("state", SqlQuoting.Literal(StateOf(version))).Execute(session);
        transaction.Commit();
    }

    /// <summary>Points the views at a version when they show another one, or another folder. Without a version nothing is made.</summary>
    internal void Refresh(LakeVersion version)
    {
        string? shown = ViewState.Query<string?>(session).SingleOrDefault();
        if (shown != StateOf(version) && (shown is not null || version.Version > 0))
        {
            PointAt(version);
        }
    }

    /// <summary>Makes temporary views over a version, <c>events_raw_v3</c> and <c>events_rejected_v3</c>, and gives the first one's name.</summary>
    internal string CreateAsOf(LakeVersion version)
    {
        string suffix = FormattableString.Invariant($"_v{version.Version}");
        Create("temporary view", EventsName + suffix, EventsQuery(version));
        Create("temporary view", RejectsName + suffix, RejectsQuery(version));
        return EventsName + suffix;
    }

    /// <summary>A query of the events of a version, with <c>source_file</c> and <c>source_row</c>.</summary>
    internal string EventsQuery(LakeVersion version)
    {
        LakeFile[] events = [.. version.Files.Where(file => file.Kind == LakeFileKind.Events)];
        if (events.Length == 0)
        {
            return NoEvents.Text;
        }

        string sessionType = Array.TrueForAll(events, file => file.SessionType == SessionType.Uuid)
            ? "UUID"
            : "VARCHAR";
        var typed = version
            .Sources.Where(source => source.ColumnTypes[EventColumns.EventTime] != "VARCHAR")
            .Select(source => source.Name)
            .ToHashSet(StringComparer.Ordinal);
        var parts = events
            .GroupBy(file =>
                (
                    file.SessionType,
                    file.HasSourceRow,
                    file.Revision,
                    MayHaveFractions: file.Revision == 0 && typed.Contains(file.Source)
                )
            )
            .Select(group =>
                EventsOfFiles
                    .WithSql("session_type", sessionType)
                    .WithSql(
                        "event_time",
                        group.Key.MayHaveFractions ? "date_trunc('second', event_time)" : "event_time"
                    )
                    .WithSql("source_row", group.Key.HasSourceRow ? "source_row" : "file_row_number + 1")
                    .WithSql("files", List(group))
                    .Text
            );
        return string.Join("union all\n", parts);
    }

    private string RejectsQuery(LakeVersion version)
    {
        LakeFile[] rejects = [.. version.Files.Where(file => file.Kind == LakeFileKind.Rejects)];
        return rejects.Length == 0 ? NoRejects.Text : RejectsOfFiles.WithSql("files", List(rejects)).Text;
    }

    private string List(IEnumerable<LakeFile> files) =>
        $"[{string.Join(", ", files.Select(file => SqlQuoting.Literal(lake.FullPath(file))))}]";

    private string StateOf(LakeVersion version) =>
        FormattableString.Invariant($"version {version.Version} of {lake.Root} with {ViewForm}");

    private void Create(string kind, string name, string query) =>
        CreateView.WithSql("kind", kind).WithIdentifiers("name", name).WithSql("query", query).Execute(session);
}
