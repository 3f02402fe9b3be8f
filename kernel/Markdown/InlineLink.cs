using System.Text.RegularExpressions;

namespace CSharpKernel.Markdown;

/// <summary>A link or image as written, <c>[text](target "title")</c>, and how many characters it takes.</summary>
internal sealed partial record InlineLink(string Text, string Target, string? Title, int Length)
{
    /// <summary>The link whose opening bracket stands at the index; null when there is none.</summary>
    public static InlineLink? At(string text, int index)
    {
        var close = ClosingBracket(text, index);
        if (close < 0 || Destination().Match(text, close + 1) is not { Success: true } destination)
        {
            return null;
        }

        var target = destination.Groups["angled"] is { Success: true } angled ? angled : destination.Groups["plain"];
        var title = destination.Groups["title"];
        return new InlineLink(
            text[(index + 1)..close],
            Escaped().Replace(target.Value, "$1"),
            title.Success ? title.Value[1..^1] : null,
            destination.Index + destination.Length - index
        );
    }

    private static int ClosingBracket(string text, int index)
    {
        var depth = 0;
        for (; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\\':
                    index++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return index;
                case '`' when CodeSpan().Match(text, index) is { Success: true } code:
                    index += code.Length - 1;
                    break;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"\G(`+)(?!`).*?(?<!`)\1(?!`)", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(
        @"\G\(\s*(?:<(?<angled>[^<>\n]*)>|(?<plain>(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))(?:\s+(?<title>""[^""]*""|'[^']*'))?\s*\)"
    )]
    private static partial Regex Destination();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();
}
