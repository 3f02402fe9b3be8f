using EcommerceNotebooks.Questions.Recommendations.Rules;
using QuikGraph;
using QuikGraph.Algorithms;

namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>Makes the network of the pairs that rules keep.</summary>
internal static class NetworkBuilder
{
    internal static NetworkReport Of(ShopSession session, NetworkOptions options)
    {
        var rules = RuleReader.Pairs(session, options.Checked().Rules).Rules;
        var names = RuleReader.Names(session, rules.SelectMany(rule => new[] { rule.Product, rule.Other }));
        return Of(options, rules, names);
    }

    internal static NetworkReport Of(
        NetworkOptions options,
        IReadOnlyList<Rule> rules,
        IReadOnlyDictionary<long, string> names
    )
    {
        Rule[] pairs =
        [
            .. rules
                .DistinctBy(rule => (Math.Min(rule.Product, rule.Other), Math.Max(rule.Product, rule.Other)))
                .OrderBy(rule => Math.Min(rule.Product, rule.Other))
                .ThenBy(rule => Math.Max(rule.Product, rule.Other)),
        ];
        var baskets = new SortedDictionary<long, long>();
        foreach (var pair in pairs)
        {
            baskets[pair.Product] = pair.Measures.Antecedent;
            baskets[pair.Other] = pair.Measures.Consequent;
        }

        var products = baskets.Keys.ToArray();
        var index = products.Index().ToDictionary(each => each.Item, each => each.Index);
        (int From, int To, double Weight)[] edges =
        [
            .. pairs.Select(pair =>
                (
                    index[Math.Min(pair.Product, pair.Other)],
                    index[Math.Max(pair.Product, pair.Other)],
                    options.Weight == NetworkWeight.Lift ? pair.Measures.Lift : pair.Measures.Both
                )
            ),
        ];
        var found = Louvain.Communities(products.Length, edges);
        var communities = LargestFirst(found);
        var components = LargestFirst(Components(products.Length, edges));
        var isBridge = Bridges.Of(products.Length, [.. edges.Select(edge => (edge.From, edge.To))]);
        NetworkNode[] nodes =
        [
            .. products.Select(
                (id, place) => new NetworkNode(id, names[id], baskets[id], components[place], communities[place])
            ),
        ];
        return new(
            options,
            nodes,
            [
                .. pairs.Select(
                    (pair, place) =>
                        new NetworkEdge(
                            nodes[edges[place].From],
                            nodes[edges[place].To],
                            pair.Measures.Both,
                            pair.Measures.Lift,
                            pair.QValue,
                            isBridge[place]
                        )
                ),
            ],
            Louvain.Modularity(found, edges)
        );
    }

    private static int[] Components(int nodes, IEnumerable<(int From, int To, double Weight)> edges)
    {
        var graph = new UndirectedGraph<int, SEdge<int>>();
        graph.AddVertexRange(Enumerable.Range(0, nodes));
        graph.AddEdgeRange(edges.Select(edge => new SEdge<int>(edge.From, edge.To)));
        var components = new Dictionary<int, int>();
        graph.ConnectedComponents(components);
        return [.. Enumerable.Range(0, nodes).Select(node => components[node])];
    }

    // Numbers groups from 1 by falling size, of equal ones by their first member.
    private static int[] LargestFirst(int[] groups)
    {
        var numbers = groups
            .Index()
            .GroupBy(member => member.Item)
            .OrderByDescending(members => members.Count())
            .ThenBy(members => members.First().Index)
            .Select((members, place) => (members.Key, Number: place + 1))
            .ToDictionary(each => each.Key, each => each.Number);
        return Array.ConvertAll(groups, group => numbers[group]);
    }
}
