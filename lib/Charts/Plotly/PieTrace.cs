namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Slices of a whole, clockwise from the top in the order given.</summary>
internal sealed record PieTrace : Trace
{
    public required ChartValues Labels { get; init; }

    public required ChartValues Values { get; init; }

    public double? Hole { get; init; }

    public bool Sort { get; }

    public string Direction { get; } = "clockwise";

    public required string TextInfo { get; init; }

    public bool ShowLegend { get; init; }

    public string TextPosition { get; } = "inside";

    public Marker? Marker { get; init; }

    public Domain? Domain { get; init; }

    internal override CellKind Cell => CellKind.Pie;

    internal override string Word => "pie";

    internal override int Points => Values.Count;
}
