namespace EcommerceNotebooks.Charts.Svg;

/// <summary>A rectangle of the picture, in pixels from its top left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    internal double Right => Left + Width;

    internal double Bottom => Top + Height;

    internal double MiddleX => Left + (Width / 2);

    internal double MiddleY => Top + (Height / 2);

    internal Box Inset(double left, double top, double right, double bottom) =>
        new(Left + left, Top + top, Math.Max(1, Width - left - right), Math.Max(1, Height - top - bottom));
}
