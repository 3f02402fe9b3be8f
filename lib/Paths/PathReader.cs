using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Paths;

/// <summary>Runs the queries of paths.</summary>
internal static class PathReader
{
    internal static PathReport Report(ShopSession session, PathOptions options) =>
        new(options, Prepare(session, options).Query<PathLink>(Script("path_links.sql"), Parameters(options)));

    internal static IReadOnlyList<long> Sessions(ShopSession session, PathOptions options, PathLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Prepare(session, options)
            .Query<long>(
                Script("path_sessions.sql"),
                Parameters(
                    options,
                    new
                    {
                        link.Step,
                        link.Source,
                        link.Target,
                    }
                )
            );
    }

    private static FilteredEvents Prepare(ShopSession session, PathOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var filter = options.Checked().Filter.Until(options.AsOf);
        var events = new FilteredEvents(session, filter, "fact_sessions", "dim_products", "fact_events");
        CategoryCodes.List(session);
        var isOfSessions = options.Step == PathStep.EventType && !filter.IsOnItems;
        events.Execute(Script("step_events.sql", isOfSessions ? "of sessions" : "of events"), Parameters(options));
        events.Execute(Script("path_labels.sql", "labels"), Parameters(options));
        KnownNames.Require(session, "step", Script("path_labels.sql", "known steps"), options.Anchor);
        foreach (
            var script in new[]
            {
                Script("path_anchors.sql"),
                Script("path_moves.sql"),
                Script("path_counts.sql"),
                Script("path_nodes.sql"),
            }
        )
        {
            events.Execute(script, Parameters(options));
        }

        return events;
    }

    private static IReadOnlyDictionary<string, object?> Parameters(PathOptions options, object? own = null) =>
        QueryParameters.Of(
            own,
            new
            {
                by_type = options.Step is PathStep.EventType or PathStep.EventTypeAndTopCategory,
                by_category = options.Step
                    is PathStep.TopCategory
                        or PathStep.Category
                        or PathStep.EventTypeAndTopCategory,
                by_product = options.Step == PathStep.Product,
                top_level = options.Step != PathStep.Category,
                anchor = options.Anchor,
                backwards = options.Direction == PathDirection.To,
                steps = options.Steps,
                nodes = options.Nodes,
                end_name = options.Direction == PathDirection.To ? PathReport.Entry : PathReport.Exit,
                other_name = PathReport.Other,
            }
        );

    private static SqlScript Script(string name) => SqlScript.Load(typeof(PathReader), name);

    private static SqlScript Script(string name, string section) => SqlScript.Load(typeof(PathReader), name, section);
}
