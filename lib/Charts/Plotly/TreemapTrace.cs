using System.Collections.Immutable;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Areas of a whole; a label without a parent stands at the top.</summary>
internal sealed record TreemapTrace : Trace
{
    public required ImmutableArray<string> Labels { get; init; }

    public required ImmutableArray<string> Parents { get; init; }

    public required ChartValues Values { get; init; }

    public string TextInfo { get; } = "label+value+percent root";

    public Marker? Marker { get; init; }

    public Domain? Domain { get; init; }

    internal override CellKind Cell => CellKind.Treemap;

    internal override string Word => "treemap";

    internal override int Points => Values.Count;
}
