using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CSharpKernel.Html;
using CSharpKernel.Notebooks;
using EcommerceNotebooks.Display;
using Tests.Support;

namespace Tests.Display;

/// <summary>Opens exported pages with tables in a real browser.</summary>
[Trait("Speed", "Slow")]
public partial class TableInBrowserTests
{
    private static readonly Table Brands = Table
        .Of(
            [
                new Brand("b, inc", 1_234, 0.0618034, "said \"hi\""),
                new Brand("a10", 5, 0.5, null),
                new Brand("a9", 20, null, ""),
            ],
            "Top brands"
        )
        .WithFormat(ColumnFormat.Percent().OrElse("no views"), "conversion_rate");

    private sealed record Brand(string BrandName, long OrdersPerUser, double? ConversionRate, string? Note);

    [RequiresChromiumFact]
    public void ToHtml_HeadingPressed_SortsUpThenDownThenBackWithMissingLast()
    {
        var results = Run(
            [Brands],
            """
            const press = (place) => document.querySelectorAll('th')[place].querySelector('button').click();
            const sorted = () => [document.querySelector('[aria-sort]')?.getAttribute('aria-sort') ?? 'none', ...[...document.querySelectorAll('tbody tr')].map(row => row.cells[0].textContent)];
            press(1); results.up = sorted();
            press(1); results.down = sorted();
            press(1); results.back = sorted();
            press(2); results.rateUp = sorted();
            press(2); results.rateDown = sorted();
            press(0); results.text = sorted();
            """
        );

        Assert.Equal(["ascending", "a10", "a9", "b, inc"], results["up"]);
        Assert.Equal(["descending", "b, inc", "a9", "a10"], results["down"]);
        Assert.Equal(["none", "b, inc", "a10", "a9"], results["back"]);
        Assert.Equal(["ascending", "b, inc", "a10", "a9"], results["rateUp"]);
        Assert.Equal(["descending", "a10", "b, inc", "a9"], results["rateDown"]);
        Assert.Equal(["ascending", "a9", "a10", "b, inc"], results["text"]);
    }

    [RequiresChromiumFact]
    public void ToHtml_Keyboard_ReachesEveryHeading()
    {
        var results = Run(
            [Brands],
            """
            const buttons = [...document.querySelectorAll('th button')];
            results.reached = buttons.map(each => { each.focus(); return String(document.activeElement === each && each.tabIndex === 0); });
            """
        );

        Assert.Equal(["true", "true", "true", "true"], results["reached"]);
    }

    [RequiresChromiumFact]
    public void ToHtml_Search_KeepsRowsThatHoldTheTextAndCountsThem()
    {
        var results = Run(
            [Brands],
            """
            const search = document.querySelector('input[type=search]');
            const find = (text) => {
                search.value = text;
                search.dispatchEvent(new Event('input'));
                return [...[...document.querySelectorAll('tbody tr')].filter(row => row.getClientRects().length > 0).map(row => row.cells[0].textContent), document.querySelector('[role=status]').textContent];
            };
            results.text = find(' A1 ');
            results.number = find('1234');
            results.nothing = find('zzz');
            results.cleared = find('');
            """
        );

        Assert.Equal(["a10", "1 of 3 found"], results["text"]);
        Assert.Equal(["b, inc", "1 of 3 found"], results["number"]);
        Assert.Equal(["0 of 3 found"], results["nothing"]);
        Assert.Equal(["b, inc", "a10", "a9", ""], results["cleared"]);
    }

    [RequiresChromiumFact]
    public void ToHtml_Download_IsTheFileThatSaveWrites()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        Brands.Save(path);
        string saved = File.ReadAllText(path);
        File.Delete(path);

        var results = Run(
            [Brands],
            """
            URL.createObjectURL = (blob) => { results.pending = blob; return '#'; };
            HTMLAnchorElement.prototype.click = function () { results.name = [this.download]; };
            [...document.querySelectorAll('button.tool')].find(each => each.textContent === 'Download CSV').click();
            results.text = [await results.pending.text()];
            delete results.pending;
            """
        );

