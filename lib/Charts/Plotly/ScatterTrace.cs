using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Points, joined by lines or not.</summary>
internal sealed record ScatterTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public required string Mode { get; init; }

    public LineStyle? Line { get; init; }

    [JsonPropertyName("error_y")]
    public ErrorBar? ErrorY { get; init; }

    [JsonIgnore]
    public bool HasLine => Mode.Contains("lines", StringComparison.Ordinal);

    [JsonIgnore]
    public bool HasMarkers => Mode.Contains("markers", StringComparison.Ordinal);

    internal override CellKind Cell => CellKind.Cartesian;

    internal override string Word => HasLine ? "line" : "scatter";

    internal override int Points => X.Count;
}
