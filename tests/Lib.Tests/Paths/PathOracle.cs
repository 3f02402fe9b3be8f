using EcommerceNotebooks.Paths;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Paths;

/// <summary>Paths as one would follow them with a finger: session by session.</summary>
internal static class PathOracle
{
    private static readonly string[] Types = ["view", "cart", "remove_from_cart", "purchase"];

    internal static IReadOnlyList<(PathLink Link, long[] Sessions)> Links(SmallWorld world, PathOptions options)
    {
        var end = CalendarOracle.End(options.Filter, options.AsOf);
        var walks = EventFilterOracle
            .Take(world, options.Filter)
            .Where(row => row.EventTime < end)
            .GroupBy(row => row.SessionKey)
            .Select(session => (session.Key, Steps: Walk([.. session], options)))
            .Where(walk => walk.Steps.Length > 0)
            .ToArray();
        HashSet<string> shown =
        [
            options.Anchor,
            .. walks
                .SelectMany(walk => walk.Steps.Skip(1).Take(options.Steps))
                .GroupBy(step => step)
                .OrderByDescending(step => step.Count())
                .ThenBy(step => step.Key, StringComparer.Ordinal)
                .Take(options.Nodes)
                .Select(step => step.Key),
        ];
        return
        [
            .. walks
                .SelectMany(walk =>
                    Enumerable
                        .Range(1, Math.Min(options.Steps, walk.Steps.Length))
                        .Select(step => (walk.Key, Link: Link(options, walk.Steps, step, shown)))
                )
                .GroupBy(move => move.Link, move => move.Key)
                .Select(group => (group.Key with { Sessions = group.Count() }, group.Order().ToArray()))
                .OrderBy(each => each.Item1.Step)
                .ThenByDescending(each => each.Item1.Sessions)
                .ThenBy(each => each.Item1.Source, StringComparer.Ordinal)
                .ThenBy(each => each.Item1.Target, StringComparer.Ordinal),
        ];
    }

    internal static string Label(CleanEvent row, PathStep step)
    {
        var category = row.CategoryCode ?? "uncategorized";
        var top = category.Split('.')[0];
        return step switch
        {
            PathStep.EventType => row.EventType,
            PathStep.TopCategory => top,
            PathStep.Category => category,
            PathStep.Product => row.ProductId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => $"{row.EventType} · {top}",
        };
    }

    // From the anchor on, in the direction of the path; nothing without it.
    private static string[] Walk(CleanEvent[] session, PathOptions options)
    {
        var steps = new List<string>();
        foreach (
            var label in session
                .OrderBy(row => row.EventTime)
                .ThenBy(row => Array.IndexOf(Types, row.EventType))
                .ThenBy(row => Label(row, options.Step), StringComparer.Ordinal)
                .Select(row => Label(row, options.Step))
        )
        {
            if (steps.Count == 0 || steps[^1] != label)
            {
                steps.Add(label);
            }
        }

        var anchor = steps.IndexOf(options.Anchor);
        return anchor < 0 ? []
            : options.Direction == PathDirection.From ? [.. steps.Skip(anchor)]
            : [.. steps.Take(anchor + 1).Reverse()];
    }

    private static PathLink Link(PathOptions options, string[] steps, int step, HashSet<string> shown)
    {
        var from = options.Direction == PathDirection.From;
        var near = Shown(steps[step - 1]);
        var far =
            step < steps.Length ? Shown(steps[step])
            : from ? PathReport.Exit
            : PathReport.Entry;
        return from ? new PathLink(step, near, far, 0) : new PathLink(step, far, near, 0);

        string Shown(string label) => shown.Contains(label) ? label : PathReport.Other;
    }
}
