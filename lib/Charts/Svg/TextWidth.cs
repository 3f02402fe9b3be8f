using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Guesses how wide text is in a usual sans-serif face, on the generous side, so that labels can be kept apart.</summary>
internal static class TextWidth
{
    internal const double LabelSize = 12;

    internal static double Of(string text, double size = LabelSize) => text.Sum(Share) * size;

    internal static double Widest(IEnumerable<string> texts, double size = LabelSize) =>
        texts.Select(text => Of(text, size)).DefaultIfEmpty(0).Max();

    /// <summary>The text, or as much of its beginning as fits, with an ellipsis.</summary>
    internal static string Fit(string text, double width, double size = LabelSize)
    {
        string shown = text;
        for (int length = text.Length; length > 1 && Of(shown, size) > width + 0.5; length--)
        {
            shown = ValueText.Cut(text, length - 1 < 2 ? 2 : length - 1);
            if (length <= 3)
            {
                break;
            }
        }

        return shown;
    }

    private static double Share(char c) =>
        c switch
        {
            'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' => 0.32,
            'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.4,
            'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
            _ when char.IsUpper(c) => 0.72,
            _ when c > 0x2E7F => 1.05,
            _ => 0.62,
        };
}
