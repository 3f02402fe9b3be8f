using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a funnel: a centred bar per stage with its number and its percentage of the first stage.</summary>
internal static class FunnelCell
{
    internal static void Draw(SvgWriter svg, Trace funnel, ChartColours colours, Box box)
    {
        var (stages, values) = (funnel.Y.Texts, funnel.X.Numbers);
        string colour = colours.Of(funnel, 0);
        double labels = Math.Min(box.Width * 0.35, TextWidth.Widest(stages)) + 10;
        var area = box.Inset(labels, 8, 10, 8);
        double row = area.Height / stages.Length;
        double[] widths = [.. values.Select(value => value == 0 ? 0 : value / values.Max() * area.Width)];
        for (int stage = 0; stage < stages.Length; stage++)
        {
            double top = area.Top + (stage * row);
            double left = area.MiddleX - (widths[stage] / 2);
            svg.Text(area.Left - 8, top + (row * 0.4) + 4, TextWidth.Fit(stages[stage], labels - 10), "end");
            if (stage + 1 < stages.Length)
            {
                svg.Area(
                    Neck(area.MiddleX, widths[stage], widths[stage + 1], top + (row * 0.8), row * 0.2),
                    colour,
                    0.25
                );
            }

            svg.Rect(left, top, widths[stage], row * 0.8, colour);
            string label =
                $"{ChartValues.NumberText(values[stage])} ({ChartSummary.Percent(values[stage], values[0])})";
            Label(svg, area, widths[stage], top + (row * 0.4) + 4, label, colour);
        }
    }

    // In the bar where it is wide enough, else at its right, there perhaps without the percentage.
    private static void Label(SvgWriter svg, Box area, double width, double y, string label, string colour)
    {
        if (TextWidth.Of(label) + 8 <= width)
        {
            svg.Text(area.MiddleX, y, label, "middle", fill: Palette.TextOn(colour));
            return;
        }

        double right = area.MiddleX + (width / 2) + 6;
        string[] forms = [label, label[..label.IndexOf(' ', StringComparison.Ordinal)]];
        if (Array.Find(forms, form => right + TextWidth.Of(form) <= area.Right) is { } shown)
        {
            svg.Text(right, y, shown);
        }
    }

    private static string Neck(double middle, double above, double below, double y, double height) =>
        $"M{N(middle - (above / 2))} {N(y)}H{N(middle + (above / 2))}L{N(middle + (below / 2))} {N(y + height)}H{N(middle - (below / 2))}Z";

    private static string N(double value) => SvgWriter.Number(value);
}
