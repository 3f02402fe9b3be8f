namespace EcommerceNotebooks.Charts.Svg;

/// <summary>The area inside the axes, and where places on them lie on the picture.</summary>
internal sealed record Plot(Box Area, SvgAxis Across, SvgAxis Up)
{
    internal double X(double place) => Area.Left + (Across.Share(place) * Area.Width);

    internal double Y(double place) => Area.Bottom - (Up.Share(place) * Area.Height);
}
