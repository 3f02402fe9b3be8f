using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using QuikGraph;

namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>A product that is bought together with others.</summary>
/// <param name="Product">Its id.</param>
/// <param name="Name">Its id, brand and category.</param>
/// <param name="Baskets">Baskets with it.</param>
/// <param name="Component">The part of the network in which all products are connected, 1 for the largest.</param>
/// <param name="Community">The group within it that is bought together most, 1 for the largest of all.</param>
public sealed record NetworkNode(long Product, string Name, long Baskets, int Component, int Community);

/// <summary>Two products that are bought together.</summary>
/// <param name="Source">The one with the smaller id.</param>
/// <param name="Target">The other.</param>
/// <param name="Baskets">Baskets with both.</param>
/// <param name="Lift">How many times more these are than by chance.</param>
/// <param name="QValue">By Benjamini and Hochberg, see the rules.</param>
/// <param name="IsBridge">Whether its component falls into two without it.</param>
public sealed record NetworkEdge(
    NetworkNode Source,
    NetworkNode Target,
    long Baskets,
    double Lift,
    double QValue,
    bool IsBridge
) : IEdge<NetworkNode>;

/// <summary>The network of products that are bought together.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Nodes">Products by id.</param>
/// <param name="Edges">Pairs by their products' ids.</param>
/// <param name="Modularity">How much the communities' edges weigh more than by chance (Newman and Girvan, 2004), below 1; null without edges.</param>
public sealed record NetworkReport(
    NetworkOptions Options,
    IReadOnlyList<NetworkNode> Nodes,
    IReadOnlyList<NetworkEdge> Edges,
    double? Modularity
) : ChartReport
{
    /// <summary>How many components there are.</summary>
    public int Components => Nodes.Select(node => node.Component).DefaultIfEmpty(0).Max();

    /// <summary>How many communities there are.</summary>
    public int Communities => Nodes.Select(node => node.Community).DefaultIfEmpty(0).Max();

    /// <summary>The network's sizes in a sentence, or that there is none.</summary>
    public string Sentence =>
        Nodes.Count == 0
            ? "No rule joins two products, so there is no network."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(Nodes.Count, "product")} with {Words.Count(Edges.Count, "edge")}, {Words.Count(Edges.Count(edge => edge.IsBridge), "bridge")} among them, in {Words.Count(Components, "component")} and {Words.Count(Communities, "community", "communities")}; modularity {Modularity:0.000}."
            );

    /// <summary>One row per community, the largest first.</summary>
    public Table ToTable() =>
        Table.Of(
            Nodes
                .GroupBy(node => node.Community)
                .OrderBy(nodes => nodes.Key)
                .Select(nodes => new
                {
                    Community = nodes.Key,
                    nodes.First().Component,
                    Products = nodes.Count(),
                    Edges = Edges.Count(edge =>
                        edge.Source.Community == nodes.Key && edge.Target.Community == nodes.Key
                    ),
                    MostBought = nodes.MaxBy(node => node.Baskets)!.Name,
                }),
            "Communities of products bought together"
        );

    /// <summary>The products by community, joined where they are bought together; of a large network the products of its largest components.</summary>
    public override Chart ToChart() => Nodes.Count == 0 ? Chart.Nothing(Sentence) : NetworkDrawing.Of(this);

    /// <summary>The network as QuikGraph's own, for its algorithms.</summary>
    public UndirectedGraph<NetworkNode, NetworkEdge> ToGraph()
    {
        var graph = new UndirectedGraph<NetworkNode, NetworkEdge>(allowParallelEdges: false);
        graph.AddVertexRange(Nodes);
        graph.AddEdgeRange(Edges);
        return graph;
    }

    /// <summary>Writes the network as GraphML, which Gephi, Cytoscape and networkx read; a file that is there is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveGraphMl(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        GraphMl.Save(this, path);
    }

    /// <summary>The edges as a table, to be saved as .csv, .json or .parquet.</summary>
    public Table ToEdgeTable() =>
        Table.Of(
            Edges.Select(edge => new
            {
                SourceId = edge.Source.Product,
                TargetId = edge.Target.Product,
                edge.Baskets,
                edge.Lift,
                edge.QValue,
                edge.IsBridge,
            }),
            "Pairs of products bought together"
        );
}
