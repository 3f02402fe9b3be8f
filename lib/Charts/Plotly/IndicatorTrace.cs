namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>One number written large, with its change against a reference if there is one.</summary>
internal sealed record IndicatorTrace : Trace
{
    public required string Mode { get; init; }

    public double? Value { get; init; }

    public TitleText? Title { get; init; }

    public required IndicatorNumber Number { get; init; }

    public IndicatorDelta? Delta { get; init; }

    public Domain? Domain { get; init; }

    internal override CellKind Cell => CellKind.Indicator;

    internal override string Word => "indicator";

    internal override int Points => 1;
}
