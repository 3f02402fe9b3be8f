namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws the names and colours of the series in rows above the cells.</summary>
internal static class SvgLegend
{
    private const double RowHeight = 18;
    private const double LongestName = 180;

    /// <summary>Draws the legend and returns the page below it.</summary>
    internal static Box Draw(SvgWriter svg, ChartColours colours, Box page)
    {
        (double x, double y) = (page.Left, page.Top + 6);
        foreach ((string name, string colour) in colours.Legend)
        {
            string shown = TextWidth.Fit(name, LongestName);
            double width = 18 + TextWidth.Of(shown) + 16;
            if (x > page.Left && x + width > page.Right)
            {
                (x, y) = (page.Left, y + RowHeight);
            }

            svg.Rect(x, y - 5, 11, 11, colour);
            svg.Text(x + 16, y + 5, shown);
            x += width;
        }

        return page.Inset(0, y + RowHeight - page.Top, 0, 0);
    }
}
