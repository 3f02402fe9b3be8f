using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CSharpKernel.Html;
using EcommerceNotebooks.Charts;
using Tests.Support;

namespace Tests.Charts;

/// <summary>Hands the charts to the real Plotly and measures the static pictures with the real fonts.</summary>
[Trait("Speed", "Slow")]
public partial class ChartInBrowserTests
{
    private const string BrokenFigure =
        """{"data":[{"type":"bar","x":[1],"nosuchkey":1}],"layout":{"barmode":"sideways"}}""";

    [RequiresChromiumFact]
    public void ToPlotlyJson_EveryKind_PassesPlotlysOwnValidation()
    {
        var problems = Run(
            ChartGallery
                .All.ToDictionary(pair => pair.Key, pair => pair.Value.ToPlotlyJson())
                .Append(new("broken", BrokenFigure)),
            """
            for (const [name, figure] of Object.entries(figures)) {
                // An array that is taken over unchanged is reported as reset to itself.
                const found = (Plotly.validate(figure.data, figure.layout) || []).map(each => each.msg);
                results[name] = found.filter(msg => !/set to '(.*)'\) got reset to '\1' during/.test(msg));
            }
            """
        );

        Assert.Equal(2, problems["broken"].Length);
        problems.Remove("broken");
        Assert.Equal(ChartGallery.All.Count, problems.Count);
        Assert.All(
            problems,
            pair => Assert.True(pair.Value.Length == 0, $"{pair.Key}: {string.Join("; ", pair.Value)}")
        );
    }

    [RequiresChromiumFact]
    public void ToPlotlyJson_HeatmapWithGaps_WritesNothingIntoThem()
    {
        double?[][] values =
        [
            [0.1, null, 0.25],
            [null, 0, null],
        ];
        var map = Chart.Heatmap(new[] { 1, 2, 3 }, new[] { "a", "b" }, values, "share", ".0%");
        var texts = Run(
            [new("map", map.ToPlotlyJson())],
            """
            const target = document.body.appendChild(document.createElement('div'));
            Plotly.newPlot(target, figures.map.data, figures.map.layout);
            results.map = [...target.querySelectorAll('.heatmap-label text')].map(each => each.textContent);
            target.remove();
            """
        );
        Assert.Equal(["0%", "10%", "25%"], texts["map"].Where(text => text.Length > 0).Order());
    }

    [RequiresChromiumFact]
    public void ToSvg_EveryKind_KeepsLabelsInsideThePictureAndApart()
    {
        var page = new StringBuilder();
        foreach ((string name, var chart) in ChartGallery.All)
        {
            page.Append("<section id=\"").Append(name).Append("\">").Append(chart.ToHtml()).Append("</section>");
        }

        page.Append(
            """<section id="broken"><svg width="50" height="50"><text x="5" y="20">one</text><text x="6" y="20">two</text><text x="45" y="40">outside</text></svg></section>"""
        );
        var problems = Run(
            [],
            """
            for (const section of document.querySelectorAll('section')) {
                const frame = section.querySelector('svg').getBoundingClientRect();
                const upright = [...section.querySelectorAll('text')].filter(each => !each.hasAttribute('transform'));
                const texts = [...section.querySelectorAll('text')].map(each => [each.textContent, each.getBoundingClientRect()]);
                const found = texts
                    .filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1)
                    .map(([text]) => 'outside: ' + text);
                const boxes = upright.map(each => [each.textContent, each.getBoundingClientRect()]);
                boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
                    if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4)
                        found.push('overlap: ' + a + ' / ' + b);
                }));
                results[section.id] = found;
            }
            for (const section of [...document.querySelectorAll('section')]) section.remove();
            """,
            page.ToString()
        );

        Assert.Equal(["outside: outside", "overlap: one / two"], problems["broken"]);
        problems.Remove("broken");
        Assert.Equal(ChartGallery.All.Count, problems.Count);
        Assert.All(
            problems,
            pair => Assert.True(pair.Value.Length == 0, $"{pair.Key}: {string.Join("; ", pair.Value)}")
        );
    }

    private static Dictionary<string, string[]> Run(
        IEnumerable<KeyValuePair<string, string>> figures,
        string script,
        string body = ""
    )
    {
        string all = string.Join(",", figures.Select(pair => $"\"{pair.Key}\":{pair.Value}"));
        string page =
            $"<!doctype html><html><head><meta charset=\"utf-8\"><script>{PlotlyScript.Read()}</script></head><body style=\"font-family:sans-serif\">{body}"
            + "<pre id=\"results\"></pre><script>const results = {}; const figures = {"
            + all
            + "};\ntry {\n"
            + script
            + "\n} catch (error) { results.error = [String(error)]; }\ndocument.getElementById('results').textContent = JSON.stringify(results);</script></body></html>";
        string dom = Chromium.DumpDom(page);
        string json = WebUtility.HtmlDecode(ResultsPattern().Match(dom).Groups[1].Value);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!;
    }

    [GeneratedRegex("<pre id=\"results\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex ResultsPattern();
}
