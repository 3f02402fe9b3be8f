using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CSharpKernel.Markdown;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Html;

/// <summary>Renders a notebook as one page that needs nothing but itself: no network, no file beside it.</summary>
public sealed partial class NotebookPage
{
    private readonly Notebook notebook;
    private readonly string name;
    private readonly PageImages images;
    private readonly HeadingIds ids = new();
    private readonly OutputHtml outputs = new();
    private readonly List<MarkdownHeading> headings = [];

    private NotebookPage(Notebook notebook, string name, string folder)
    {
        this.notebook = notebook;
        this.name = name;
        images = new PageImages(folder);
    }

    /// <summary>The page of a notebook; the name stands where it has no title of its own, and images are read from the folder.</summary>
    public static string Render(Notebook notebook, string name, string folder)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return new NotebookPage(notebook, name, folder).Render();
    }

    private string Render()
    {
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            body.Append(Render(cell));
        }

        var title = headings.FirstOrDefault(heading => heading.Level == 1)?.Text ?? name;
        var plotly = outputs.HasFigures ? $"<script>{PlotlyScript.Read()}</script>" : "";
        return Placeholder()
            .Replace(
                PageAssets.Template,
                match =>
                    match.Groups["name"].Value switch
                    {
                        "title" => PageText.Clean(WebUtility.HtmlEncode(title)),
                        "style" => PageAssets.Style,
                        "contents" => PageText.Clean(Contents()),
                        "notice" => PageText.Clean(Notice()),
                        "name" => PageText.Clean(WebUtility.HtmlEncode(name)),
                        "cells" => PageText.Clean(body.ToString()),
                        "script" => PageAssets.Script,
                        _ => plotly,
                    }
            );
    }

    private string Render(NotebookCell cell) =>
        cell.Type switch
        {
            CellType.Markdown => $"<section class=\"prose\">\n{Prose(cell)}</section>\n",
            CellType.Code when cell.IsExecutable || cell.Outputs.Count > 0 => Code(cell),
            CellType.Raw when cell.Source.Length > 0 =>
                $"<section class=\"raw\"><pre>{WebUtility.HtmlEncode(cell.Source)}</pre></section>\n",
            _ => "",
        };

    private string Prose(NotebookCell cell)
    {
        var links = new MarkdownLinks(PageTarget, source => images.Resolve(source, cell));
        var renderer = new MarkdownRenderer(links, ids, HighlightFence);
        var html = renderer.Render(cell.Source);
        headings.AddRange(renderer.Headings);
        return html;
    }

    private string Code(NotebookCell cell)
    {
        var number = cell.ExecutionCount is { } count ? FormattableString.Invariant($"{count}") : "";
        var anchor = number.Length > 0 ? $" id=\"cell-{number}\"" : "";
        var html = new StringBuilder($"<section class=\"code\"{anchor}>\n");
        var open = cell.HasTag(CellTags.Parameters) || !cell.HasTag("hide-input") ? " open" : "";
        html.Append(
            $"<details class=\"input\"{open}><summary><span class=\"prompt\">{(number.Length > 0 ? number : "·")}</span></summary>"
        );
        html.Append("<pre><code>").Append(CodeHighlighter.Highlight(cell.Source)).Append("</code></pre></details>\n");
        foreach (var output in cell.Outputs)
        {
            html.Append("<div class=\"output\">").Append(outputs.Render(output)).Append("</div>\n");
        }

        return html.Append("</section>\n").ToString();
    }

    private string Contents()
    {
        var html = new StringBuilder();
        foreach (var heading in headings.Where(heading => heading.Level is 2 or 3))
        {
            html.Append(
                $"<a class=\"level{heading.Level}\" href=\"#{heading.Id}\">{WebUtility.HtmlEncode(heading.Text)}</a>\n"
            );
        }

        return html.ToString();
    }

    // The first error that no tag allows is where the run ended.
    private string Notice()
    {
        var failed = notebook.Cells.FirstOrDefault(cell =>
            !cell.HasTag(CellTags.RaisesException) && cell.Outputs.OfType<ErrorOutput>().Any()
        );
        return failed is null
            ? ""
            : FormattableString.Invariant(
                $"<p class=\"notice\">The run stopped in <a href=\"#cell-{failed.ExecutionCount}\">cell {failed.ExecutionCount}</a>: {WebUtility.HtmlEncode(failed.Outputs.OfType<ErrorOutput>().First().Name)}. The cells after it were not executed.</p>"
            );
    }

    private static string HighlightFence(string language, string code) =>
        language.ToUpperInvariant() is "CSHARP" or "C#" or "CS"
            ? CodeHighlighter.Highlight(code)
            : WebUtility.HtmlEncode(code);

    // Other notebooks have a page of their own beside this one; anchors written with capitals lead to the ids of this page.
    private static string? PageTarget(string target)
    {
        if (MarkdownLinks.SafeTarget(target) is not { } safe)
        {
            return null;
        }

        if (safe.StartsWith('#'))
        {
            return "#" + HeadingIds.Slug(Uri.UnescapeDataString(safe[1..]));
        }

        var isElsewhere = safe.Contains(':', StringComparison.Ordinal);
        return isElsewhere ? safe : safe.Replace(".ipynb", ".html", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}
