using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a cell with an x and a y axis: bars, histograms, lines, points, or a heatmap.</summary>
internal static class CartesianCell
{
    private const double ColourBarWidth = 74;
    private const double Padding = 0.05;

    internal static void Draw(SvgWriter svg, ChartCell cell, ChartColours colours, Box box)
    {
        var xPlan = cell.XPlan;
        var yPlan = cell.YPlan;
        var bars = Bars.Of(cell, xPlan, yPlan, colours);
        var points = cell.Traces.Where(trace => trace.IsScatter).ToArray();
        bool upright = bars.Count > 0 && !bars[0].Horizontal;
        bool lying = bars.Count > 0 && bars[0].Horizontal;
        SvgAxis x = SvgAxis.Fit(
            xPlan,
            bars.SelectMany(bar => bar.AlongX).Concat(points.SelectMany(trace => Places(xPlan, trace.X))),
            fromZero: lying && xPlan.Kind == AxisPlanKind.Linear,
            padding: upright ? 0 : Padding
        );
        SvgAxis y = SvgAxis.Fit(
            yPlan,
            bars.SelectMany(bar => bar.AlongY).Concat(points.SelectMany(trace => WithError(yPlan, trace))),
            fromZero: upright && yPlan.Kind == AxisPlanKind.Linear,
            padding: lying ? 0 : Padding
        );
        var map = cell.Traces.FirstOrDefault(trace => trace.type == "heatmap");
        var inner = map is null ? box : box.Inset(0, 0, ColourBarWidth, 0);
        var plot = PlotAxes.Draw(svg, inner, x, y);
        if (map is not null)
        {
            HeatmapMarks.Draw(svg, map, plot, new Box(plot.Area.Right + 12, plot.Area.Top, 14, plot.Area.Height));
        }

        foreach (var bar in bars)
        {
            bar.Draw(svg, plot);
        }

        for (int i = 0; i < cell.Traces.Length; i++)
        {
            if (cell.Traces[i] is { IsScatter: true } trace)
            {
                ScatterMarks.Draw(svg, trace, plot, colours.Of(trace, i));
            }
        }
    }

    internal static IEnumerable<double> Places(AxisPlan plan, ChartValues values) =>
        Enumerable.Range(0, values.Count).Select(i => plan.Place(values, i));

    private static IEnumerable<double> WithError(AxisPlan plan, Trace trace)
    {
        var places = Places(plan, trace.Y);
        return trace.Error is not { } error || plan.Kind != AxisPlanKind.Linear
            ? places
            : places.Concat(
                trace.Y.Numbers.SelectMany(
                    (value, i) => new[] { value + error.Up.Numbers[i], value - error.Down.Numbers[i] }
                )
            );
    }
}
