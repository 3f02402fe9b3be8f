namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Points in space.</summary>
internal sealed record Scatter3dTrace : SeriesTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public required ChartValues Z { get; init; }

    public string Mode { get; } = "markers";

    public string? Scene { get; init; }

    internal override CellKind Cell => CellKind.Scene;

    internal override string Word => "scatter3d";

    internal override int Points => X.Count;
}
