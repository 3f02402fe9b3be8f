namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>Edges without which a component falls into two: those over which no edge leads back (Tarjan, 1974).</summary>
internal static class Bridges
{
    /// <summary>Whether each edge is a bridge.</summary>
    internal static bool[] Of(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var links = Enumerable.Range(0, nodes).Select(_ => new List<(int Node, int Edge)>()).ToArray();
        foreach (var (edge, (from, to)) in edges.Index())
        {
            links[from].Add((to, edge));
            links[to].Add((from, edge));
        }

        var isBridge = new bool[edges.Count];
        var order = new int[nodes];
        var earliest = new int[nodes];
        var next = new int[nodes];
        var path = new Stack<(int Node, int Edge)>();
        var count = 0;
        for (var root = 0; root < nodes; root++)
        {
            if (order[root] > 0)
            {
                continue;
            }

            order[root] = earliest[root] = ++count;
            path.Push((root, -1));
            while (path.TryPeek(out var at))
            {
                if (next[at.Node] < links[at.Node].Count)
                {
                    var (node, edge) = links[at.Node][next[at.Node]++];
                    if (edge == at.Edge)
                    {
                        continue;
                    }

                    if (order[node] > 0)
                    {
                        earliest[at.Node] = Math.Min(earliest[at.Node], order[node]);
                        continue;
                    }

                    order[node] = earliest[node] = ++count;
                    path.Push((node, edge));
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var before))
                {
                    earliest[before.Node] = Math.Min(earliest[before.Node], earliest[at.Node]);
                    isBridge[at.Edge] = earliest[at.Node] > order[before.Node];
                }
            }
        }

        return isBridge;
    }
}
