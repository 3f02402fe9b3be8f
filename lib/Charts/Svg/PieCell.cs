using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a pie or ring with its labels at both sides, each at a height of its own.</summary>
internal static class PieCell
{
    private const double LineHeight = 16;

    internal static void Draw(SvgWriter svg, Trace pie, ChartColours colours, Box box)
    {
        double total = pie.Shares.Numbers.Sum();
        double widest = TextWidth.Widest(pie.Labels.Texts.Select(label => label + " 00.0 %"));
        double besideLabels = Math.Max(box.Width * 0.14, (box.Width / 2) - 30 - widest);
        double radius = Math.Max(20, Math.Min((box.Height - 40) / 2, besideLabels));
        var labels = new List<(bool Right, double Y, double Angle, string Text)>();
        double angle = 0;
        for (int i = 0; i < pie.Points; i++)
        {
            double share = pie.Shares.Numbers[i] / total;
            if (share == 0)
            {
                continue;
            }

            double end = angle + (share * 2 * Math.PI);
            string text = $"{pie.Labels.Texts[i]} {ChartSummary.Percent(share, 1)}";
            Slice(
                svg,
                box,
                radius,
                radius * (pie.Get("hole") is double hole ? hole : 0),
                angle,
                end,
                colours.OfLabel(pie.Labels.Texts[i], i)
            );
            double middle = (angle + end) / 2;
            labels.Add((Math.Sin(middle) >= 0, box.MiddleY - (Math.Cos(middle) * (radius + 14)), middle, text));
            angle = end;
        }

        Labels(svg, box, radius, labels.Where(label => label.Right), true);
        Labels(svg, box, radius, labels.Where(label => !label.Right), false);
    }

    private static void Labels(
        SvgWriter svg,
        Box box,
        double radius,
        IEnumerable<(bool Right, double Y, double Angle, string Text)> labels,
        bool right
    )
    {
        (bool Right, double Y, double Angle, string Text)[] side = [.. labels.OrderBy(label => label.Y)];
        double lowest = box.Top + 12;
        double x = box.MiddleX + ((radius + 24) * (right ? 1 : -1));
        double room = right ? box.Right - x - 4 : x - box.Left - 4;
        for (int i = 0; i < side.Length; i++)
        {
            double highest = box.Bottom - 4 - ((side.Length - 1 - i) * LineHeight);
            double y = Math.Max(lowest, Math.Min(side[i].Y, highest));
            lowest = y + LineHeight;
            (double px, double py) = Point(box, radius + 2, side[i].Angle);
            svg.Line(px, py, x - (right ? 4 : -4), y, "axis");
            svg.Text(x, y + 4, TextWidth.Fit(side[i].Text, room), right ? "start" : "end");
        }
    }

    private static void Slice(SvgWriter svg, Box box, double outer, double inner, double from, double to, string colour)
    {
        // A whole circle has its start on its end, which an arc cannot say: it becomes two halves.
        if (to - from > (2 * Math.PI) - 1e-6)
        {
            Slice(svg, box, outer, inner, from, from + Math.PI, colour);
            Slice(svg, box, outer, inner, from + Math.PI, from + (2 * Math.PI) - 1e-4, colour);
            return;
        }

        int large = to - from > Math.PI ? 1 : 0;
        string start = At(Point(box, outer, from));
        string end = At(Point(box, outer, to));
        string r = SvgWriter.Number(outer);
        string path =
            inner == 0
                ? $"M{At((box.MiddleX, box.MiddleY))}L{start}A{r} {r} 0 {large} 1 {end}Z"
                : $"M{start}A{r} {r} 0 {large} 1 {end}L{At(Point(box, inner, to))}A{SvgWriter.Number(inner)} {SvgWriter.Number(inner)} 0 {large} 0 {At(Point(box, inner, from))}Z";
        svg.Area(path, colour);
    }

    private static (double X, double Y) Point(Box box, double radius, double angle) =>
        (box.MiddleX + (Math.Sin(angle) * radius), box.MiddleY - (Math.Cos(angle) * radius));

    private static string At((double X, double Y) point) => $"{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}";
}
