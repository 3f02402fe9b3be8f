using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts;

/// <summary>Makes a sankey diagram from links between named nodes, refusing what cannot flow from left to right.</summary>
internal static class SankeyTraces
{
    internal static Trace From(IEnumerable<SankeyLink> links)
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
        return FigureParts
            .NewTrace("sankey")
            .With(
                (
                    "node",
                    new SankeyNodes().With(
                        ("label", ChartValues.From(names, nameof(names))),
                        ("color", names.Select((_, i) => Palette.Of(i)).ToArray())
                    )
                ),
                (
                    "link",
                    new SankeyLinks().With(
                        ("source", sources.ToArray()),
                        ("target", targets.ToArray()),
                        ("value", ChartValues.From(all.Select(link => link.Value), nameof(links))),
                        ("color", sources.Select(source => Palette.Faint(Palette.Of(source), 0.4)).ToArray())
                    )
                )
            );
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
}

/// <summary>The nodes and links of a sankey trace.</summary>
internal sealed record SankeyFlow(
    ImmutableArray<string> Labels,
    string[] Colours,
    int[] Sources,
    int[] Targets,
    ImmutableArray<double> Amounts
)
{
    internal static SankeyFlow Of(Trace trace)
    {
        var node = trace.Inner("node")!;
        var link = trace.Inner("link")!;
        return new SankeyFlow(
            node.Values("label")!.Texts,
            (string[])node.Get("color")!,
            (int[])link.Get("source")!,
            (int[])link.Get("target")!,
            link.Values("value")!.Numbers
        );
    }

    /// <summary>Each node's column: one more than the furthest node that flows into it; ends stand in the last column.</summary>
    internal int[] Columns()
    {
        var columns = new int[Labels.Length];
        for (int round = 0; round < columns.Length; round++)
        {
            for (int i = 0; i < Amounts.Length; i++)
            {
                columns[Targets[i]] = Math.Max(columns[Targets[i]], columns[Sources[i]] + 1);
            }
        }

        int last = columns.Max();
        return [.. columns.Select((column, node) => Sources.Contains(node) ? column : last)];
    }
}
