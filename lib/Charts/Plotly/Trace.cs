using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>One series of a Plotly figure; property names become Plotly's by lower-casing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(Scatter3dTrace), "scatter3d")]
[JsonDerivedType(typeof(PieTrace), "pie")]
[JsonDerivedType(typeof(FunnelTrace), "funnel")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
[JsonDerivedType(typeof(HistogramTrace), "histogram")]
[JsonDerivedType(typeof(IndicatorTrace), "indicator")]
[JsonDerivedType(typeof(TableTrace), "table")]
[JsonDerivedType(typeof(SankeyTrace), "sankey")]
[JsonDerivedType(typeof(TreemapTrace), "treemap")]
internal abstract record Trace
{
    [JsonPropertyOrder(-1)]
    public string? Name { get; init; }

    /// <summary>The kind of cell the trace stands in: traces of one cell share it.</summary>
    internal abstract CellKind Cell { get; }

    /// <summary>The word the text summary uses.</summary>
    internal abstract string Word { get; }

    /// <summary>How many points the trace has.</summary>
    internal abstract int Points { get; }
}
