namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Stages from top to bottom with what is left at each.</summary>
internal sealed record FunnelTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    public string Orientation { get; } = "h";

    public string TextInfo { get; } = "value+percent initial";

    public override CellKind Cell => CellKind.Funnel;

    public override string Word => "funnel";

    public override int Points => X.Count;
}
