namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws flows: nodes in columns, links as bands as wide as what flows.</summary>
internal static class SankeyCell
{
    private const double NodeWidth = 14;
    private const double NodeGap = 14;

    internal static void Draw(SvgWriter svg, SankeyFlow sankey, Box box)
    {
        double labels = Math.Min(140, TextWidth.Widest(sankey.Labels)) + 10;
        var area = box.Inset(6, 10, labels, 10);
        var nodes = Place(sankey, area);
        foreach (int link in Enumerable.Range(0, sankey.Amounts.Length).OrderBy(i => nodes[sankey.Targets[i]].Top))
        {
            nodes[sankey.Sources[link]].Leaving.Add(link);
        }

        foreach (int link in Enumerable.Range(0, sankey.Amounts.Length).OrderBy(i => nodes[sankey.Sources[i]].Top))
        {
            nodes[sankey.Targets[link]].Arriving.Add(link);
        }

        double scale = Scale(sankey, nodes, area);
        for (int link = 0; link < sankey.Amounts.Length; link++)
        {
            Band(svg, sankey, nodes, link, scale);
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            svg.Rect(nodes[i].Left, nodes[i].Top, NodeWidth, Math.Max(1, nodes[i].Flow * scale), sankey.Colours[i]);
            double y = nodes[i].Top + (nodes[i].Flow * scale / 2) + 4;
            svg.Text(nodes[i].Left + NodeWidth + 5, y, TextWidth.Fit(sankey.Labels[i], labels - 10));
        }
    }

    private static Node[] Place(SankeyFlow sankey, Box area)
    {
        int[] columns = sankey.Columns();
        int last = Math.Max(1, columns.Max());
        Node[] nodes =
        [
            .. columns.Select(
                (column, i) =>
                    new Node(column, Flow(sankey, i)) { Left = area.Left + (column * (area.Width - NodeWidth) / last) }
            ),
        ];
        double scale = Scale(sankey, nodes, area);
        foreach (var column in nodes.GroupBy(node => node.Column).OrderBy(group => group.Key))
        {
            // A node starts level with what flows into it, which keeps bands from crossing more than they must.
            Node[] ordered =
            [
                .. column
                    .OrderBy(node => Level(sankey, nodes, Array.IndexOf(nodes, node)))
                    .ThenBy(node => Array.IndexOf(nodes, node)),
            ];
            double used = ordered.Sum(node => node.Flow * scale) + (NodeGap * (ordered.Length - 1));
            double y = area.Top + ((area.Height - used) / 2);
            foreach (var node in ordered)
            {
                node.Top = y;
                y += (node.Flow * scale) + NodeGap;
            }
        }

        Settle(sankey, nodes, scale, area, last);
        return nodes;
    }

    // A column between the first and the last moves as one to the height its flows lead to, so that they run level.
    private static void Settle(SankeyFlow sankey, Node[] nodes, double scale, Box area, int last)
    {
        foreach (var column in nodes.Where(node => node.Column > 0 && node.Column < last).GroupBy(node => node.Column))
        {
            int[] links =
            [
                .. Enumerable.Range(0, sankey.Amounts.Length).Where(i => column.Contains(nodes[sankey.Sources[i]])),
            ];
            double weight = links.Sum(i => sankey.Amounts[i]);
            double wanted = links.Sum(i => Middle(nodes[sankey.Targets[i]], scale) * sankey.Amounts[i]) / weight;
            double top = column.Min(node => node.Top);
            double bottom = column.Max(node => node.Top + (node.Flow * scale));
            double move = Math.Clamp(
                wanted - ((top + bottom) / 2),
                area.Top - top,
                Math.Max(area.Top - top, area.Bottom - bottom)
            );
            foreach (var node in column)
            {
                node.Top += move;
            }
        }
    }

    private static double Middle(Node node, double scale) => node.Top + (node.Flow * scale / 2);

    private static double Level(SankeyFlow sankey, Node[] nodes, int node)
    {
        int[] links = [.. Enumerable.Range(0, sankey.Amounts.Length).Where(i => sankey.Targets[i] == node)];
        double weight = links.Sum(i => sankey.Amounts[i]);
        return links.Length == 0 ? 0 : links.Sum(i => nodes[sankey.Sources[i]].Top * sankey.Amounts[i]) / weight;
    }

    private static double Flow(SankeyFlow sankey, int node)
    {
        double Sum(IReadOnlyList<int> ends) =>
            Enumerable.Range(0, ends.Count).Where(i => ends[i] == node).Sum(i => sankey.Amounts[i]);

        return Math.Max(Sum(sankey.Sources), Sum(sankey.Targets));
    }

    private static double Scale(SankeyFlow sankey, Node[] nodes, Box area) =>
        nodes
            .GroupBy(node => node.Column)
            .Min(column => Math.Max(1, area.Height - (NodeGap * (column.Count() - 1))) / column.Sum(node => node.Flow));

    private static void Band(SvgWriter svg, SankeyFlow sankey, Node[] nodes, int link, double scale)
    {
        (int source, int target) = (sankey.Sources[link], sankey.Targets[link]);
        double width = sankey.Amounts[link] * scale;
        double x1 = nodes[source].Left + NodeWidth;
        double x2 = nodes[target].Left;
        double y1 = nodes[source].Top + (Before(sankey, nodes[source].Leaving, link) * scale);
        double y2 = nodes[target].Top + (Before(sankey, nodes[target].Arriving, link) * scale);
        string middle = SvgWriter.Number((x1 + x2) / 2);
        string path =
            $"M{N(x1)} {N(y1)}C{middle} {N(y1)} {middle} {N(y2)} {N(x2)} {N(y2)}V{N(y2 + width)}C{middle} {N(y2 + width)} {middle} {N(y1 + width)} {N(x1)} {N(y1 + width)}Z";
        svg.Area(path, sankey.Colours[source], 0.4);
    }

    private static double Before(SankeyFlow sankey, List<int> links, int link) =>
        links.TakeWhile(each => each != link).Sum(each => sankey.Amounts[each]);

    private static string N(double value) => SvgWriter.Number(value);

    private sealed class Node(int column, double flow)
    {
        internal int Column { get; } = column;

        internal double Flow { get; } = flow;

        internal double Left { get; init; }

        internal double Top { get; set; }

        internal List<int> Leaving { get; } = [];

        internal List<int> Arriving { get; } = [];
    }
}
