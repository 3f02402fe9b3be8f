using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws one number large, with its change against the reference.</summary>
internal static class IndicatorCell
{
    internal static void Draw(SvgWriter svg, IndicatorTrace indicator, Box box)
    {
        double middle = box.MiddleY;
        svg.Text(box.MiddleX, middle - 34, TextWidth.Fit(indicator.Title?.Text ?? "", box.Width, 13), "middle", "c");
        svg.Text(box.MiddleX, middle + 12, TextWidth.Fit(Value(indicator), box.Width, 38), "middle", "big");
        if (indicator.Delta is { } delta && indicator.Value is { } value)
        {
            double change = value - delta.Reference;
            double shown = delta.Relative ? change / Math.Abs(delta.Reference) : change;
            string text = (change >= 0 ? "▲" : "▼") + NumberFormat.Parse(delta.ValueFormat).Format(shown);
            svg.Text(
                box.MiddleX,
                middle + 38,
                text,
                "middle",
                fill: change >= 0 ? Palette.Series[2] : Palette.Series[3]
            );
        }
    }

    private static string Value(IndicatorTrace indicator)
    {
        if (indicator.Value is not { } value)
        {
            return "not known";
        }

        string number = indicator.Number.ValueFormat is { } format
            ? NumberFormat.Parse(format).Format(value)
            : NumberFormat.Short(value);
        return number + indicator.Number.Suffix;
    }
}
