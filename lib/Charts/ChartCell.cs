using System.Collections.Immutable;
using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <summary>One drawing of a chart: its series and its axes. A grid has several.</summary>
internal sealed record ChartCell
{
    internal string? Title { get; init; }

    internal ImmutableArray<Trace> Traces { get; init; } = [];

    internal AxisOptions X { get; init; } = new();

    internal AxisOptions Y { get; init; } = new();

    internal AxisOptions Z { get; init; } = new();

    internal bool Stacked { get; init; }

    /// <summary>Why there is nothing to draw; only in an empty cell.</summary>
    internal string? EmptyReason { get; init; }

    internal CellKind Kind => Traces.Length == 0 ? CellKind.Empty : Traces[0].Cell;

    internal bool HasAxes => Kind is CellKind.Cartesian or CellKind.Heatmap or CellKind.Funnel;

    internal AxisPlan XPlan => AxisPlan.For(this, horizontal: true);

    internal AxisPlan YPlan => AxisPlan.For(this, horizontal: false);
}

/// <summary>What a cell of a figure is drawn on.</summary>
internal enum CellKind
{
    Empty,
    Cartesian,
    Heatmap,
    Funnel,
    Scene,
    Pie,
    Sankey,
    Treemap,
}
