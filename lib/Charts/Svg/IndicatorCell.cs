using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws one number large, with its change against the reference.</summary>
internal static class IndicatorCell
{
    internal static void Draw(SvgWriter svg, Trace indicator, Box box)
    {
        double middle = box.MiddleY;
        string title = indicator.Inner("title")?.Text("text") ?? "";
        svg.Text(box.MiddleX, middle - 34, TextWidth.Fit(title, box.Width, 13), "middle", "c");
        svg.Text(box.MiddleX, middle + 12, TextWidth.Fit(Value(indicator), box.Width, 38), "middle", "big");
        if (indicator.Inner("delta") is { } delta && indicator.Get("value") is double value)
        {
            double reference = (double)delta.Get("reference")!;
            double change = value - reference;
            double shown = delta.Get("relative") is true ? change / Math.Abs(reference) : change;
            string text = (change >= 0 ? "▲" : "▼") + NumberFormat.Write(shown, delta.Text("valueformat"));
            svg.Text(
                box.MiddleX,
                middle + 38,
                text,
                "middle",
                fill: change >= 0 ? Palette.Series[2] : Palette.Series[3]
            );
        }
    }

    private static string Value(Trace indicator)
    {
        if (indicator.Get("value") is not double value)
        {
            return "not known";
        }

        var number = indicator.Inner("number")!;
        string written = number.Text("valueformat") is { } format
            ? NumberFormat.Write(value, format)
            : NumberFormat.Short(value);
        return written + number.Text("suffix");
    }
}
