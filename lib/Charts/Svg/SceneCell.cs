using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws points in space as seen from a corner above, in parallel projection.</summary>
internal static class SceneCell
{
    // The view turns the floor by 45 degrees and tilts it by 30: Plotly's own first view is much the same.
    private static readonly double Turn = Math.Sqrt(0.5);
    private const double Tilt = 0.42;

    internal static void Draw(SvgWriter svg, ChartCell cell, ChartColours colours, Box box)
    {
        var series = cell.Traces;
        var x = Axis(cell.X, series.Select(trace => trace.X));
        var y = Axis(cell.Y, series.Select(trace => trace.Y));
        var z = Axis(cell.Z, series.Select(trace => trace.Z));
        var view = new View(box.Inset(30, 10, 30, 10));
        Walls(svg, view, x, y, z);
        var points = series
            .SelectMany(
                (trace, i) =>
                    Enumerable
                        .Range(0, trace.Points)
                        .Select(point =>
                            (
                                Colour: colours.Of(trace, i),
                                X: x.Share(x.Plan.Place(trace.X, point)),
                                Y: y.Share(y.Plan.Place(trace.Y, point)),
                                Z: z.Share(z.Plan.Place(trace.Z, point))
                            )
                        )
            )
            .Where(point => double.IsFinite(point.X + point.Y + point.Z))
            .OrderBy(point => point.X + point.Y)
            .ToArray();
        int stride = Math.Max(1, (int)Math.Ceiling(points.Length / (double)ScatterMarks.DrawnPoints));
        foreach (var point in points.Where((_, i) => i % stride == 0))
        {
            (double px, double py) = view.At(point.X, point.Y, point.Z);
            svg.Circle(px, py, 3, point.Colour, 0.75);
        }
    }

    private static SvgAxis Axis(AxisOptions options, IEnumerable<ChartValues> values)
    {
        var plan = new AxisPlan(options.Scale == AxisScale.Log ? AxisPlanKind.Log : AxisPlanKind.Linear, [], options);
        return SvgAxis.Fit(
            plan,
            values.SelectMany(each => CartesianCell.Places(plan, each)),
            fromZero: false,
            padding: 0.05
        );
    }

    private static void Walls(SvgWriter svg, View view, SvgAxis x, SvgAxis y, SvgAxis z)
    {
        foreach ((double place, string label) in x.Ticks(5))
        {
            double at = x.Share(place);
            Line(svg, view, (at, 0, 0), (at, 1, 0), "grid");
            Line(svg, view, (at, 0, 0), (at, 0, 1), "grid");
            Label(svg, view.At(at, 1, 0), label, "start", 6);
        }

        foreach ((double place, string label) in y.Ticks(5))
        {
            double at = y.Share(place);
            Line(svg, view, (0, at, 0), (1, at, 0), "grid");
            Line(svg, view, (0, at, 0), (0, at, 1), "grid");
            Label(svg, view.At(1, at, 0), label, "end", -6);
        }

        foreach ((double place, string label) in z.Ticks(5))
        {
            double at = z.Share(place);
            Line(svg, view, (0, 0, at), (1, 0, at), "grid");
            Line(svg, view, (0, 0, at), (0, 1, at), "grid");
            (double px, double py) = view.At(1, 0, at);
            svg.Text(px - 6, py + 4, label, "end", "m");
        }

        Line(svg, view, (0, 1, 0), (1, 1, 0), "axis");
        Line(svg, view, (1, 0, 0), (1, 1, 0), "axis");
        Line(svg, view, (1, 0, 0), (1, 0, 1), "axis");
        Title(svg, view.At(0.5, 1, 0), x.Plan.Options.Title, "start", 30);
        Title(svg, view.At(1, 0.5, 0), y.Plan.Options.Title, "end", -30);
        Title(svg, view.At(1, 0, 1), z.Plan.Options.Title, "middle", 0, -10);
    }

    private static void Line(
        SvgWriter svg,
        View view,
        (double X, double Y, double Z) from,
        (double X, double Y, double Z) to,
        string cssClass
    )
    {
        (double x1, double y1) = view.At(from.X, from.Y, from.Z);
        (double x2, double y2) = view.At(to.X, to.Y, to.Z);
        svg.Line(x1, y1, x2, y2, cssClass);
    }

    private static void Label(SvgWriter svg, (double X, double Y) at, string label, string anchor, double shift) =>
        svg.Text(at.X + shift, at.Y + 13, label, anchor, "m");

    private static void Title(
        SvgWriter svg,
        (double X, double Y) at,
        string? title,
        string anchor,
        double shift,
        double down = 34
    )
    {
        if (title is not null)
        {
            svg.Text(at.X + shift, at.Y + down, title, anchor);
        }
    }

    /// <summary>Maps the unit cube onto the box: x runs down to the left, y down to the right, z up.</summary>
    private sealed class View(Box box)
    {
        private readonly double scale = Math.Min(box.Width / (2 * Turn), (box.Height - 30) / ((2 * Turn * Tilt) + 0.9));

        internal (double X, double Y) At(double x, double y, double z) =>
            (
                box.MiddleX + ((y - x) * Turn * scale),
                box.Top + 14 + (0.9 * scale) + ((x + y) * Turn * Tilt * scale) - (z * 0.9 * scale)
            );
    }
}
