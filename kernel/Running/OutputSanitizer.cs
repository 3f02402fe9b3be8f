using System.Text.RegularExpressions;

namespace CSharpKernel.Running;

/// <summary>Replaces what differs from run to run (durations, absolute paths, GUIDs) so that outputs can be compared.</summary>
internal static partial class OutputSanitizer
{
    /// <summary>The text with placeholders, and without colours and blanks at line ends.</summary>
    public static string Sanitize(string text)
    {
        var clean = Colour().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "");
        clean = Guid().Replace(clean, "<guid>");
        clean = AbsolutePath().Replace(clean, "<path>");
        clean = ClockDuration().Replace(clean, "<duration>");
        clean = UnitDuration().Replace(clean, "<duration>");
        clean = Rate().Replace(clean, "<rate>");
        return BlankLineEnd().Replace(clean, "").TrimEnd('\n');
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b")]
    private static partial Regex Guid();

    // A path of at least two parts, from a root or a drive; a lone slash between words is none.
    [GeneratedRegex(@"(?<![\w./<:])(?:[A-Za-z]:[\\/]|/)(?:[\w.@+~-]+[\\/])+[\w.@+~-]*")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"\b\d+(?:\.\d{2})?:[0-5]\d:[0-5]\d\.\d+\b")]
    private static partial Regex ClockDuration();

    [GeneratedRegex(
        @"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?:E[+-]\d+)?\s?(?:ns|us|µs|μs|ms|s|sec|secs|seconds?|min|minutes?)\b(?!/)"
    )]
    private static partial Regex UnitDuration();

    [GeneratedRegex(@"(?<![\w.,])\d[\d,]*(?:\.\d+)?\s?(?:[KMG]i?B|B|bytes|rows|events|lines)/s(?:ec|econd)?\b")]
    private static partial Regex Rate();

    [GeneratedRegex(@"[ \t]+(?=\n|$)")]
    private static partial Regex BlankLineEnd();
}
