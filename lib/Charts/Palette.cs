using System.Collections.Immutable;
using System.Globalization;

namespace EcommerceNotebooks.Charts;

/// <summary>Colours that people with any kind of colour vision tell apart (Okabe and Ito, 2008; viridis by Smith and van der Walt, 2015).</summary>
internal static class Palette
{
    /// <summary>Okabe and Ito's colours; grey stands for their black, which a dark page would swallow.</summary>
    internal static readonly ImmutableArray<string> Series =
    [
        "#0072b2",
        "#e69f00",
        "#009e73",
        "#d55e00",
        "#cc79a7",
        "#56b4e9",
        "#f0e442",
        "#999999",
    ];

    /// <summary>Text on white.</summary>
    internal const string Text = "#333333";

    /// <summary>Marks that have to show on white, on black and on every series.</summary>
    internal const string Neutral = "#808080";

    /// <summary>How opaque a bar is behind its interval, so that both show.</summary>
    internal const double BehindInterval = 0.5;

    /// <summary>Viridis from low to high, at equal distances.</summary>
    internal static readonly ImmutableArray<string> Sequential =
    [
        "#440154",
        "#482878",
        "#3e4989",
        "#31688e",
        "#26828e",
        "#1f9e89",
        "#35b779",
        "#6ece58",
        "#b5de2b",
        "#fde725",
    ];

    /// <summary>The sequential colours with the shares at which they stand, as Plotly reads them.</summary>
    internal static object[][] Scale() =>
        [.. Sequential.Select((colour, i) => new object[] { (double)i / (Sequential.Length - 1), colour })];

    /// <summary>How opaque a band is, so that lines on it show.</summary>
    internal const double OfBand = 0.3;

    /// <summary>The colour of a place: behind the eight come their dark shades, then their light ones, then all again.</summary>
    internal static string Of(int index)
    {
        string colour = Series[index % Series.Length];
        return (index / Series.Length % 3) switch
        {
            0 => colour,
            1 => Between(colour, "#000000", 0.45),
            _ => Between(colour, "#ffffff", 0.55),
        };
    }

    /// <summary>The sequential colour at a share from 0 to 1, between its neighbours.</summary>
    internal static string At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Sequential.Length - 1);
        int low = Math.Min((int)place, Sequential.Length - 2);
        return Between(Sequential[low], Sequential[low + 1], place - low);
    }

    /// <summary>The colour with an opacity, as Plotly reads it.</summary>
    internal static string Faint(string colour, double opacity)
    {
        (int r, int g, int b) = Parts(colour);
        return string.Create(CultureInfo.InvariantCulture, $"rgba({r},{g},{b},{opacity})");
    }

    /// <summary>Black or white, whichever reads better on the colour (relative luminance, WCAG 2).</summary>
    internal static string TextOn(string colour)
    {
        (int r, int g, int b) = Parts(colour);
        double luminance = (0.2126 * Linear(r)) + (0.7152 * Linear(g)) + (0.0722 * Linear(b));
        return luminance > 0.179 ? "#000000" : "#ffffff";
    }

    private static string Between(string one, string other, double part)
    {
        (var from, var to) = (Parts(one), Parts(other));
        return $"#{Mix(from.R, to.R, part):x2}{Mix(from.G, to.G, part):x2}{Mix(from.B, to.B, part):x2}";
    }

    private static double Linear(int part)
    {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static int Mix(int from, int to, double part) => (int)Math.Round(from + ((to - from) * part));

    private static (int R, int G, int B) Parts(string colour) =>
        (Hex(colour.AsSpan(1, 2)), Hex(colour.AsSpan(3, 2)), Hex(colour.AsSpan(5, 2)));

    private static int Hex(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