        Assert.Equal(["Top-brands.csv"], results["name"]);
        Assert.Equal([saved], results["text"]);
    }

    [RequiresChromiumFact]
    public void ToHtml_WideTableOnLightPage_ScrollsInItsOwnBoxAndKeepsTheFirstColumn() => CheckWide("light");

    [RequiresChromiumFact]
    public void ToHtml_WideTableOnDarkPage_ScrollsInItsOwnBoxAndKeepsTheFirstColumn() => CheckWide("dark");

    private static void CheckWide(string theme)
    {
        using var data = new System.Data.DataTable();
        for (int i = 0; i < 40; i++)
        {
            data.Columns.Add($"a_rather_long_name_{i}", typeof(string));
        }

        data.Rows.Add([.. Enumerable.Range(0, 40).Select(i => (object)new string('x', 10 * i))]);
        using var reader = data.CreateDataReader();

        var results = Run(
            [Table.From(reader, string.Join(' ', Enumerable.Repeat("A long title", 40))), Brands],
            """
            const inBox = (each) => each.closest('.scroll') !== null;
            results.wider = [...document.querySelectorAll('body, body *')].filter(each => !inBox(each) && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline').map(each => each.outerHTML.slice(0, 80));
            const box = document.querySelector('.scroll');
            results.scrolls = [String(box.scrollWidth > box.clientWidth)];
            box.scrollLeft = 500;
            const cell = box.querySelector('td');
            results.kept = [String(Math.abs(cell.getBoundingClientRect().left - box.getBoundingClientRect().left) < 1)];
            const seen = (each) => getComputedStyle(each).backgroundColor;
            results.opaque = [String(seen(cell) === seen(document.body))];
            results.moved = [String(box.querySelectorAll('td')[1].getBoundingClientRect().left < box.getBoundingClientRect().left)];
            """,
            theme
        );

        Assert.Equal([], results["wider"]);
        Assert.Equal(["true"], results["scrolls"]);
        Assert.Equal(["true"], results["kept"]);
        Assert.Equal(["true"], results["opaque"]);
        Assert.Equal(["true"], results["moved"]);
    }

    [RequiresChromiumFact]
    public void Page_SeveralTables_CarriesOneScriptThatServesAll()
    {
        string page = Page([Brands, Brands, Brands]);
        var results = Run(
            [Brands, Brands, Brands],
            "results.searches = [...document.querySelectorAll('input[type=search]')].map(each => each.placeholder);"
        );

        Assert.Single(Regex.Matches(page, "<script data-once"));
        Assert.Single(Regex.Matches(page, "<style data-once"));
        Assert.Equal(["Search", "Search", "Search"], results["searches"]);
    }

    private static string Page(Table[] tables)
    {
        string cells = string.Join(
            ",",
            tables.Select(
                (table, i) =>
                    $$"""{"cell_type":"code","id":"c{{i}}","metadata":{},"execution_count":{{i + 1}},"source":"x","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":{{JsonSerializer.Serialize(table.ToHtml())}} } } ] }"""
            )
        );
        var notebook = NotebookReader.Read(
            $$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{{cells}}]}""",
            "tables"
        );
        return NotebookPage.Render(notebook, "tables", ".");
    }

    // The page as it is exported, with a script of the test at its end, once the page's own have run.
    private static Dictionary<string, string[]> Run(Table[] tables, string script, string theme = "light")
    {
        string page = Page(tables)
            .Replace("<html lang=\"en\">", $"<html lang=\"en\" data-theme=\"{theme}\">", StringComparison.Ordinal)
            .Replace(
                "</body>",
                $"<pre id=\"results\" hidden></pre><script>addEventListener('load', async () => {{ const results = {{}}; try {{\n{script}\n}} catch (error) {{ results.error = [String(error)]; }}\ndocument.getElementById('results').textContent = JSON.stringify(results); }});</script></body>",
                StringComparison.Ordinal
            );
        string json = WebUtility.HtmlDecode(ResultsPattern().Match(Chromium.DumpDom(page)).Groups[1].Value);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!;
    }

    [GeneratedRegex("<pre id=\"results\" hidden=\"\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex ResultsPattern();
}
