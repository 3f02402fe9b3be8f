using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws areas of a whole, each with its name and share where they fit.</summary>
internal static class TreemapCell
{
    private const double Gap = 1;
    private const double LineHeight = 15;

    internal static void Draw(SvgWriter svg, Trace map, ChartColours colours, Box box)
    {
        var total = map.Shares.Numbers.Sum();
        var boxes = SquarifiedLayout.Place(map.Shares.Numbers, box);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (map.Shares.Numbers[i] == 0)
            {
                continue;
            }

            var area = boxes[i].Inset(Gap, Gap, Gap, Gap);
            var colour = colours.OfLabel(map.Labels.Texts[i], i);
            var share = ChartSummary.Percent(map.Shares.Numbers[i], total);
            var value = ChartValues.NumberText(map.Shares.Numbers[i]);
            svg.Rect(area.Left, area.Top, area.Width, area.Height, colour);
            Label(svg, area, Palette.TextOn(colour), map.Labels.Texts[i], value, share);
        }
    }

    // Lines that do not fit as a whole are left out.
    private static void Label(SvgWriter svg, Box area, string colour, params string[] lines)
    {
        var y = area.Top + LineHeight;
        foreach (var line in lines)
        {
            if (y + 4 > area.Bottom || TextWidth.Of(line) > area.Width - 8)
            {
                return;
            }

            svg.Text(area.Left + 5, y, line, fill: colour);
            y += LineHeight;
        }
    }
}
