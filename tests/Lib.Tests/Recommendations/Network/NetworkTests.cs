using System.Xml.Linq;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Network;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations;

[Collection(WorldShop.Collection)]
public sealed class NetworkTests(WorldShop worlds)
{
    // Two triangles that one edge joins, and a pair.
    private static readonly (int From, int To)[] Barbell =
    [
        (0, 1),
        (0, 2),
        (1, 2),
        (2, 3),
        (3, 4),
        (3, 5),
        (4, 5),
        (6, 7),
    ];

    private static readonly RuleOptions All = new()
    {
        MinPairs = 1,
        MinLift = 0,
        SignificantOnly = false,
    };

    [Fact]
    public void Network_TwoTrianglesAndAPair_AreTheirCommunities()
    {
        var report = Planted();

        Assert.Equal((8, 8, 2, 3), (report.Nodes.Count, report.Edges.Count, report.Components, report.Communities));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3], report.Nodes.Select(node => node.Community));
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 2], report.Nodes.Select(node => node.Component));
        Assert.Equal(
            [(3L, 4L), (7L, 8L)],
            report.Edges.Where(edge => edge.IsBridge).Select(edge => (edge.Source.Product, edge.Target.Product))
        );
        Assert.Equal(20, report.Edges[0].Baskets);
        Assert.Equal([40, 40, 41], report.Nodes.Take(3).Select(node => node.Baskets));
        Assert.Contains(
            "8 products with 8 edges, 2 bridges among them, in 2 components and 3 communities",
            report.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(3, report.ToTable().Rows.Length);
    }

    [Fact]
    public void Network_RandomGraphs_HaveTheBridgesThatRemovingEdgesFinds()
    {
        var random = new Random(4);
        var bridges = 0;
        for (var run = 0; run < 300; run++)
        {
            var nodes = random.Next(2, 12);
            (int, int)[] edges = Graph(random, nodes, random.Next(1, 16));
            var components = Parts(nodes, edges);
            var expected = edges
                .Select(edge => Parts(nodes, [.. edges.Where(other => other != edge)]) > components)
                .ToArray();

            Assert.Equal(expected, Bridges.Of(nodes, edges));
            bridges += expected.Count(isBridge => isBridge);
        }

        Assert.InRange(bridges, 300, 3_000);
    }

    [Fact]
    public void Communities_RandomGraphs_NoMoveOfANodeIsBetterAndNoneSpansComponents()
    {
        var random = new Random(5);
        for (var run = 0; run < 200; run++)
        {
            var nodes = random.Next(2, 20);
            (int From, int To, double Weight)[] edges =
            [
                .. Graph(random, nodes, random.Next(1, 40)).Select(edge => (edge.From, edge.To, 1.0 + random.Next(9))),
            ];
            var found = Louvain.Communities(nodes, edges);
            var modularity = Louvain.Modularity(found, edges)!.Value;

            Assert.True(modularity >= Louvain.Modularity(Enumerable.Range(0, nodes).ToArray(), edges) - 1e-12);
            Assert.True(modularity >= Louvain.Modularity(new int[nodes], edges) - 1e-12);
            Assert.Equal(found, Louvain.Communities(nodes, edges));
            foreach (var same in found.Index().GroupBy(node => node.Item))
            {
                var members = same.Select(node => node.Index).ToHashSet();
                var within = edges.Where(edge => members.Contains(edge.From) && members.Contains(edge.To));
                Assert.Equal(nodes - members.Count + 1, Parts(nodes, [.. within.Select(edge => (edge.From, edge.To))]));
            }
        }
    }

    /// <summary>Zachary's karate club (1977): the best division has four communities and a modularity of 0.4198 (Brandes and others, 2008); Louvain's comes close.</summary>
    [Fact]
    public void Communities_KarateClub_AreAboutAsGoodAsTheBestKnown()
    {
        (int From, int To, double Weight)[] edges = [.. KarateClub().Select(edge => (edge.From, edge.To, 1.0))];
        Assert.Equal(78, edges.Length);

        var found = Louvain.Communities(34, edges);

        Assert.InRange(Louvain.Modularity(found, edges)!.Value, 0.41, 0.4198);
        Assert.Equal(4, found.Max() + 1);
    }

    [Fact]
    public void Network_OfRules_HasAnEdgeForEachPairOfThem()
    {
        for (var seed = 8; seed < 12; seed++)
        {
            worlds.Use(BasketWorld.Draw(seed));
            var options = All with { MinConfidence = 0.3m };
            var rules = worlds.Session.Recommendations.Rules(options).Rules;

            var report = worlds.Session.Recommendations.Network(
                new() { Rules = options, Weight = (NetworkWeight)(seed % 2) }
            );

            Assert.Equal(
                rules
                    .Select(rule => (Math.Min(rule.Product, rule.Other), Math.Max(rule.Product, rule.Other)))
                    .Distinct()
                    .Order(),
                report.Edges.Select(edge => (edge.Source.Product, edge.Target.Product))
            );
            Assert.Equal(report.Edges.Count, report.ToGraph().EdgeCount);
            Assert.Equal(report.Edges.Count, report.ToEdgeTable().Rows.Length);
        }
    }

    [Fact]
    public void SaveGraphMl_Network_HasAllNodesAndEdges()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "network.graphml");
        var report = Planted();

        report.SaveGraphMl(path);

        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Load(path).Root!.Element(ns + "graph")!;
        Assert.Equal("undirected", graph.Attribute("edgedefault")!.Value);
        Assert.Equal(
            report.Nodes.Select(node => $"{node.Product} {node.Community}"),
            graph
                .Elements(ns + "node")
                .Select(node =>
                    $"{node.Attribute("id")!.Value} {node.Elements(ns + "data").Single(data => data.Attribute("key")!.Value == "node_community").Value}"
                )
        );
        Assert.Equal(
            report.Edges.Select(edge => $"{edge.Source.Product} {edge.Target.Product}"),
            graph
                .Elements(ns + "edge")
                .Select(edge => $"{edge.Attribute("source")!.Value} {edge.Attribute("target")!.Value}")
        );
    }

    [Fact]
    public void ToChart_Network_DrawsCommunitiesInTheirColoursAndTheSameTwice()
    {
        var report = Planted();
        var svg = report.ToChart().ToSvg();
        Assert.Equal(svg, report.ToChart().ToSvg());
        Assert.Contains("community 3", svg, StringComparison.Ordinal);
        Assert.Contains(
            "6 of 8 products",
            (report with { Options = new() { DrawnProducts = 7 } }).ToChart().ToSvg(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 of 8 products",
            (report with { Options = new() { DrawnProducts = 2 } }).ToChart().ToSvg(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Network_NothingTogether_SaysSo()
    {
        worlds.Use(BasketWorld.Of([1], [2]));
        var report = worlds.Session.Recommendations.Network();
        Assert.Empty(report.Nodes);
        Assert.Null(report.Modularity);
        Assert.Contains("no network", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => worlds.Session.Recommendations.Network(new() { DrawnProducts = 1 }));
    }

    private NetworkReport Planted()
    {
        worlds.Use(
            BasketWorld.Of(
                Barbell.SelectMany(edge =>
                    Enumerable.Repeat((long[])[edge.From + 1, edge.To + 1], edge is (2, 3) ? 1 : 20)
                )
            )
        );
        return worlds.Session.Recommendations.Network(new() { Rules = All });
    }

    private static (int From, int To)[] Graph(Random random, int nodes, int edges) =>
        [
            .. Enumerable
                .Range(0, edges)
                .Select(_ => (random.Next(nodes), random.Next(nodes)))
                .Where(edge => edge.Item1 != edge.Item2)
                .Select(edge => (Math.Min(edge.Item1, edge.Item2), Math.Max(edge.Item1, edge.Item2)))
                .Append((0, 1))
                .Distinct(),
        ];

    private static int Parts(int nodes, (int From, int To)[] edges)
    {
        int[] of = [.. Enumerable.Range(0, nodes)];
        foreach (var (from, to) in edges)
        {
            var (one, other) = (of[from], of[to]);
            of = Array.ConvertAll(of, part => part == one ? other : part);
        }

        return of.Distinct().Count();
    }

    private static IEnumerable<(int From, int To)> KarateClub()
    {
        // Each member's friends among those who come later.
        string[] friends =
        [
            "2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32",
            "3 4 8 14 18 20 22 31",
            "4 8 9 10 14 28 29 33",
            "8 13 14",
            "7 11",
            "7 11 17",
            "17",
            "",
            "31 33 34",
            "34",
            "",
            "",
            "",
            "34",
            "33 34",
            "33 34",
            "",
            "",
            "33 34",
            "34",
            "33 34",
            "",
            "33 34",
            "26 28 30 33 34",
            "26 28 32",
            "32",
            "30 34",
            "34",
            "32 34",
            "33 34",
            "33 34",
            "33 34",
            "34",
        ];
        return friends
            .Index()
            .SelectMany(each =>
                each.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(friend => (each.Index, int.Parse(friend) - 1))
            );
    }
}
