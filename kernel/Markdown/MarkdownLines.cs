using System.Globalization;
using System.Text.RegularExpressions;

namespace CSharpKernel.Markdown;

/// <summary>Recognises what a line begins.</summary>
internal static partial class MarkdownLines
{
    /// <summary>The lines, tabs widened to four columns.</summary>
    public static List<string> Split(string source) =>
        [.. source.ReplaceLineEndings("\n").Split('\n').Select(WidenLeadingTabs)];

    public static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>The line without up to so many leading blanks.</summary>
    public static string Outdent(string line, int columns) => line[Math.Min(columns, Indent(line))..];

    /// <summary>The level and text of a heading written with number signs.</summary>
    public static (int Level, string Text)? Heading(string line) =>
        HeadingLine().Match(line) is { Success: true } match
            ? (match.Groups["marks"].Length, match.Groups["text"].Value)
            : null;

    /// <summary>The heading level that a line of = or - gives to the paragraph above it.</summary>
    public static int? Underline(string line) =>
        UnderlineLine().Match(line) is { Success: true } match
            ? match.Groups["mark"].Value[0] == '='
                ? 1
                : 2
            : null;

    public static bool IsRule(string line) => RuleLine().IsMatch(line);

    public static MarkdownFence? Fence(string line)
    {
        var match = FenceLine().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var marks = match.Groups["marks"].Value;
        var language = match.Groups["info"].Value.Trim().Split(' ')[0];
        return marks[0] == '`' && match.Groups["info"].Value.Contains('`', StringComparison.Ordinal)
            ? null
            : new MarkdownFence(marks[0], marks.Length, Indent(line), language);
    }

    public static MarkdownItem? Item(string line)
    {
        var match = ItemLine().Match(line);
        if (!match.Success || IsRule(line))
        {
            return null;
        }

        var marker = match.Groups["marker"].Value;
        var blanks = match.Groups["blanks"].Length;
        var column = match.Groups["marker"].Index + marker.Length + (blanks is 0 or > 4 ? 1 : blanks);
        return char.IsAsciiDigit(marker[0])
            ? new MarkdownItem(marker[^1], int.Parse(marker[..^1], CultureInfo.InvariantCulture), column)
            : new MarkdownItem(marker[0], null, column);
    }

    /// <summary>Whether the line begins another block, even without a blank line before it.</summary>
    public static bool InterruptsParagraph(string line) =>
        Indent(line) < 4
        && (
            Heading(line) is not null
            || IsRule(line)
            || Fence(line) is not null
            || line.TrimStart().StartsWith('>')
            || (Item(line) is { } item && item.Number is null or 1 && line.Trim().Length > 2)
        );

    private static string WidenLeadingTabs(string line)
    {
        while (
            line.IndexOf('\t', StringComparison.Ordinal) is var tab && tab >= 0 && line.AsSpan(0, tab).Trim(' ').IsEmpty
        )
        {
            line = line[..tab] + new string(' ', 4 - (tab % 4)) + line[(tab + 1)..];
        }

        return line;
    }

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})(?:[ \t]+(?<text>.*?))?(?:[ \t]+#+)?[ \t]*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^ {0,3}(?<mark>=+|-+)[ \t]*$")]
    private static partial Regex UnderlineLine();

    [GeneratedRegex(@"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^ {0,3}(?<marks>`{3,}|~{3,})(?<info>.*)$")]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"^ {0,3}(?<marker>[-+*]|\d{1,9}[.)])(?<blanks> *)(?:(?<= )\S.*|$)")]
    private static partial Regex ItemLine();
}
