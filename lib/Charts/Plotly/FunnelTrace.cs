using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Stages from top to bottom with what is left at each.</summary>
internal sealed record FunnelTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public string Orientation { get; } = "h";

    [JsonConverter(typeof(RawTextConverter))]
    public string TextTemplate { get; } = "%{value:,}<br>%{percentInitial:.1%}";

    internal override CellKind Cell => CellKind.Funnel;

    internal override string Word => "funnel";

    internal override int Points => X.Count;
}
