using System.Globalization;

namespace CSharpKernel.Html;

/// <summary>The colour and weight that text has at a point of a stream.</summary>
internal sealed record AnsiStyle
{
    private int? Foreground { get; init; }

    private bool Bold { get; init; }

    private bool Dim { get; init; }

    private bool Italic { get; init; }

    private bool Underline { get; init; }

    /// <summary>The CSS classes of the style; empty for plain text.</summary>
    public string Classes
    {
        get
        {
            List<string> classes = [];
            if (Foreground is { } colour)
            {
                classes.Add("a" + colour.ToString(CultureInfo.InvariantCulture));
            }

            classes.AddRange(Bold ? ["ab"] : []);
            classes.AddRange(Dim ? ["ad"] : []);
            classes.AddRange(Italic ? ["ai"] : []);
            classes.AddRange(Underline ? ["au"] : []);
            return string.Join(' ', classes);
        }
    }

    /// <summary>The style after a control sequence; the arguments of 256-colour and RGB codes are skipped, and codes it does not know.</summary>
    public AnsiStyle Apply(int[] codes)
    {
        var style = this;
        for (var index = 0; index < codes.Length; index++)
        {
            if (codes[index] is 38 or 48)
            {
                index += index + 1 < codes.Length && codes[index + 1] == 2 ? 4 : 2;
                continue;
            }

            style = codes[index] switch
            {
                0 => new AnsiStyle(),
                1 => style with { Bold = true },
                2 => style with { Dim = true },
                3 => style with { Italic = true },
                4 => style with { Underline = true },
                22 => style with { Bold = false, Dim = false },
                23 => style with { Italic = false },
                24 => style with { Underline = false },
                39 => style with { Foreground = null },
                >= 30 and <= 37 => style with { Foreground = codes[index] - 30 },
                >= 90 and <= 97 => style with { Foreground = codes[index] - 90 + 8 },
                _ => style,
            };
        }

        return style;
    }
}
