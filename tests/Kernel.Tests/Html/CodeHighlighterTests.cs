using System.Net;
using System.Text.RegularExpressions;
using CSharpKernel.Html;

namespace Tests.Kernel.Html;

public class CodeHighlighterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("#load \"setup.csx\"\nvar x = 1;")]
    [InlineData("var s = $\"a {1 + 2:0.0} <b>\"; /* c */ s")]
    [InlineData("#if DEBUG\nskipped();\n#endif\nx")]
    [InlineData("this is ( not [ C# \" at all")]
    [InlineData("var r = \"\"\"\n    raw\n    \"\"\";\n\n\t// end")]
    public void Highlight_AnyText_IsKeptUnderTheColours(string code) =>
        Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CodeHighlighter.Highlight(code), "</?span[^>]*>", "")));

    [Theory]
    [InlineData("var x = 1;", "k", "var")]
    [InlineData("var x = 1.5m;", "n", "1.5m")]
    [InlineData("x = \"text\";", "s", "&quot;text&quot;")]
    [InlineData("shop.Clean(5);", "f", "Clean")]
    [InlineData("Shop.Open(5);", "t", "Shop")]
    [InlineData("new List<int>();", "t", "List")]
    [InlineData("x; // note", "c", "// note")]
    [InlineData("#r \"a.dll\"\nx", "d", "#r &quot;a.dll&quot;\n")]
    [InlineData("record Item(int A);", "t", "Item")]
    [InlineData("await Task.Delay(1);", "k", "await")]
    public void Highlight_Token_HasTheClassOfItsKind(string code, string kind, string token) =>
        Assert.Contains(
            $"<span class=\"{kind}\">{token}</span>",
            CodeHighlighter.Highlight(code),
            StringComparison.Ordinal
        );
}
