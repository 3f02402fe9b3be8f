namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Slices of a whole, clockwise from the top in the order given.</summary>
internal sealed record PieTrace : Trace
{
    public required ChartValues Labels { get; init; }

    public required ChartValues Values { get; init; }

    public double? Hole { get; init; }

    public bool Sort { get; }

    public string Direction { get; } = "clockwise";

    public string TextInfo { get; } = "label+percent";

    public string TextPosition { get; } = "outside";

    public bool AutoMargin { get; } = true;

    public bool ShowLegend { get; }

    public Marker? Marker { get; init; }

    public Domain? Domain { get; init; }

    public override CellKind Cell => CellKind.Pie;

    public override string Word => "pie";

    public override int Points => Values.Count;
}
