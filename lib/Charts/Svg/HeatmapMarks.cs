using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws the cells of a heatmap and the scale of its colours.</summary>
internal static class HeatmapMarks
{
    private const int ScaleSteps = 24;
    private const double LowestText = 14;

    internal static void Draw(SvgWriter svg, Trace map, Plot plot, Box scale)
    {
        double[] known = [.. map.Rows.SelectMany(row => row.Numbers).Where(double.IsFinite)];
        (double low, double high) = (known.Min(), known.Max());
        for (int row = 0; row < map.Y.Count; row++)
        {
            double y = plot.Up.Plan.Place(map.Y, row);
            for (int column = 0; column < map.X.Count; column++)
            {
                double value = map.Rows[row].Numbers[column];
                if (double.IsNaN(value))
                {
                    continue;
                }

                double x = plot.Across.Plan.Place(map.X, column);
                double left = Math.Min(plot.X(x - 0.5), plot.X(x + 0.5));
                double top = Math.Min(plot.Y(y - 0.5), plot.Y(y + 0.5));
                string written = map.Written(value);
                double width = Math.Abs(plot.X(x + 0.5) - plot.X(x - 0.5));
                double height = Math.Abs(plot.Y(y + 0.5) - plot.Y(y - 0.5));
                string colour = Palette.At(Share(value, low, high));
                svg.Rect(left, top, width + 0.3, height + 0.3, colour);
                if (height >= LowestText && TextWidth.Of(written) <= width - 4)
                {
                    svg.Text(
                        left + (width / 2),
                        top + (height / 2) + 4,
                        written,
                        "middle",
                        fill: Palette.TextOn(colour)
                    );
                }
            }
        }

        Scale(svg, scale, low, high, map);
    }

    private static double Share(double value, double low, double high) =>
        high > low ? (value - low) / (high - low) : 0.5;

    private static void Scale(SvgWriter svg, Box box, double low, double high, Trace map)
    {
        double step = box.Height / ScaleSteps;
        for (int i = 0; i < ScaleSteps; i++)
        {
            svg.Rect(
                box.Left,
                box.Bottom - ((i + 1) * step),
                box.Width,
                step + 0.3,
                Palette.At((i + 0.5) / ScaleSteps)
            );
        }

        double unit = NiceTicks.Step(high - low, 4);
        double[] ticks = high > low ? [.. NiceTicks.Multiples(low, high, unit)] : [low];
        foreach (double tick in ticks)
        {
            svg.Text(
                box.Right + 4,
                box.Bottom - (Share(tick, low, high) * box.Height) + 4,
                map.ValueFormat is null ? NumberFormat.Short(tick) : map.Written(tick),
                cssClass: "m"
            );
        }

        if (map.Name is { } title)
        {
            svg.Text(box.Right + 44, box.MiddleY, TextWidth.Fit(title, box.Height), "middle", "m", rotate: -90);
        }
    }
}
