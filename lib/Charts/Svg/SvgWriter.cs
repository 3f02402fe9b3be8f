using System.Globalization;
using System.Net;
using System.Text;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Writes SVG elements, one per line: every text escaped, every coordinate rounded to hundredths.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder svg = new();

    internal static string Number(double value)
    {
        double rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    internal void Raw(string markup) => svg.Append(markup).Append('\n');

    internal void Line(double x1, double y1, double x2, double y2, string cssClass) =>
        Raw(
            $"<line class=\"{cssClass}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>"
        );

    internal void Rect(double x, double y, double width, double height, string fill, double opacity = 1) =>
        Raw(
            $"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(Math.Max(0, width))}\" height=\"{Number(Math.Max(0, height))}\" fill=\"{fill}\"{Opacity(opacity)}/>"
        );

    internal void Circle(double x, double y, double radius, string fill, double opacity = 1) =>
        Raw(
            $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" fill=\"{fill}\"{Opacity(opacity)}/>"
        );

    internal void Area(string path, string fill, double opacity = 1) =>
        Raw($"<path d=\"{path}\" fill=\"{fill}\"{Opacity(opacity)}/>");

    internal void Stroke(string path, string colour) =>
        Raw($"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>");

    internal void Text(
        double x,
        double y,
        string text,
        string anchor = "start",
        string? cssClass = null,
        string? fill = null,
        double rotate = 0
    )
    {
        string style = cssClass is null ? "" : $" class=\"{cssClass}\"";
        string colour = fill is null ? "" : $" style=\"fill:{fill}\"";
        string turn = rotate == 0 ? "" : $" transform=\"rotate({Number(rotate)} {Number(x)} {Number(y)})\"";
        Raw(
            $"<text{style}{colour} x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\"{turn}>{Escape(text)}</text>"
        );
    }

    internal static string Escape(string text) => WebUtility.HtmlEncode(Display.ValueText.OneLine(text));

    public override string ToString() => svg.ToString();

    private static string Opacity(double opacity) => opacity >= 1 ? "" : $" fill-opacity=\"{Number(opacity)}\"";
}
