using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Formatting;

/// <summary>
/// Text that other programs can read: half of a surrogate pair, as cutting a string in two leaves it, has no form in UTF-8, and U+FFFD, the replacement
/// character, takes its place.
/// </summary>
internal static partial class UnicodeText
{
    /// <summary>The text without halves of surrogate pairs.</summary>
    public static string Repair(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;

    /// <summary>JSON whose strings, unescaped, hold no halves of surrogate pairs.</summary>
    public static string RepairJson(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
            ? Escape().Replace(Repair(json), escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
            : Repair(json);

    // Every escape is matched, so that a backslash that is escaped itself begins none.
    [GeneratedRegex(
        """\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"""
    )]
    private static partial Regex Escape();
}
