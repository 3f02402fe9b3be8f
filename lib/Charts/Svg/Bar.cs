namespace EcommerceNotebooks.Charts.Svg;

/// <summary>One bar in places of the axes: where it stands, and from which to which value it reaches.</summary>
internal sealed record Bar(double Start, double End, double From, double To, bool Horizontal, string Colour)
{
    /// <summary>The ends of the interval around the value, or null.</summary>
    internal (double Low, double High)? Error { get; init; }

    internal IEnumerable<double> AlongX => Horizontal ? Values : [Start, End];

    internal IEnumerable<double> AlongY => Horizontal ? [Start, End] : Values;

    private IEnumerable<double> Values => Error is { } error ? [From, To, error.Low, error.High] : [From, To];

    internal void Draw(SvgWriter svg, Plot plot)
    {
        var values = Horizontal ? plot.Across : plot.Up;
        // On a log axis bars grow from the axis' own start.
        double from = double.IsFinite(From) ? From : values.Low;
        if (!double.IsFinite(To))
        {
            return;
        }

        (double x1, double x2) = Horizontal ? (plot.X(from), plot.X(To)) : (plot.X(Start), plot.X(End));
        (double y1, double y2) = Horizontal ? (plot.Y(Start), plot.Y(End)) : (plot.Y(from), plot.Y(To));
        (x1, x2) = Inside(x1, x2, plot.Area.Left, plot.Area.Right);
        (y1, y2) = Inside(y1, y2, plot.Area.Top, plot.Area.Bottom);
        svg.Rect(x1, y1, x2 - x1, y2 - y1, Colour, Error is null ? 1 : Palette.BehindInterval);
        if (Error is { } error && double.IsFinite(error.Low) && double.IsFinite(error.High))
        {
            DrawError(svg, plot, error.Low, error.High);
        }
    }

    private static (double, double) Inside(double a, double b, double low, double high) =>
        (Math.Clamp(Math.Min(a, b), low, high), Math.Clamp(Math.Max(a, b), low, high));

    private void DrawError(SvgWriter svg, Plot plot, double low, double high)
    {
        double middle = (Start + End) / 2;
        if (Horizontal)
        {
            svg.Line(plot.X(low), plot.Y(middle), plot.X(high), plot.Y(middle), "mark");
            svg.Line(plot.X(low), plot.Y(middle) - 4, plot.X(low), plot.Y(middle) + 4, "mark");
            svg.Line(plot.X(high), plot.Y(middle) - 4, plot.X(high), plot.Y(middle) + 4, "mark");
            return;
        }

        svg.Line(plot.X(middle), plot.Y(low), plot.X(middle), plot.Y(high), "mark");
        svg.Line(plot.X(middle) - 4, plot.Y(low), plot.X(middle) + 4, plot.Y(low), "mark");
        svg.Line(plot.X(middle) - 4, plot.Y(high), plot.X(middle) + 4, plot.Y(high), "mark");
    }
}
