using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a funnel: a centred bar per stage with its number and its percentage of the first stage.</summary>
internal static class FunnelCell
{
    internal static void Draw(SvgWriter svg, ChartCell cell, ChartColours colours, Box box)
    {
        Trace[] series = [.. cell.Traces];
        var stages = cell.YPlan;
        double[,] values = Values(series, stages);
        double labels = Math.Min(box.Width * 0.35, TextWidth.Widest(stages.Categories)) + 10;
        var area = box.Inset(labels, 8, 10, 8);
        double widest = Enumerable.Range(0, stages.Categories.Length).Max(stage => Total(values, stage, series.Length));
        double row = area.Height / stages.Categories.Length;
        for (int stage = 0; stage < stages.Categories.Length; stage++)
        {
            double top = area.Top + (stage * row);
            svg.Text(area.Left - 8, top + (row * 0.4) + 4, TextWidth.Fit(stages.Categories[stage], labels - 10), "end");
            double x = area.MiddleX - (Width(Total(values, stage, series.Length), widest, area) / 2);
            for (int i = 0; i < series.Length; i++)
            {
                double width = Width(values[i, stage], widest, area);
                string colour = colours.Of(series[i], i);
                if (stage + 1 < stages.Categories.Length)
                {
                    double below = area.MiddleX - (Width(Total(values, stage + 1, series.Length), widest, area) / 2);
                    below += Enumerable.Range(0, i).Sum(before => Width(values[before, stage + 1], widest, area));
                    Neck(
                        svg,
                        x,
                        width,
                        below,
                        Width(values[i, stage + 1], widest, area),
                        top + (row * 0.8),
                        row * 0.2,
                        colour
                    );
                }

                string label =
                    $"{ChartValues.NumberText(values[i, stage])} ({ChartSummary.Percent(values[i, stage], values[i, 0])})";
                svg.Rect(x, top, width, row * 0.8, colour, $"{stages.Categories[stage]}: {label}");
                Label(svg, x, width, top + (row * 0.4) + 4, label, colour, area, series.Length == 1);
                x += width;
            }
        }
    }

    private static void Label(
        SvgWriter svg,
        double x,
        double width,
        double y,
        string label,
        string colour,
        Box area,
        bool alone
    )
    {
        double needed = TextWidth.Of(label);
        string value = label[..label.IndexOf(' ', StringComparison.Ordinal)];
        if (needed + 8 > width && alone && x + width + needed + 6 <= area.Right)
        {
            svg.Text(x + width + 6, y, label);
            return;
        }

        string shown = needed + 8 <= width ? label : value;
        if (TextWidth.Of(shown) + 6 <= width)
        {
            svg.Text(x + (width / 2), y, shown, "middle", fill: Palette.TextOn(colour));
        }
    }

    private static void Neck(
        SvgWriter svg,
        double x,
        double width,
        double below,
        double belowWidth,
        double y,
        double height,
        string colour
    ) =>
        svg.Area(
            $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}H{SvgWriter.Number(x + width)}L{SvgWriter.Number(below + belowWidth)} {SvgWriter.Number(y + height)}H{SvgWriter.Number(below)}Z",
            colour,
            0.25
        );

    private static double Width(double value, double widest, Box area) => widest > 0 ? value / widest * area.Width : 0;

    private static double Total(double[,] values, int stage, int series) =>
        Enumerable.Range(0, series).Sum(i => values[i, stage]);

    private static double[,] Values(Trace[] series, AxisPlan stages)
    {
        var values = new double[series.Length, stages.Categories.Length];
        for (int i = 0; i < series.Length; i++)
        {
            for (int point = 0; point < series[i].Points; point++)
            {
                values[i, (int)stages.Place(series[i].Y, point)] += series[i].X.Numbers[point];
            }
        }

        return values;
    }
}
