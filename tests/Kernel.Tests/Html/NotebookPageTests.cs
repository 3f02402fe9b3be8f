using System.Text.RegularExpressions;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Html;

public class NotebookPageTests
{
    private const string Figure =
        """{"data": [{"type": "bar", "y": [1, 2]}], "layout": {"title": "</script><script>alert(1)"}}""";

    [Fact]
    public void Render_Page_LoadsNothingFromAnywhere()
    {
        using var folder = new TemporaryFolder();
        var page = Executed(
            folder,
            new NotebookFile()
                .Prose("# Title\n![remote](https://example.com/a.png) ![missing](no.png) [link](https://example.com)")
                .Code("new[] { new { A = 1 } }")
                .Code(
                    $"display(@\"{Figure.Replace("\"", "\"\"", StringComparison.Ordinal)}\", \"application/vnd.plotly.v1+json\");"
                )
        );
        var markup = Regex.Replace(page, "<script>.*?</script>", "<script></script>", RegexOptions.Singleline);
        Assert.DoesNotMatch(
            @"(?i)<(script|img|iframe|link|source|video|object|embed)\b[^>]*(src|href|data)\s*=\s*[""']?(https?:)?//",
            markup
        );
        Assert.DoesNotMatch(@"(?i)@import|url\(\s*[""']?(https?:)?//|<link|<base|http-equiv", markup);
    }

    [Fact]
    public void Render_FigureOutput_EmbedsThePlotlyScriptOnceAndTheFigureAsJson()
    {
        using var folder = new TemporaryFolder();
        var cell =
            $"display(@\"{Figure.Replace("\"", "\"\"", StringComparison.Ordinal)}\", \"application/vnd.plotly.v1+json\");";
        var page = Executed(folder, new NotebookFile().Code(cell).Code(cell));
        Assert.Equal(1, Regex.Count(page, Regex.Escape("plotly.js v")));
        Assert.Equal(2, Regex.Count(page, "<script type=\"application/json\" id=\"figure-\\d\">"));
        Assert.Contains("\\u003c/script>\\u003cscript>alert(1)", page, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(page, "(?i)<script"), Regex.Count(page, "(?i)</script>"));
        Assert.Equal(4, Regex.Count(page, "(?i)</script>"));
    }

    [Fact]
    public void Render_NoFigure_LeavesThePlotlyScriptOut()
    {
        var page = new NotebookFile().Code("1").Page();
        Assert.InRange(page.Length, 5_000, 50_000);
        Assert.Single(Regex.Matches(page, "<script"));
    }

    [Fact]
    public void Render_Headings_AreTheTitleAndTheContents()
    {
        var page = new NotebookFile().Prose("# The & title\n\n## First part").Prose("### Below\n#### Too deep").Page();
        Assert.Contains("<title>The &amp; title</title>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<a class=\"level2\" href=\"#first-part\">First part</a>\n<a class=\"level3\" href=\"#below\">Below</a>\n</nav>",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Render_NoHeading_TakesTheFilesName() =>
        Assert.Contains(
            "<title>notebook.ipynb</title>",
            new NotebookFile().Prose("text").Page(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Render_PlaceholderInTheText_StaysText() =>
        Assert.Contains(
            "<p>{{script}} {{plotly}}</p>",
            new NotebookFile().Prose("{{script}} {{plotly}}").Page(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Render_LinkToAnotherNotebook_LeadsToItsPage() =>
        Assert.Contains(
            "<a href=\"02_next.html#part\">next</a> <a href=\"#my-heading\">here</a>",
            new NotebookFile().Prose("[next](02_next.ipynb#part) [here](#My-Heading)").Page(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Render_LocalImage_IsPutIntoThePage()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "a dot.png"), [1, 2, 3]);
        var page = new NotebookFile().Prose("![dot](a%20dot.png)").Page(folder.Path);
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"dot\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_FileThatIsNoImage_IsNotPutIntoThePage()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "secret.txt"), "secret");
        Assert.DoesNotContain(
            "data:",
            new NotebookFile().Prose("![x](secret.txt)").Page(folder.Path),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Render_CellTaggedHideInput_IsFolded()
    {
        var page = new NotebookFile().Code("shown").Code("folded", "hide-input").Page();
        Assert.Equal(1, Regex.Count(page, "<details class=\"input\" open>"));
        Assert.Equal(1, Regex.Count(page, "<details class=\"input\">"));
    }

    [Fact]
    public void Render_CodeAndStreams_AreEscaped()
    {
        var page = new NotebookFile().Printed("var a = \"<i>\"; // <u>", "<b>&\u001b[31mred\u001b[0m").Page();
        Assert.Contains("<span class=\"s\">&quot;&lt;i&gt;&quot;</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"c\">// &lt;u&gt;</span>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;<span class=\"a1\">red</span>", page, StringComparison.Ordinal);
    }

    private static string Executed(TemporaryFolder folder, NotebookFile notebook)
    {
        var options = new RunOptions { OutputDirectory = Path.Combine(folder.Path, "out") };
        var run = new NotebookRunner(options).Run([notebook.Save(folder.Path)])[0];
        Assert.Equal(ExitCode.Ok, run.Outcome);
        return File.ReadAllText(run.PagePath!);
    }
}
