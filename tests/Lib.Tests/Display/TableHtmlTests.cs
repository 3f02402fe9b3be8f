using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;

namespace Tests.Display;

public class TableHtmlTests
{
    [Fact]
    public void ToHtml_HostileText_IsEscapedEverywhere()
    {
        const string hostile = "<script>alert(1)</script>\"'&";
        string html = Table.Of([hostile], hostile).ToHtml();

        Assert.Equal(["<script data-once=\"\">"], Regex.Matches(html, "<script[^>]*>").Select(each => each.Value));
        Assert.Equal(2, html.Split("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;").Length - 1);
    }

    [Fact]
    public void ToHtml_AnyTable_IsWellFormed()
    {
        string html = Table.Of(new[] { "a", null, new string('x', 500) + "<&" }, "Title & more").ToHtml();

        XElement root = XElement.Parse(html);

        Assert.Equal("div", root.Name);
        Assert.Equal(3, root.Descendants("tbody").Single().Elements().Count());
    }

    [Fact]
    public void ToHtml_Null_DiffersFromEmptyTextAndFromItsSpelling()
    {
        string[] cells = Cells(Table.Of(new[] { null, "", "NULL" }));

        Assert.Equal(["<td><span class=\"null\">NULL</span></td>", "<td></td>", "<td>NULL</td>"], cells);
    }

    [Fact]
    public void ToHtml_LongText_IsCutWithTheWholeInTheTitle()
    {
        string text = new('x', 200);

        string cell = Cells(Table.Of([text])).Single();

        Assert.Equal($"<td class=\"w\"><span title=\"{text}\">{new string('x', 79)}…</span></td>", cell);
    }

    [Fact]
    public void ToHtml_Numbers_AreRightAligned()
    {
        Assert.Equal(["<td class=\"n\">1,234</td>"], Cells(Table.Of([1234])));
    }

    [Fact]
    public void ToHtml_ManyWideRows_StaysUnderHalfAMebibyteAndSaysWhatIsMissing()
    {
        var table = Table.Of(Enumerable.Repeat(new string('&', 2_000), 5_000)).WithHeadRows(5_000);

        string html = table.ToHtml();

        Assert.InRange(html.Length, 100_000, 512 * 1024);
        Assert.Matches("\\.\\.\\. [0-9,]+ more; 5,000 rows x 1 column", html);
    }

    [Fact]
    public void ToHtml_ManyColumns_ShowsTheFirstAndCountsTheRest()
    {
        using var data = new System.Data.DataTable();
        for (int i = 0; i < 60; i++)
        {
            data.Columns.Add($"c{i}", typeof(int));
        }

        using var reader = data.CreateDataReader();
        Table table = Table.From(reader);

        Assert.Contains("0 rows x 60 columns (20 not shown)", table.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith("0 rows x 60 columns (20 not shown)", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Headings_AreWordsWithTheNameForCodeBesideAndNoType()
    {
        using Shop shop = Shop.InMemory();

        string html = shop.Query("select 1 as orders_per_user, 2 as \"Share (%)\"").ToHtml();

        Assert.Contains(">Orders per user</th>", html, StringComparison.Ordinal);
        Assert.Contains("title=\"orders_per_user\"", html, StringComparison.Ordinal);
        Assert.Contains(">Share (%)</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("INTEGER", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_ValueShownInPart_CarriesItInFull()
    {
        Assert.Equal(
            ["<td class=\"n\" data-v=\"0.0618034\">6.18 %</td>", "<td class=\"n\" data-v=\"1\">100.00 %</td>"],
            Cells(Table.Of([0.0618034, 1]).WithFormat(ColumnFormat.Percent(), "value"))
        );
    }

    private static string[] Cells(Table table) =>
        [
            .. XElement
                .Parse(table.ToHtml())
                .Descendants("td")
                .Select(each => each.ToString(SaveOptions.DisableFormatting)),
        ];
}
