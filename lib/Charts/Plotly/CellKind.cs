namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>What a cell of a figure is drawn on.</summary>
internal enum CellKind
{
    Empty,
    Cartesian,
    Heatmap,
    Funnel,
    Scene,
    Pie,
    Indicator,
    Table,
    Sankey,
    Treemap,
}
