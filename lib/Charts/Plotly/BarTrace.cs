using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Bars; horizontal ones carry their values in X and their places in Y.</summary>
internal sealed record BarTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public string? Orientation { get; init; }

    [JsonPropertyName("error_x")]
    public ErrorBar? ErrorX { get; init; }

    [JsonPropertyName("error_y")]
    public ErrorBar? ErrorY { get; init; }

    [JsonIgnore]
    public bool IsHorizontal => Orientation == "h";

    [JsonIgnore]
    public ChartValues Places => IsHorizontal ? Y : X;

    [JsonIgnore]
    public ChartValues Heights => IsHorizontal ? X : Y;

    [JsonIgnore]
    public ErrorBar? Error => IsHorizontal ? ErrorX : ErrorY;

    internal override CellKind Cell => CellKind.Cartesian;

    internal override string Word => "bar";

    internal override int Points => X.Count;
}
