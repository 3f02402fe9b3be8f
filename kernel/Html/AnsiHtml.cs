using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Html;

/// <summary>Turns terminal colours (ECMA-48 SGR: bold, dim, italic, underline, the sixteen colours) into spans; other control sequences are dropped.</summary>
internal static partial class AnsiHtml
{
    public static string Render(string text)
    {
        var html = new StringBuilder();
        var style = new AnsiStyle();
        var position = 0;
        foreach (Match sequence in ControlSequence().Matches(text))
        {
            Append(html, text[position..sequence.Index], style);
            position = sequence.Index + sequence.Length;
            if (sequence.Groups["codes"].Success)
            {
                style = style.Apply(Codes(sequence.Groups["codes"].Value));
            }
        }

        Append(html, text[position..], style);
        return html.ToString();
    }

    /// <summary>The text as a terminal would leave it: a carriage return goes back and the line is written over.</summary>
    public static string Overwrite(string text) =>
        string.Join(
            '\n',
            text.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Split('\n')
                .Select(line => line.TrimEnd('\r'))
                .Select(line => line[(line.LastIndexOf('\r') + 1)..])
        );

    private static void Append(StringBuilder html, string text, AnsiStyle style)
    {
        if (text.Length > 0)
        {
            var encoded = WebUtility.HtmlEncode(text);
            html.Append(
                style.Classes is { Length: > 0 } classes ? $"<span class=\"{classes}\">{encoded}</span>" : encoded
            );
        }
    }

    private static int[] Codes(string codes) =>
        [
            .. codes
                .Split(';')
                .Select(code =>
                    int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
                ),
        ];

    [GeneratedRegex(@"\e\[(?:(?<codes>[0-9;]*)m|[0-9;?]*[ -/]*[@-ln-~])")]
    private static partial Regex ControlSequence();
}
