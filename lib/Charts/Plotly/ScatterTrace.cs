using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Points, joined by lines or not, or the outline of a band.</summary>
internal sealed record ScatterTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public required string Mode { get; init; }

    public LineStyle? Line { get; init; }

    /// <summary>What the outline is filled to; only of a band.</summary>
    public string? Fill { get; init; }

    public string? FillColor { get; init; }

    public string? HoverInfo { get; init; }

    /// <summary>The places of a band, whose outline has two points for each of them.</summary>
    [JsonIgnore]
    public int BandPlaces { get; init; }

    [JsonIgnore]
    public bool IsBand => Fill is not null;

    [JsonPropertyName("error_y")]
    public ErrorBar? ErrorY { get; init; }

    [JsonIgnore]
    public bool HasLine => Mode.Contains("lines", StringComparison.Ordinal);

    [JsonIgnore]
    public bool HasMarkers => Mode.Contains("markers", StringComparison.Ordinal);

    internal override CellKind Cell => CellKind.Cartesian;

    internal override string Word =>
        IsBand ? "band"
        : HasLine ? "line"
        : "scatter";

    internal override int Points => IsBand ? BandPlaces : X.Count;
}
