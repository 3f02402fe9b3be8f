using System.Xml.Linq;
using CSharpKernel.Completion.Documentation;

namespace Tests.Kernel.Completion.Documentation;

public class DocumentationReaderTests
{
    private static readonly XElement Remarks = XElement.Parse(
        """
        <remarks>
          Uses <c>a*b</c>, <see langword="null"/> and <see cref="T:System.String"/>.

          See <see href="https://example.org/page">the page</see>.
          <para>Second <b>part</b>.</para>
          <list type="number"><item><term>one</term><description>the first</description></item><item>two</item></list>
          <code>
            var x = 1;
              x++;
          </code>
        </remarks>
        """,
        LoadOptions.PreserveWhitespace
    );

    [Fact]
    public void Read_RenderedAsText_KeepsParagraphsListsAndCode() =>
        Assert.Equal(
            "Uses a*b, null and string.\n\nSee the page (https://example.org/page).\n\nSecond part.\n\n  1. one: the first\n  2. two\n\nvar x = 1;\n  x++;",
            HelpText.Render(DocumentationReader.Read(Remarks))
        );

    [Fact]
    public void Read_RenderedAsMarkdown_MarksAndEscapes() =>
        Assert.Equal(
            "Uses `a*b`, `null` and `string`.\n\nSee [the page](<https://example.org/page>).\n\nSecond **part**.\n\n1. one: the first\n2. two\n\n```csharp\nvar x = 1;\n  x++;\n```",
            HelpMarkdown.Render(DocumentationReader.Read(Remarks))
        );

    [Fact]
    public void Read_RenderedAsHtml_EscapesAndLinksPagesOnly()
    {
        var element = XElement.Parse(
            "<summary>a &lt; b <see href=\"javascript:alert(1)\">here</see> <see href=\"https://example.org\">there</see></summary>",
            LoadOptions.PreserveWhitespace
        );
        Assert.Equal(
            "<p>a &lt; b here <a href=\"https://example.org\">there</a></p>",
            HelpHtml.Render(DocumentationReader.Read(element))
        );
    }
}
