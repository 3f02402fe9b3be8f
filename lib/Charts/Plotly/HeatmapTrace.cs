using System.Collections.Immutable;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Coloured cells: Z has one row per y and one value per x.</summary>
internal sealed record HeatmapTrace : Trace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public required ImmutableArray<ChartValues> Z { get; init; }

    public string? XAxis { get; init; }

    public string? YAxis { get; init; }

    public ImmutableArray<object[]> ColorScale { get; } =
    [.. Palette.Sequential.Select((colour, i) => new object[] { (double)i / (Palette.Sequential.Length - 1), colour })];

    public ColorBar? ColorBar { get; init; }

    public bool HoverOnGaps { get; }

    internal override CellKind Cell => CellKind.Heatmap;

    internal override string Word => "heatmap";

    internal override int Points => X.Count * Y.Count;
}
