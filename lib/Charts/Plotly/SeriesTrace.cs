using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>A trace with one colour and an entry in the legend.</summary>
internal abstract record SeriesTrace : Trace
{
    public bool? ShowLegend { get; init; }

    public string? LegendGroup { get; init; }

    public Marker? Marker { get; init; }

    public ChartValues? HoverText { get; init; }

    [JsonConverter(typeof(RawTextConverter))]
    public string? HoverTemplate { get; init; }
}
