using CSharpKernel.Formatting;
using CSharpKernel.Html;
using CSharpKernel.Notebooks;

namespace Tests.Kernel.Html;

public class OutputHtmlTests
{
    [Fact]
    public void Render_Bundle_TakesTheRichestFormThatWorksOffline()
    {
        Assert.Contains(
            "<b>rich</b>",
            Render(("text/html", "<b>rich</b>"), ("image/png", "AQID"), ("text/plain", "plain")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<img src=\"data:image/png;base64,AQID\"",
            Render(("image/png", "AQ\nID"), ("text/plain", "plain")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data:image/svg+xml;base64,PHN2Zy8+",
            Render(("image/svg+xml", "<svg/>")),
            StringComparison.Ordinal
        );
        Assert.Contains("<em>x</em>", Render(("text/markdown", "*x*")), StringComparison.Ordinal);
        Assert.Contains(
            "<pre class=\"plain\">&lt;x&gt;</pre>",
            Render(("text/plain", "<x>")),
            StringComparison.Ordinal
        );
        Assert.Contains("{&quot;a&quot;:1}", Render(("application/json", "{\"a\": 1}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Figure_KeepsItsPictureAsFallback()
    {
        var output = new OutputHtml();
        var html = output.Render(
            Display((MimeBundle.Plotly, "{\"data\": []}"), ("text/html", "<svg/>"), ("text/plain", "p"))
        );
        Assert.Contains("<div class=\"still\"><svg/></div>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<script type=\"application/json\" id=\"figure-1\">{\"data\":[]}</script>",
            html,
            StringComparison.Ordinal
        );
        Assert.True(output.HasFigures);
    }

    [Fact]
    public void Render_StyleOrScriptMarkedOnce_StandsInTheFirstOutputAlone()
    {
        var output = new OutputHtml();
        const string shared = "<style data-once=\"\">a{}</style><script data-once>f()</script>";

        string[] rendered =
        [
            .. new[]
            {
                shared + "1<script>g()</script>",
                shared + "2<script>g()</script>",
                "3<script data-once>h()</script>",
            }.Select(html => output.Render(Display(("text/html", html)))),
        ];

        Assert.Contains(shared + "1<script>g()</script>", rendered[0], StringComparison.Ordinal);
        Assert.Contains(">2<script>g()</script>", rendered[1], StringComparison.Ordinal);
        Assert.Contains("3<script data-once>h()</script>", rendered[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ErrorWithoutTraceback_ShowsItsMessage() =>
        Assert.Equal(
            "<pre class=\"error\">Exception: &lt;bad&gt;</pre>",
            new OutputHtml().Render(new ErrorOutput("Exception", "<bad>", []))
        );

    [Theory]
    [InlineData("a</script>b", "a<\\/script>b")]
    [InlineData("x=\"<!--\"</SCRIPT ", "x=\"<\\!--\"<\\/SCRIPT ")]
    public void Escape_Script_CannotEndItsElement(string script, string expected) =>
        Assert.Equal(expected, ScriptText.Escape(script));

    private static string Render(params (string MimeType, string Content)[] forms) =>
        new OutputHtml().Render(Display(forms));

    private static DisplayOutput Display(params (string MimeType, string Content)[] forms) =>
        new(
            new MimeBundle(forms.Select(form => KeyValuePair.Create(form.MimeType, form.Content))),
            IsResult: false,
            []
        );
}
