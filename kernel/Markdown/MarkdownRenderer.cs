using System.Globalization;
using System.Net;
using System.Text;

namespace CSharpKernel.Markdown;

/// <summary>
/// Renders the part of CommonMark that notebooks use (headings, emphasis, code, lists, tables, quotes, links, images, rules) to HTML. HTML in the
/// source is shown as text, so that prose can never run a script; only &lt;br&gt; and comments mean what they say.
/// </summary>
internal sealed class MarkdownRenderer(
    MarkdownLinks links,
    HeadingIds ids,
    Func<string, string, string>? highlight = null
)
{
    private readonly List<MarkdownHeading> headings = [];

    /// <summary>The headings rendered so far, in order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => headings;

    public string Render(string source)
    {
        var html = new StringBuilder();
        Blocks(html, MarkdownLines.Split(source), tight: false);
        return html.ToString();
    }

    private void Blocks(StringBuilder html, List<string> lines, bool tight)
    {
        for (var index = 0; index < lines.Count; )
        {
            index = Block(html, lines, index, tight);
        }
    }

    // Renders the block that begins at the line and returns the index behind it.
    private int Block(StringBuilder html, List<string> lines, int index, bool tight)
    {
        var line = lines[index];
        if (line.Trim().Length == 0)
        {
            return index + 1;
        }

        if (MarkdownLines.Fence(line) is { } fence)
        {
            return FencedCode(html, lines, index, fence);
        }

        if (MarkdownLines.Indent(line) >= 4)
        {
            return IndentedCode(html, lines, index);
        }

        if (MarkdownLines.Heading(line) is var (level, text))
        {
            Heading(html, level, text);
            return index + 1;
        }

        if (MarkdownLines.IsRule(line))
        {
            html.Append("<hr>\n");
            return index + 1;
        }

        if (line.TrimStart().StartsWith('>'))
        {
            return Quote(html, lines, index);
        }

        if (MarkdownLines.Item(line) is not null)
        {
            return ItemList(html, lines, index);
        }

        if (line.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
        {
            return Comment(lines, index);
        }

        return MarkdownTable.IsTableAt(lines, index)
            ? MarkdownTable.Render(html, lines, index, Inline)
            : Paragraph(html, lines, index, tight);
    }

    private string Inline(string text) => new MarkdownInline(text, links).Render();

    private void Heading(StringBuilder html, int level, string text)
    {
        var inline = Inline(text);
        var plain = MarkdownInline.PlainText(inline);
        var id = ids.Next(plain);
        headings.Add(new MarkdownHeading(level, id, plain));
        html.Append(CultureInfo.InvariantCulture, $"<h{level} id=\"{id}\">{inline}</h{level}>\n");
    }

    private int FencedCode(StringBuilder html, List<string> lines, int index, MarkdownFence fence)
    {
        var code = new StringBuilder();
        for (index++; index < lines.Count && !fence.IsClosedBy(lines[index]); index++)
        {
            code.Append(MarkdownLines.Outdent(lines[index], fence.Indent)).Append('\n');
        }

        var rendered = highlight?.Invoke(fence.Language, code.ToString()) ?? WebUtility.HtmlEncode(code.ToString());
        html.Append("<pre><code>").Append(rendered).Append("</code></pre>\n");
        return Math.Min(index + 1, lines.Count);
    }

    private static int IndentedCode(StringBuilder html, List<string> lines, int index)
    {
        List<string> code = [];
        for (
            ;
            index < lines.Count && (lines[index].Trim().Length == 0 || MarkdownLines.Indent(lines[index]) >= 4);
            index++
        )
        {
            code.Add(MarkdownLines.Outdent(lines[index], 4));
        }

        var text = string.Join("\n", code).TrimEnd('\n');
        html.Append("<pre><code>").Append(WebUtility.HtmlEncode(text)).Append("\n</code></pre>\n");
        return index;
    }

    private int Quote(StringBuilder html, List<string> lines, int index)
    {
        List<string> quoted = [];
        for (; index < lines.Count && lines[index].Trim().Length > 0; index++)
        {
            var text = lines[index].TrimStart();
            if (text.StartsWith('>'))
            {
                quoted.Add(text.StartsWith("> ", StringComparison.Ordinal) ? text[2..] : text[1..]);
            }
            else if (MarkdownLines.InterruptsParagraph(lines[index]))
            {
                break;
            }
            else
            {
                quoted.Add(text);
            }
        }

        html.Append("<blockquote>\n");
        Blocks(html, quoted, tight: false);
        html.Append("</blockquote>\n");
        return index;
    }

    private int ItemList(StringBuilder html, List<string> lines, int index)
    {
        var (items, end) = MarkdownList.Read(lines, index);
        var first = items.First;
        var start = first.Number is { } number && number != 1 ? $" start=\"{number}\"" : "";
        html.Append(first.Number is null ? "<ul>\n" : $"<ol{start}>\n");
        foreach (var item in items.Contents)
        {
            html.Append("<li>");
            var inner = new StringBuilder();
            Blocks(inner, item, items.IsTight);
            html.Append(inner.ToString().TrimEnd('\n')).Append("</li>\n");
        }

        html.Append(first.Number is null ? "</ul>\n" : "</ol>\n");
        return end;
    }

    private static int Comment(List<string> lines, int index)
    {
        while (index < lines.Count && !lines[index].Contains("-->", StringComparison.Ordinal))
        {
            index++;
        }

        return Math.Min(index + 1, lines.Count);
    }

    private int Paragraph(StringBuilder html, List<string> lines, int index, bool tight)
    {
        List<string> text = [lines[index].TrimStart()];
        for (index++; index < lines.Count && lines[index].Trim().Length > 0; index++)
        {
            if (MarkdownLines.Underline(lines[index]) is { } level)
            {
                Heading(html, level, string.Join("\n", text).Trim());
                return index + 1;
            }

            if (MarkdownLines.InterruptsParagraph(lines[index]) || MarkdownTable.IsTableAt(lines, index))
            {
                break;
            }

            text.Add(lines[index].TrimStart());
        }

        var inline = Inline(string.Join("\n", text).TrimEnd());
        html.Append(tight ? inline + "\n" : $"<p>{inline}</p>\n");
        return index;
    }
}
