using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>Makes a sankey diagram from links between named nodes, refusing what cannot flow from left to right.</summary>
internal static class SankeyTraces
{
    internal static SankeyTrace From(IEnumerable<SankeyLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        SankeyLink[] all = [.. links];
        if (all.Length == 0)
        {
            throw new ArgumentException(
                "A sankey chart needs at least one link; use Chart.Nothing to say why there is none.",
                nameof(links)
            );
        }

        foreach (var link in all)
        {
            if (!double.IsFinite(link.Value) || link.Value <= 0)
            {
                throw new ArgumentException(
                    $"The link from '{link.Source}' to '{link.Target}' must carry more than 0; given {link.Value.ToString(CultureInfo.InvariantCulture)}.",
                    nameof(links)
                );
            }
        }

        ImmutableArray<string> names =
        [
            .. all.SelectMany(link => new[] { link.Source, link.Target }).Distinct(StringComparer.Ordinal),
        ];
        ImmutableArray<int> sources = [.. all.Select(link => names.IndexOf(link.Source))];
        ImmutableArray<int> targets = [.. all.Select(link => names.IndexOf(link.Target))];
        RefuseCycle(names, sources, targets);
        return new SankeyTrace
        {
            Node = new SankeyNodes(names, [.. names.Select((_, i) => Palette.Of(i))]),
            Link = new SankeyLinks(
                sources,
                targets,
                [.. all.Select(link => link.Value)],
                [.. sources.Select(source => Faint(Palette.Of(source)))]
            ),
        };
    }

    /// <summary>Each node's column: one more than the furthest node that flows into it; ends stand in the last column.</summary>
    internal static int[] Columns(SankeyTrace trace)
    {
        var columns = new int[trace.Node.Label.Length];
        for (int round = 0; round < columns.Length; round++)
        {
            for (int i = 0; i < trace.Link.Value.Length; i++)
            {
                int after = columns[trace.Link.Source[i]] + 1;
                columns[trace.Link.Target[i]] = Math.Max(columns[trace.Link.Target[i]], after);
            }
        }

        int last = columns.Max();
        return [.. columns.Select((column, node) => trace.Link.Source.Contains(node) ? column : last)];
    }

    private static void RefuseCycle(
        ImmutableArray<string> names,
        ImmutableArray<int> sources,
        ImmutableArray<int> targets
    )
    {
        // Nodes that nothing flows into are taken away until none is left; what remains lies on or behind a cycle.
        var left = new HashSet<int>(Enumerable.Range(0, names.Length));
        int before;
        do
        {
            before = left.Count;
            left.RemoveWhere(node =>
                !Enumerable.Range(0, targets.Length).Any(i => targets[i] == node && left.Contains(sources[i]))
            );
        } while (left.Count < before);

        if (left.Count > 0)
        {
            throw new ArgumentException(
                $"The links flow in a circle through '{names[left.Min()]}'; a sankey chart flows one way.",
                nameof(names)
            );
        }
    }

    private static string Faint(string colour) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"rgba({Convert.ToInt32(colour[1..3], 16)},{Convert.ToInt32(colour[3..5], 16)},{Convert.ToInt32(colour[5..7], 16)},0.4)"
        );
}
