using CSharpKernel.Markdown;

namespace Tests.Kernel.Markdown;

public class MarkdownRendererTests
{
    [Theory]
    [InlineData("# One\n### Three ###", "<h1 id=\"one\">One</h1>\n<h3 id=\"three\">Three</h3>\n")]
    [InlineData("Title\n=====\ntext", "<h1 id=\"title\">Title</h1>\n<p>text</p>\n")]
    [InlineData("#no heading", "<p>#no heading</p>\n")]
    [InlineData("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n")]
    [InlineData("hard  \nbreak\\\nagain<br>and", "<p>hard<br>\nbreak<br>\nagain<br>and</p>\n")]
    [InlineData("***\n- - -", "<hr>\n<hr>\n")]
    [InlineData("> quoted\nlazy\n>\n> more", "<blockquote>\n<p>quoted\nlazy</p>\n<p>more</p>\n</blockquote>\n")]
    [InlineData("    indented <code>\n\n    more", "<pre><code>indented &lt;code&gt;\n\nmore\n</code></pre>\n")]
    [InlineData("```text\n# not a heading\n```\nafter", "<pre><code># not a heading\n</code></pre>\n<p>after</p>\n")]
    [InlineData("~~~\nnever closed", "<pre><code>never closed\n</code></pre>\n")]
    [InlineData("<!-- hidden\nstill hidden -->\nshown", "<p>shown</p>\n")]
    public void Render_Block_IsItsElement(string source, string expected) => Assert.Equal(expected, Render(source));

    [Theory]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n")]
    [InlineData("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>\n")]
    [InlineData("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ul>\n")]
    [InlineData(
        "1. a\n   b\n\n   ```\n   c\n   ```",
        "<ol>\n<li><p>a\nb</p>\n<pre><code>c\n</code></pre></li>\n</ol>\n"
    )]
    [InlineData("- a\n* b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n")]
    [InlineData("text\n- a", "<p>text</p>\n<ul>\n<li>a</li>\n</ul>\n")]
    [InlineData("in 2019\n5. is no list", "<p>in 2019\n5. is no list</p>\n")]
    [InlineData("-not a list", "<p>-not a list</p>\n")]
    public void Render_List_HasItsItems(string source, string expected) => Assert.Equal(expected, Render(source));

    [Theory]
    [InlineData("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>")]
    [InlineData("***both***", "<em><strong>both</strong></em>")]
    [InlineData("**a *b* c**", "<strong>a <em>b</em> c</strong>")]
    [InlineData("*a*b*c*", "<em>a</em>b<em>c</em>")]
    [InlineData("snake_case_name and 2*3*4", "snake_case_name and 2<em>3</em>4")]
    [InlineData("* a * b", "* a * b")]
    [InlineData("**open", "**open")]
    [InlineData("~~gone~~ ~kept~", "<del>gone</del> ~kept~")]
    [InlineData("`a*b*` ``x`y``", "<code>a*b*</code> <code>x`y</code>")]
    [InlineData("`open", "`open")]
    [InlineData(@"\*plain\* C:\data", @"*plain* C:\data")]
    [InlineData("AT&T &amp; &lt;", "AT&amp;T &amp; &lt;")]
    public void Render_Inline_IsItsMarkup(string source, string expected) =>
        Assert.Equal(expected, Render("x " + source)[5..^5]);

    [Theory]
    [InlineData("[a *b*](c.html \"t\")", "<a href=\"c.html\" title=\"t\">a <em>b</em></a>")]
    [InlineData("[a](<b c> )", "<a href=\"b c\">a</a>")]
    [InlineData("[a](b(c)d)", "<a href=\"b(c)d\">a</a>")]
    [InlineData("[a `]`](b)", "<a href=\"b\">a <code>]</code></a>")]
    [InlineData("[a] (b)", "[a] (b)")]
    [InlineData("<https://x.org/?a=1&b=2>", "<a href=\"https://x.org/?a=1&amp;b=2\">https://x.org/?a=1&amp;b=2</a>")]
    [InlineData("see https://x.org/a.", "see <a href=\"https://x.org/a\">https://x.org/a</a>.")]
    [InlineData("[a](javascript:alert(1))", "a")]
    [InlineData("[a](JAVASCRIPT:x)", "a")]
    [InlineData("![alt *x*](p.png)", "<span class=\"missing-image\">alt x</span>")]
    public void Render_Link_LeadsWhereItMay(string source, string expected) =>
        Assert.Equal(expected, Render("x " + source)[5..^5]);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick='x'>b</b>")]
    [InlineData("[<script>](x)")]
    [InlineData("# <script>")]
    [InlineData("| <script> |\n|---|\n| <script> |")]
    [InlineData("![\"><script>](x)")]
    [InlineData("[a](\"><script>)")]
    public void Render_HtmlInTheSource_IsShownAsText(string source) =>
        Assert.DoesNotMatch("<(script|img|b )", Render(source));

    [Fact]
    public void Render_Table_AlignsItsColumnsAndFillsItsRows() =>
        Assert.Equal(
            "<table>\n<thead>\n<tr><th>a</th><th style=\"text-align:right\">b</th></tr>\n</thead>\n<tbody>\n"
                + "<tr><td>1 | <code>x|y</code></td><td style=\"text-align:right\">2</td></tr>\n"
                + "<tr><td>3</td><td style=\"text-align:right\"></td></tr>\n</tbody>\n</table>\n<p>after</p>\n",
            Render("| a | b |\n|---|--:|\n| 1 \\| `x|y` | 2 | 9 |\n| 3 |\n\nafter")
        );

    [Fact]
    public void Headings_RepeatedText_GetIdsOfTheirOwn()
    {
        var renderer = new MarkdownRenderer(MarkdownLinks.AsWritten, new HeadingIds());
        renderer.Render("# What *is* it?\n## Same\n## Same");
        Assert.Equal(
            [new(1, "what-is-it", "What is it?"), new(2, "same", "Same"), new(2, "same-1", "Same")],
            renderer.Headings
        );
    }

    [Fact]
    public void Render_AnyText_EndsAndKeepsItsLetters()
    {
        const string Alphabet = "ab \n*_`~[]()!<>#-|>1.\\&";
        var random = new Random(7);
        for (var trial = 0; trial < 2000; trial++)
        {
            var source = new string([
                .. Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]),
            ]);
            var html = Render(source);
            Assert.Equal(
                Tags(html, "<(em|strong|del|code|li|ul|ol|p|blockquote|a)[ >]"),
                Tags(html, "</(em|strong|del|code|li|ul|ol|p|blockquote|a)>")
            );
        }
    }

    private static int Tags(string html, string pattern) => System.Text.RegularExpressions.Regex.Count(html, pattern);

    private static string Render(string source) =>
        new MarkdownRenderer(MarkdownLinks.AsWritten, new HeadingIds()).Render(source);
}
