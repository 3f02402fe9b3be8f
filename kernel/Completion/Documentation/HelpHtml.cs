using System.Net;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Renders help as HTML.</summary>
internal static class HelpHtml
{
    /// <summary>The blocks one after the other.</summary>
    public static string Render(IEnumerable<HelpBlock> blocks) => string.Concat(blocks.Select(Block));

    private static string Block(HelpBlock block) =>
        block switch
        {
            HelpCode code => $"<pre><code>{Encode(code.Text)}</code></pre>",
            HelpParagraph paragraph => $"<p>{Content(paragraph)}</p>",
            HelpHeading heading => $"<p><strong>{Encode(heading.Text)}</strong></p>",
            HelpList { IsNumbered: true } list => $"<ol>{Items(list)}</ol>",
            HelpList list => $"<ul>{Items(list)}</ul>",
            HelpTerms terms =>
                $"<dl>{string.Concat(terms.Terms.Select(term => $"<dt><code>{Encode(term.Term)}</code></dt><dd>{Tight(term.Meaning)}</dd>"))}</dl>",
            _ => "",
        };

    private static string Items(HelpList list) => string.Concat(list.Items.Select(item => $"<li>{Tight(item)}</li>"));

    // One paragraph alone needs no space around it.
    private static string Tight(IReadOnlyList<HelpBlock> blocks) =>
        blocks is [HelpParagraph only] ? Content(only) : Render(blocks);

    private static string Content(HelpParagraph paragraph) => string.Concat(paragraph.Content.Select(Inline));

    private static string Inline(HelpInline piece)
    {
        var text = Encode(piece.Text);
        if (IsWebAddress(piece.Address))
        {
            return $"<a href=\"{Encode(piece.Address!)}\">{text}</a>";
        }

        return piece.Style switch
        {
            HelpStyle.Code => $"<code>{text}</code>",
            HelpStyle.Strong => $"<strong>{text}</strong>",
            HelpStyle.Emphasis => $"<em>{text}</em>",
            _ => text,
        };
    }

    // Documentation may come with any library: only addresses of pages become links.
    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
