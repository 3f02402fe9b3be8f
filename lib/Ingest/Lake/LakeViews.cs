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

    private static readonly SqlScript Macros = SqlScript.Load(typeof(LakeViews), "lake_macros.sql");
    private static readonly SqlScript ViewState = SqlScript.Load(typeof(LakeViews), "view_state.sql");

    /// <summary>Points both views at a version, in one transaction.</summary>
    internal void PointAt(LakeVersion version)
    {
        using var transaction = session.Connection.BeginTransaction();
        Macros.Execute(session);
        Create("view", EventsName, EventsQuery(version));
        Create("view", RejectsName, RejectsQuery(version));
        Run($"comment on view {EventsName} is {SqlQuoting.Literal(StateOf(version))}");
        transaction.Commit();
    }

    /// <summary>Points the views at a version when they show another one, or another folder. Without a version only the macros are made.</summary>
    internal void Refresh(LakeVersion version)
    {
        Macros.Execute(session);
        string? shown = ViewState.Query<string?>(session).SingleOrDefault();
        if (shown != StateOf(version) && (shown is not null || version.Version > 0))
        {
            PointAt(version);
        }
    }

    /// <summary>Refuses views over a lake in another folder than this one, where they cannot be brought up to date.</summary>
    /// <exception cref="InvalidOperationException">The warehouse was moved.</exception>
    internal void RefuseOtherFolder()
    {
        if (
            ViewState.Query<string?>(session).SingleOrDefault() is { } shown
            && !shown.Contains($" of {lake.Root} with ", StringComparison.Ordinal)
        )
        {
            throw new InvalidOperationException(
                $"The warehouse was moved: its views show {shown}, but its lake is {lake.Root}. Open it once without ReadOnly, which brings them up to date."
            );
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
        bool areMixed = events.Select(file => file.SessionType).Distinct().Skip(1).Any();
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
            {
                string macro = group.Key.HasSourceRow ? "lake_events_with_rows" : "lake_events";
                string time = group.Key.MayHaveFractions ? "date_trunc('second', event_time)" : "event_time";
                string session = areMixed ? "user_session::varchar" : "user_session";
                return $"select * replace ({time} as event_time, {session} as user_session) from {macro}({List(group)})";
            });
        return events.Length == 0 ? "from lake_without_events()" : string.Join(" union all ", parts);
    }

    /// <summary>Makes a view, or one of another kind, in place of an earlier one of the name.</summary>
    internal void Create(string kind, string name, string query) =>
        Run($"create or replace {kind} {SqlQuoting.Identifier(name)} as {query}");

    private string RejectsQuery(LakeVersion version)
    {
        LakeFile[] rejects = [.. version.Files.Where(file => file.Kind == LakeFileKind.Rejects)];
        return rejects.Length == 0 ? "from lake_without_rejects()" : $"from lake_rejects({List(rejects)})";
    }

    private string List(IEnumerable<LakeFile> files) =>
        $"[{string.Join(", ", files.Select(file => SqlQuoting.Literal(lake.FullPath(file))))}]";

    private string StateOf(LakeVersion version) =>
        FormattableString.Invariant($"version {version.Version} of {lake.Root} with {ViewForm}");

    // Definitions of views and comments take no parameters.
    private void Run(string statement) => new SqlScript("Ingest/Lake/views over the lake", statement).Execute(session);
}
