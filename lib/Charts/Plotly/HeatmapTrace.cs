using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Coloured cells: Z has one row per y and one value per x.</summary>
internal sealed record HeatmapTrace : Trace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public required ImmutableArray<ChartValues> Z { get; init; }

    /// <summary>How values are written; null chooses by the value.</summary>
    [JsonIgnore]
    public string? ValueFormat { get; init; }

    /// <summary>What stands in the cells; a template over Z would write 0 into those without a value.</summary>
    public ImmutableArray<string[]> Text =>
        [.. Z.Select(row => row.Numbers.Select(value => double.IsNaN(value) ? "" : Written(value)).ToArray())];

    public string TextTemplate { get; } = "%{text}";

    public string HoverInfo { get; } = "x+y+z";

    public string? ZHoverFormat => ValueFormat;

    public string? XAxis { get; init; }

    public string? YAxis { get; init; }

    public ImmutableArray<object[]> ColorScale { get; } =
    [.. Palette.Sequential.Select((colour, i) => new object[] { (double)i / (Palette.Sequential.Length - 1), colour })];

    public ColorBar? ColorBar { get; init; }

    public bool HoverOnGaps { get; }

    internal override CellKind Cell => CellKind.Heatmap;

    internal override string Word => "heatmap";

    /// <summary>A value as it is written in its cell.</summary>
    internal string Written(double value) =>
        ValueFormat is { } format ? NumberFormat.Parse(format).Format(value) : ChartValues.NumberText(value);

    internal override int Points => X.Count * Y.Count;
}
