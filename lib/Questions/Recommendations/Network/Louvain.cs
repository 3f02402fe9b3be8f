namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>
/// Communities by the method of Louvain (Blondel, Guillaume, Lambiotte and Lefebvre, 2008): nodes go to the neighbours' community that raises the modularity most, then communities become nodes, until
/// nothing moves. Nodes go in their order and of equal gains the community of the smallest node wins, so that the same graph always gives the same.
/// </summary>
internal static class Louvain
{
    // Gains below this share of all weights are rounding.
    private const double LeastGain = 1e-12;

    /// <summary>The community of each node, numbered from 0 by its first node.</summary>
    internal static int[] Communities(int nodes, IReadOnlyList<(int From, int To, double Weight)> edges)
    {
        int[] of = [.. Enumerable.Range(0, nodes)];
        var level = edges;
        while (true)
        {
            var (moved, count) = Numbered(Move(of.Length == 0 ? 0 : 1 + of.Max(), level));
            of = Array.ConvertAll(of, community => moved[community]);
            if (count == moved.Length)
            {
                return Numbered(of).Numbers;
            }

            level =
            [
                .. level
                    .Select(edge => (From: moved[edge.From], To: moved[edge.To], edge.Weight))
                    .GroupBy(edge => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To)))
                    .Select(same => (same.Key.Item1, same.Key.Item2, same.Sum(edge => edge.Weight))),
            ];
        }
    }

    /// <summary>The share of weights within communities less what it would be by chance (Newman and Girvan, 2004); null without edges.</summary>
    internal static double? Modularity(int[] communities, IReadOnlyList<(int From, int To, double Weight)> edges)
    {
        var all = edges.Sum(edge => edge.Weight);
        if (all <= 0)
        {
            return null;
        }

        var degrees = new double[communities.Length == 0 ? 0 : 1 + communities.Max()];
        foreach (var (from, to, weight) in edges)
        {
            degrees[communities[from]] += weight;
            degrees[communities[to]] += weight;
        }

        var within = edges.Where(edge => communities[edge.From] == communities[edge.To]).Sum(edge => edge.Weight);
        return (within / all) - degrees.Sum(degree => degree / (2 * all) * (degree / (2 * all)));
    }

    private static int[] Move(int nodes, IReadOnlyList<(int From, int To, double Weight)> edges)
    {
        var neighbours = Enumerable.Range(0, nodes).Select(_ => new List<(int Node, double Weight)>()).ToArray();
        var degrees = new double[nodes];
        foreach (var (from, to, weight) in edges)
        {
            degrees[from] += weight;
            degrees[to] += weight;
            if (from != to)
            {
                neighbours[from].Add((to, weight));
                neighbours[to].Add((from, weight));
            }
        }

        var all = degrees.Sum();
        int[] of = [.. Enumerable.Range(0, nodes)];
        var totals = (double[])degrees.Clone();
        for (var moved = true; moved; )
        {
            moved = false;
            for (var node = 0; node < nodes; node++)
            {
                var own = of[node];
                totals[own] -= degrees[node];
                var links = neighbours[node]
                    .GroupBy(link => of[link.Node])
                    .ToDictionary(same => same.Key, same => same.Sum(link => link.Weight));
                double Gain(int community) =>
                    links.GetValueOrDefault(community) - (totals[community] * degrees[node] / all);
                var best = links.Keys.Order().Append(own).MaxBy(Gain);
                if (Gain(best) <= Gain(own) + (LeastGain * all))
                {
                    best = own;
                }

                totals[best] += degrees[node];
                of[node] = best;
                moved |= best != own;
            }
        }

        return of;
    }

    private static (int[] Numbers, int Count) Numbered(int[] communities)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var community in communities)
        {
            numbers.TryAdd(community, numbers.Count);
        }

        return (Array.ConvertAll(communities, community => numbers[community]), numbers.Count);
    }
}
