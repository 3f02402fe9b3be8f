using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>Draws a network: edges as lines, products as points coloured by community.</summary>
internal static class NetworkDrawing
{
    private const int NamedCommunities = 7;
    private const string Others = "other communities";
    private const string Together = "bought together";

    internal static Chart Of(NetworkReport network)
    {
        var nodes = Drawn(network);
        var index = nodes.Index().ToDictionary(node => node.Item, node => node.Index);
        var edges = network
            .Edges.Where(edge => index.ContainsKey(edge.Source) && index.ContainsKey(edge.Target))
            .Select(edge => (From: index[edge.Source], To: index[edge.Target]))
            .ToArray();
        var places = ForceLayout.Of(nodes.Length, edges);
        var lines = Chart.Line(
            edges.SelectMany(edge => new double?[] { places[edge.From].X, places[edge.To].X, places[edge.To].X }),
            edges.SelectMany(edge => new double?[] { places[edge.From].Y, places[edge.To].Y, null }),
            Together
        );
        var chart = nodes
            .GroupBy(node => node.Community <= NamedCommunities ? Name(node.Community) : Others)
            .OrderBy(same => same.Min(node => node.Community))
            .Select(same =>
                Chart.Scatter(
                    same.Select(node => places[index[node]].X),
                    same.Select(node => places[index[node]].Y),
                    same.Key,
                    same.Select(node => $"{node.Name}, {Words.Count(node.Baskets, "basket")}")
                )
            )
            .Aggregate(lines, (all, community) => all.With(community));
        return chart
            .ColoursOf([.. Enumerable.Range(1, NamedCommunities).Select(Name), Together, Others])
            .Title(Title(network, nodes.Length))
            .XAxis("place, without a unit")
            .YAxis("place, without a unit")
            .Size(null, 600);
    }

    // Whole components, the largest first, as long as they fit; of one that alone is too large the products bought most.
    private static NetworkNode[] Drawn(NetworkReport network)
    {
        var most = network.Options.DrawnProducts;
        var components = network.Nodes.GroupBy(node => node.Component).OrderBy(nodes => nodes.Key).ToArray();
        var count = 0;
        var whole = components
            .TakeWhile(nodes => (count += nodes.Count()) <= most)
            .SelectMany(nodes => nodes)
            .ToArray();
        return whole.Length > 0
            ? whole
            :
            [
                .. components[0]
                    .OrderByDescending(node => node.Baskets)
                    .ThenBy(node => node.Product)
                    .Take(most)
                    .OrderBy(node => node.Product),
            ];
    }

    private static string Title(NetworkReport network, int drawn) =>
        drawn == network.Nodes.Count
            ? $"Network of {Words.Count(drawn, "product")} bought together"
            : $"Network of products bought together, {drawn:N0} of {Words.Count(network.Nodes.Count, "product")}";

    private static string Name(int community) => $"community {community}";
}
