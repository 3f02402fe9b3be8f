using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CSharpKernel.Html;
using CSharpKernel.Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>The pages of the committed notebooks in a real browser, 1400 pixels wide, with their charts drawn.</summary>
[Trait("Speed", "Slow")]
public sealed partial class PagesInBrowserTests
{
    // A page draws a chart when it comes into view.
    private const string DrawAtOnce = """
        window.IntersectionObserver = class {
            constructor(seen) { this.seen = seen; }
            observe(target) { this.seen([{ isIntersecting: true, target }]); }
            unobserve() { }
        };
        """;

    // What has its own scroll bar may hold more than it shows; what Plotly lays out inside a figure is its own.
    private const string Script = """
        addEventListener('load', () => setTimeout(() => {
            const scrolls = (each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX);
            const inFigure = (each) => each.closest('svg, .js-plotly-plot') !== null;
            const wider = (theme) => {
                document.documentElement.dataset.theme = theme;
                return [...document.querySelectorAll('html, body, body *')]
                    .filter(each => !inFigure(each) && !scrolls(each) && getComputedStyle(each).display !== 'inline' && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
                    .map(each => `${theme}: ${each.scrollWidth} in ${each.clientWidth}: ${each.outerHTML.slice(0, 120)}`);
            };
            const outside = [...document.querySelectorAll('.js-plotly-plot, .en-chart svg')]
                .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(each => `outside: ${each.outerHTML.slice(0, 120)}`);
            document.getElementById('found').textContent = JSON.stringify({
                figures: document.querySelectorAll('.js-plotly-plot').length,
                wrong: [...wider('light'), ...wider('dark'), ...outside],
            });
        }, 5000));
        """;

    public static TheoryData<string> Names =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.ipynb", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path))
                .Order(StringComparer.Ordinal),
        ];

    private static string Folder => Path.Combine(Repository.Root, "notebooks");

    [RequiresChromiumTheory]
    [MemberData(nameof(Names))]
    public void Page_OfANotebook_HoldsNoElementWiderThanItsBox(string name)
    {
        string path = Path.Combine(Folder, name);
        var notebook = Notebook.Load(path);
        string page = NotebookPage
            .Render(notebook, name, Folder)
            .Replace("<head>", $"<head><script>{DrawAtOnce}</script>", StringComparison.Ordinal)
            .Replace(
                "</body>",
                $"<pre id=\"found\" hidden></pre><script>{Script}</script></body>",
                StringComparison.Ordinal
            );

        string json = WebUtility.HtmlDecode(FoundPattern().Match(Chromium.DumpDom(page)).Groups[1].Value);

        var found = JsonSerializer.Deserialize<Found>(json, JsonSerializerOptions.Web)!;
        Assert.Equal(Figure().Count(page), found.Figures);
        Assert.Equal(File.ReadAllText(path).Contains("vnd.plotly", StringComparison.Ordinal), found.Figures > 0);
        Assert.Empty(found.Wrong);
    }

    [GeneratedRegex("data-figure=")]
    private static partial Regex Figure();

    private sealed record Found(int Figures, string[] Wrong);

    [GeneratedRegex("<pre id=\"found\" hidden=\"\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex FoundPattern();
}
