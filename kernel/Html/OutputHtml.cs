using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CSharpKernel.Formatting;
using CSharpKernel.Markdown;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Html;

/// <summary>Renders stored outputs, the richest form that works offline first.</summary>
internal sealed partial class OutputHtml
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif"];

    private readonly HashSet<string> once = new(StringComparer.Ordinal);
    private int figures;

    /// <summary>Whether some output is an interactive figure, for which the page needs the Plotly script.</summary>
    public bool HasFigures => figures > 0;

    public string Render(CellOutput output) =>
        output switch
        {
            StreamOutput stream =>
                $"<pre class=\"stream {(stream.Name == StreamOutput.StandardError ? "stderr" : "stdout")}\">{AnsiHtml.Render(AnsiHtml.Overwrite(stream.Text.TrimEnd('\n')))}</pre>",
            ErrorOutput error => $"<pre class=\"error\">{AnsiHtml.Render(Traceback(error))}</pre>",
            DisplayOutput display => $"<div class=\"shown\">{Show(display.Content)}</div>",
            _ => "",
        };

    private static string Traceback(ErrorOutput error) =>
        error.Traceback.Count > 0 ? string.Join("\n", error.Traceback) : $"{error.Name}: {error.Message}";

    private string Show(MimeBundle content)
    {
        if (content.Entries.TryGetValue(MimeBundle.Plotly, out var figure))
        {
            return Figure(figure, Static(content));
        }

        return Static(content);
    }

    private string Figure(JsonNode figure, string fallback)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"figure-{++figures}");
        return $"<div class=\"figure\" data-figure=\"{id}\"><div class=\"still\">{fallback}</div></div>"
            + $"<script type=\"application/json\" id=\"{id}\">{ScriptText.Escape(figure)}</script>";
    }

    private string Static(MimeBundle content)
    {
        if (content.Text(MimeBundle.Html) is { } html)
        {
            return MarkedOnce().Replace(html, block => once.Add(block.Value) ? block.Value : "");
        }

        if (content.Text("image/svg+xml") is { } svg)
        {
            return Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(PageText.Clean(svg))));
        }

        foreach (var mimeType in Pictures)
        {
            if (content.Text(mimeType) is { } picture)
            {
                return Picture(mimeType, picture.ReplaceLineEndings(""));
            }
        }

        if (content.Text("text/markdown") is { } markdown)
        {
            return new MarkdownRenderer(MarkdownLinks.AsWritten, new HeadingIds()).Render(markdown);
        }

        var text =
            content.Text(MimeBundle.PlainText)
            ?? content.Entries.Values.OfType<JsonNode>().FirstOrDefault()?.ToJsonString()
            ?? "";
        return $"<pre class=\"plain\">{AnsiHtml.Render(text)}</pre>";
    }

    // A style or script that carries data-once says that one copy serves all outputs of a page.
    [GeneratedRegex("<(style|script) data-once(=\"\")?>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex MarkedOnce();

    private static string Picture(string mimeType, string base64) =>
        $"<img src=\"data:{mimeType};base64,{WebUtility.HtmlEncode(base64)}\" alt=\"\">";
}
