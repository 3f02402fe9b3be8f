using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Markdown;

/// <summary>Renders the markup inside a paragraph, heading or table cell.</summary>
internal sealed partial class MarkdownInline(string text, MarkdownLinks links)
{
    private readonly List<InlinePiece> pieces = [];
    private readonly StringBuilder pending = new();
    private int at;

    public string Render()
    {
        while (at < text.Length)
        {
            Next();
        }

        Flush();
        return Emphasis.Resolve(pieces);
    }

    /// <summary>The text of rendered markup, without tags and entities.</summary>
    public static string PlainText(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    private void Next()
    {
        var character = text[at];
        switch (character)
        {
            case '\\' when at + 1 < text.Length && text[at + 1] == '\n':
                Raw("<br>\n", 2);
                break;
            case '\\' when at + 1 < text.Length && IsAsciiSign(text[at + 1]):
                pending.Append(text[at + 1]);
                at += 2;
                break;
            case '`':
                Code();
                break;
            case '!' when at + 1 < text.Length && text[at + 1] == '[' && InlineLink.At(text, at + 1) is { } image:
                Image(image);
                break;
            case '[' when InlineLink.At(text, at) is { } link:
                Link(link);
                break;
            case '<' when Angle().Match(text, at) is { Success: true } angle:
                AngleBracket(angle);
                break;
            case '&' when Entity().Match(text, at) is { Success: true } entity:
                Raw(entity.Value, entity.Length);
                break;
            case '*' or '_' or '~':
                Delimiters(character);
                break;
            case ' ' when HardBreak().Match(text, at) is { Success: true } hardBreak:
                Raw("<br>\n", hardBreak.Length);
                break;
            case 'h' when IsWordStart() && BareAddress().Match(text, at) is { Success: true } address:
                Anchor(address.Value, WebUtility.HtmlEncode(address.Value), address.Length);
                break;
            default:
                pending.Append(character);
                at++;
                break;
        }
    }

    private static bool IsAsciiSign(char character) =>
        char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character));

    private bool IsWordStart() => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    private void Raw(string html, int length)
    {
        Flush();
        pieces.Add(InlinePiece.OfHtml(html));
        at += length;
    }

    private void Flush()
    {
        if (pending.Length > 0)
        {
            pieces.Add(InlinePiece.OfHtml(WebUtility.HtmlEncode(pending.ToString())));
            pending.Clear();
        }
    }

    private void Code()
    {
        var run = Backticks().Match(text, at).Length;
        var end = at + run;
        while (Backticks().Match(text, end) is { Success: true } closing)
        {
            if (closing.Length == run)
            {
                var code = text[(at + run)..closing.Index].Replace('\n', ' ');
                var isPadded = code.Length > 2 && code[0] == ' ' && code[^1] == ' ' && code.Trim().Length > 0;
                Raw($"<code>{WebUtility.HtmlEncode(isPadded ? code[1..^1] : code)}</code>", closing.Index + run - at);
                return;
            }

            end = closing.Index + closing.Length;
        }

        pending.Append('`', run);
        at += run;
    }

    private void Link(InlineLink link)
    {
        var inner = new MarkdownInline(link.Text, links).Render();
        Anchor(link.Target, inner, link.Length, link.Title);
    }

    private void Anchor(string target, string inner, int length, string? title = null)
    {
        var hint = title is null ? "" : $" title=\"{WebUtility.HtmlEncode(title)}\"";
        Raw(
            links.Target(target) is { } safe ? $"<a href=\"{WebUtility.HtmlEncode(safe)}\"{hint}>{inner}</a>" : inner,
            length
        );
    }

    private void Image(InlineLink image)
    {
        var alternative = WebUtility.HtmlEncode(PlainText(new MarkdownInline(image.Text, links).Render()));
        Raw(
            links.Image(image.Target) is { } source
                ? $"<img src=\"{WebUtility.HtmlEncode(source)}\" alt=\"{alternative}\">"
                : $"<span class=\"missing-image\">{(alternative.Length == 0 ? "image" : alternative)}</span>",
            image.Length + 1
        );
    }

    private void AngleBracket(Match angle)
    {
        if (angle.Groups["address"] is { Success: true } address)
        {
            Anchor(address.Value, WebUtility.HtmlEncode(address.Value), angle.Length);
        }
        else
        {
            Raw(angle.Groups["break"].Success ? "<br>" : "", angle.Length);
        }
    }

    private void Delimiters(char character)
    {
        var end = at;
        while (end < text.Length && text[end] == character)
        {
            end++;
        }

        Flush();
        pieces.Add(
            InlinePiece.OfDelimiters(
                character,
                end - at,
                at == 0 ? '\n' : text[at - 1],
                end == text.Length ? '\n' : text[end]
            )
        );
        at = end;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(
        @"\G<(?:(?<break>br\s*/?)|(?<comment>!--[\s\S]*?--)|(?<address>(?:https?://|mailto:)[^\s<>]+))>",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Angle();

    [GeneratedRegex(@"\G&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\G {2,}\n")]
    private static partial Regex HardBreak();

    [GeneratedRegex(@"\Ghttps?://[^\s<>]*[^\s<>.,:;!?""')\]*_~]")]
    private static partial Regex BareAddress();
}
