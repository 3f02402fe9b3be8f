using System.Text;
using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws lines and points.</summary>
internal static class ScatterMarks
{
    /// <summary>Points drawn at most; a longer series is drawn at even strides, as a picture shows no more.</summary>
    internal const int DrawnPoints = 4_000;

    internal static void Draw(SvgWriter svg, Trace trace, Plot plot, string colour)
    {
        if (trace.IsBand)
        {
            svg.Area(Outline(plot, trace), colour, Palette.OfBand);
            return;
        }

        int stride = Math.Max(1, (int)Math.Ceiling(trace.Points / (double)DrawnPoints));
        (int Index, double X, double Y)[] points =
        [
            .. Enumerable
                .Range(0, trace.Points)
                .Where(i => i % stride == 0)
                .Select(i => (i, plot.Across.Plan.Place(trace.X, i), plot.Up.Plan.Place(trace.Y, i))),
        ];
        if (trace.HasLine)
        {
            svg.Stroke(Path(plot, points), colour);
        }

        foreach ((int index, double x, double y) in points.Where(point => Visible(plot, point.X, point.Y)))
        {
            Error(svg, trace, plot, index, x);
            if (trace.HasMarkers)
            {
                svg.Circle(plot.X(x), plot.Y(y), trace.HasLine ? 3 : 3.5, colour, trace.HasLine ? 1 : 0.7);
            }
        }
    }

    // Each outline is closed where a point without height parts it from the next.
    private static string Outline(Plot plot, Trace trace)
    {
        var path = new StringBuilder();
        bool pen = false;
        for (int i = 0; i < trace.X.Count; i++)
        {
            (double x, double y) = (plot.Across.Plan.Place(trace.X, i), plot.Up.Plan.Place(trace.Y, i));
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                path.Append(pen ? 'L' : 'M')
                    .Append(SvgWriter.Number(plot.X(x)))
                    .Append(' ')
                    .Append(SvgWriter.Number(plot.Y(y)));
                pen = true;
            }
            else if (pen)
            {
                path.Append('Z');
                pen = false;
            }
        }

        return path.ToString();
    }

    private static bool Visible(Plot plot, double x, double y) => plot.Across.Holds(x) && plot.Up.Holds(y);

    private static string Path(Plot plot, (int Index, double X, double Y)[] points)
    {
        var path = new StringBuilder();
        bool pen = false;
        foreach ((_, double x, double y) in points)
        {
            if (!Visible(plot, x, y))
            {
                pen = false;
                continue;
            }

            path.Append(pen ? 'L' : 'M')
                .Append(SvgWriter.Number(plot.X(x)))
                .Append(' ')
                .Append(SvgWriter.Number(plot.Y(y)));
            pen = true;
        }

        return path.Length == 0 ? "M0 0" : path.ToString();
    }

    private static void Error(SvgWriter svg, Trace trace, Plot plot, int index, double x)
    {
        if (trace.Error is not { } error || plot.Up.Plan.Kind != AxisPlanKind.Linear)
        {
            return;
        }

        double low = trace.Y.Numbers[index] - error.Down.Numbers[index];
        double high = trace.Y.Numbers[index] + error.Up.Numbers[index];
        if (double.IsFinite(low) && double.IsFinite(high))
        {
            svg.Line(plot.X(x), plot.Y(low), plot.X(x), plot.Y(high), "mark");
        }
    }
}
