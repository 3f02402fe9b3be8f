namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws a pair of axes with grid lines, and labels that do not touch each other.</summary>
internal static class PlotAxes
{
    private const double LineHeight = 15;
    private const double TitleHeight = 20;
    private const double WidestYLabel = 280;
    private const double LongestTurnedLabel = 110;
    private const double TurnedAngle = -40;
    private const double TurnedAcross = 0.77;
    private const double TurnedDown = 0.66;

    internal static Plot Draw(SvgWriter svg, Box box, SvgAxis across, SvgAxis up)
    {
        double yTitle = up.Plan.Options.Title is null ? 0 : TitleHeight;
        double xTitle = across.Plan.Options.Title is null ? 0 : TitleHeight;
        var yTicks = Thinned(up.Ticks(TickCount(box.Height - 50, 46)), (box.Height - 50) / LineHeight, up.IsCategory);
        double longest = Math.Min(WidestYLabel, box.Width * 0.4);
        double left = yTitle + Math.Min(longest, TextWidth.Widest(yTicks.Select(tick => tick.Label))) + 8;
        double width = box.Width - left - 10;
        var xTicks = across.Ticks(TickCount(width, 85));
        bool turned = Crowded(xTicks, width, across);
        if (turned)
        {
            // A turned label reaches to the left of its tick, the first one perhaps beyond the plot.
            double reach =
                (Math.Min(LongestTurnedLabel, TextWidth.Of(xTicks[0].Label)) * TurnedAcross)
                - (across.Share(xTicks[0].Place) * width);
            left = Math.Max(left, reach);
            width = box.Width - left - 10;
        }

        double below = turned
            ? (Math.Min(LongestTurnedLabel, TextWidth.Widest(xTicks.Select(tick => tick.Label))) * TurnedDown) + 18
            : LineHeight + 5;
        xTicks = Thinned(xTicks, width / (turned ? LineHeight : 1), across.IsCategory && turned);
        var area = box.Inset(left, 8, 10, below + xTitle);
        var plot = new Plot(area, across, up);
        foreach ((double place, string label) in yTicks)
        {
            Grid(svg, up, area.Left, plot.Y(place), area.Right, plot.Y(place));
            svg.Text(area.Left - 6, plot.Y(place) + 4, TextWidth.Fit(label, longest), "end");
        }

        foreach ((double place, string label) in xTicks)
        {
            Grid(svg, across, plot.X(place), area.Top, plot.X(place), area.Bottom);
            XLabel(svg, plot.X(place), area.Bottom, label, turned);
        }

        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, "axis");
        svg.Line(area.Left, area.Top, area.Left, area.Bottom, "axis");
        Titles(svg, box, area, across, up);
        return plot;
    }

    private static int TickCount(double length, double each) => Math.Max(2, (int)(length / each));

    private static bool Crowded(IReadOnlyList<(double Place, string Label)> ticks, double width, SvgAxis axis)
    {
        for (int i = 1; i < ticks.Count; i++)
        {
            double apart = Math.Abs(axis.Share(ticks[i].Place) - axis.Share(ticks[i - 1].Place)) * width;
            if ((TextWidth.Of(ticks[i].Label) + TextWidth.Of(ticks[i - 1].Label)) / 2 > apart - 6)
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<(double Place, string Label)> Thinned(
        IReadOnlyList<(double Place, string Label)> ticks,
        double room,
        bool thin
    )
    {
        int stride = thin ? Math.Max(1, (int)Math.Ceiling(ticks.Count / Math.Max(1, room))) : 1;
        return stride == 1 ? ticks : [.. ticks.Where((_, i) => i % stride == 0)];
    }

    private static void Grid(SvgWriter svg, SvgAxis axis, double x1, double y1, double x2, double y2)
    {
        if (!axis.IsCategory)
        {
            svg.Line(x1, y1, x2, y2, "grid");
        }
    }

    private static void XLabel(SvgWriter svg, double x, double bottom, string label, bool turned)
    {
        if (turned)
        {
            svg.Text(x + 3, bottom + 14, TextWidth.Fit(label, LongestTurnedLabel), "end", rotate: TurnedAngle);
        }
        else
        {
            svg.Text(x, bottom + LineHeight + 1, label, "middle");
        }
    }

    private static void Titles(SvgWriter svg, Box box, Box area, SvgAxis across, SvgAxis up)
    {
        if (across.Plan.Options.Title is { } xTitle)
        {
            svg.Text(area.MiddleX, box.Bottom - 3, TextWidth.Fit(xTitle, area.Width), "middle");
        }

        if (up.Plan.Options.Title is { } yTitle)
        {
            svg.Text(box.Left + 11, area.MiddleY, TextWidth.Fit(yTitle, area.Height), "middle", rotate: -90);
        }
    }
}
