using CSharpKernel.Html;

namespace Tests.Kernel.Html;

public class AnsiHtmlTests
{
    [Theory]
    [InlineData("plain <b>", "plain &lt;b&gt;")]
    [InlineData("\u001b[31mred\u001b[0m not", "<span class=\"a1\">red</span> not")]
    [InlineData(
        "\u001b[1;32mbold green\u001b[39m bold\u001b[22m",
        "<span class=\"a2 ab\">bold green</span><span class=\"ab\"> bold</span>"
    )]
    [InlineData("\u001b[94mbright\u001b[m", "<span class=\"a12\">bright</span>")]
    [InlineData("\u001b[38;5;208mx\u001b[38;2;1;2;3my\u001b[4mz", "xy<span class=\"au\">z</span>")]
    [InlineData("\u001b[2Kgone\u001b[1A", "gone")]
    [InlineData("\u001b[31mopen", "<span class=\"a1\">open</span>")]
    public void Render_ControlSequences_BecomeSpansOrVanish(string text, string expected) =>
        Assert.Equal(expected, AnsiHtml.Render(text));

    [Theory]
    [InlineData("10 %\r20 %\rdone\nnext", "done\nnext")]
    [InlineData("a\r\nb\r", "a\nb")]
    public void Overwrite_CarriageReturns_LeaveWhatATerminalWould(string text, string expected) =>
        Assert.Equal(expected, AnsiHtml.Overwrite(text));
}
