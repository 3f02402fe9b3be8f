namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>A trace on an x and a y axis.</summary>
internal abstract record AxisTrace : SeriesTrace
{
    public string? XAxis { get; init; }

    public string? YAxis { get; init; }
}
