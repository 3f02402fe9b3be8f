using System.Collections.Immutable;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Flows between nodes.</summary>
internal sealed record SankeyTrace : Trace
{
    public required SankeyNodes Node { get; init; }

    public required SankeyLinks Link { get; init; }

    public Domain? Domain { get; init; }

    internal override CellKind Cell => CellKind.Sankey;

    internal override string Word => "sankey";

    internal override int Points => Link.Value.Length;
}

/// <summary>The nodes of a sankey trace.</summary>
internal sealed record SankeyNodes(ImmutableArray<string> Label, ImmutableArray<string> Color);

/// <summary>The links of a sankey trace: positions of their nodes, and what flows.</summary>
internal sealed record SankeyLinks(
    ImmutableArray<int> Source,
    ImmutableArray<int> Target,
    ImmutableArray<double> Value,
    ImmutableArray<string> Color
);
