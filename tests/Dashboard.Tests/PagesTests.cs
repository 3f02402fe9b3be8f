using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tests.Support;
using Xunit.Abstractions;

namespace Tests;

[Collection(BrowserDashboards.Collection)]
public sealed class PagesTests(BrowserDashboards dashboards, ITestOutputHelper output)
{
    private static readonly string[] Names = ["home", "explorer", "executive", "customers"];

    public static TheoryData<string> Pages => [.. Names];

    public static TheoryData<string, bool> PagesInThemes
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (string page in Names)
            {
                all.Add(page, false);
                all.Add(page, true);
            }

            return all;
        }
    }

    [RequiresChromiumTheory, MemberData(nameof(PagesInThemes))]
    public async Task Page_OfTheSample_ShowsAllItsFigures(string page, bool isDark)
    {
        await using var tab = await dashboards.Open($"/{page}", isDark: isDark);

        var names = await tab.FiguresOf(page);
        Assert.NotEmpty(names);
        var sections = tab.Page.Locator("#figures > section");
        Assert.Equal(names, await sections.EvaluateAllAsync<string[]>("all => all.map(each => each.dataset.figure)"));
        string[] states = await sections.EvaluateAllAsync<string[]>("all => all.map(each => each.dataset.state)");
        Assert.All(states, state => Assert.Contains(state, (string[])["ready", "small", "empty"]));
        Assert.Equal(page, await tab.Page.Locator("nav [aria-current=page]").GetAttributeAsync("data-page"));
        var summary = await tab.Json("/api/summary");
        string facts = await tab.Page.Locator("#facts").InnerTextAsync();
        Assert.Contains($"{names.Count} figures in", facts, StringComparison.Ordinal);
        Assert.Contains(summary.GetProperty("version").GetString()!, facts, StringComparison.Ordinal);
        Assert.Contains("as of 2019-12-01 00:00:00 UTC", facts, StringComparison.Ordinal);
        Assert.Contains("times in UTC", facts, StringComparison.Ordinal);
        Assert.Contains(
            "invented sample",
            await tab.Page.Locator("#invented").InnerTextAsync(),
            StringComparison.Ordinal
        );
        string paper = await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(isDark ? "rgb(18, 21, 26)" : "rgb(245, 246, 248)", paper);
        if (isDark)
        {
            await tab.MustHaveContrasts("page in the dark");
        }
        else
        {
            await tab.MustBeAccessible("page", withCharts: true);
        }

        tab.MustBeFaultless();
        output.WriteLine(
            "First contentful paint, ms: "
                + await tab.Page.EvaluateAsync<double>(
                    "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
                )
        );
    }

    [Trait("Speed", "Slow")]
    [RequiresChromiumTheory, MemberData(nameof(Pages))]
    public async Task Figure_TableAndAbout_HoldWhatTheServerAnswered(string page)
    {
        await using var tab = await dashboards.Open($"/{page}");

        await tab.OpenAll();

        foreach (string name in await tab.FiguresOf(page))
        {
            var answer = await tab.Json($"/api/figures/{name}");
            var figure = tab.Figure(name);
            Assert.Equal(answer.GetProperty("title").GetString(), await figure.Locator("h2").InnerTextAsync());
            string about = await figure.Locator(".about").InnerTextAsync();
            Assert.Contains(answer.GetProperty("meaning").GetString()!, about, StringComparison.Ordinal);
            foreach (var sql in answer.GetProperty("sql").EnumerateArray())
            {
                Assert.Contains(sql.GetString()!.Trim().Split('\n')[0], about, StringComparison.Ordinal);
            }

            var table = answer.GetProperty("table");
            int rows = table.GetProperty("rows").GetArrayLength();
            bool isCards = answer.GetProperty("kind").GetString() == "cards";
            Assert.Equal(isCards ? rows : 0, await figure.Locator(".card").CountAsync());
            if (rows > 0)
            {
                Assert.Equal(Math.Min(rows, 20), await figure.Locator("tbody tr").CountAsync());
                Assert.Equal(
                    table
                        .GetProperty("columns")
                        .EnumerateArray()
                        .Where(column => !isCards || column.GetProperty("name").GetString() is not ("key" or "number"))
                        .Select(column => column.GetProperty("heading").GetString()),
                    await figure.Locator("th").AllInnerTextsAsync()
                );
            }
        }

        await tab.MustBeAccessibleInBothThemes("tables and descriptions");
        tab.MustBeFaultless();
    }

    [Trait("Speed", "Slow")]
    [RequiresChromiumTheory, MemberData(nameof(Pages))]
    public async Task Chart_OfEachFigure_IsAnImageWithTheServersSummary(string page)
    {
        await using var tab = await dashboards.Open($"/{page}");

        foreach (string name in await tab.FiguresOf(page))
        {
            var answer = await tab.Json($"/api/figures/{name}");
            var chart = tab.Figure(name).Locator(".chart");
            bool hasSeries =
                answer.GetProperty("chart") is { ValueKind: JsonValueKind.Object } drawn
                && drawn.GetProperty("data").GetArrayLength() > 0;
            Assert.Equal(hasSeries, await chart.IsVisibleAsync());
            if (hasSeries)
            {
                Assert.Equal("img", await chart.GetAttributeAsync("role"));
                Assert.Equal(answer.GetProperty("summary").GetString(), await chart.GetAttributeAsync("aria-label"));
                Assert.True(await chart.Locator("svg.main-svg").First.IsVisibleAsync());
            }
        }
    }

    [Trait("Speed", "Slow")]
    [RequiresChromiumTheory, MemberData(nameof(Pages))]
    public async Task Page_AtAnyWidth_DoesNotScrollSideways(string page)
    {
        await using var tab = await dashboards.Open($"/{page}?brand=apple&compare=previous");
        await tab.OpenAll();

        foreach (int width in new[] { 375, 768, 1366, 1920, 2560 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            await tab.Page.WaitForTimeoutAsync(300);
            double over = await tab.Page.EvaluateAsync<double>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            Assert.True(over <= 0, $"{page} at {width} pixels is {over} pixels too wide");
            double widest = await tab.Page.EvaluateAsync<double>(
                "() => Math.max(...[...document.querySelectorAll('.figure')].map(each => each.getBoundingClientRect().right)) - innerWidth"
            );
            Assert.True(widest <= 0, $"a figure of {page} at {width} pixels ends {widest} pixels outside");
            // Drawings follow a moment after their boxes, which clip them until then.
            await tab.Page.WaitForFunctionAsync(
                "() => [...document.querySelectorAll('.chart .main-svg')].every(each => each.clientWidth <= each.closest('.chart').clientWidth)"
            );
        }
    }

    [Trait("Speed", "Slow")]
    [RequiresChromiumFact]
    public async Task Page_OnAPhone_IsAccessible()
    {
        await using var tab = await dashboards.Open("/executive?brand=apple", width: 375);

        await tab.MustBeAccessible("folded filters");
        await tab.Page.Locator("#filter-summary").ClickAsync();
        Assert.True(await tab.Field("Brand").IsVisibleAsync());
        await tab.MustBeAccessibleInBothThemes("open filters");
    }

    [Trait("Speed", "Slow")]
    [RequiresChromiumFact]
    public async Task Charts_OnAPhone_StackTheirPartsAndCutLongLabels()
    {
        await using var tab = await dashboards.Open("/customers", width: 375);
        var pies = tab.Figure("customers-segments").Locator(".pielayer .trace");
        Assert.Equal(2, await pies.CountAsync());
        var upper = (await pies.Nth(0).BoundingBoxAsync())!;
        var lower = (await pies.Nth(1).BoundingBoxAsync())!;
        Assert.True(upper.Y + upper.Height < lower.Y);

        await tab.Go("/executive");
        var figure = tab.Figure("executive-categories");
        var labels = await figure.Locator(".ytick text").AllTextContentsAsync();
        Assert.Contains(labels, label => label.EndsWith('…'));
        Assert.All(labels, label => Assert.InRange(label.Length, 1, 14));
    }

    [RequiresChromiumFact]
    public async Task Card_OfAShare_IsAPercentageNowAndBefore()
    {
        await using var tab = await dashboards.Open("/home?from=2019-11-01&to=2019-11-15&compare=previous");

        var card = tab.Page.Locator(".card").Filter(new() { HasText = "Session conversion" });

        string[] lines = (await card.InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^\d\.\d\d\s% *\d\.\d\d\s% *$|^\d\.\d\d\s%$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"before: \d\.\d\d\s%$"));
    }

    [RequiresChromiumFact]
    public async Task Theme_Chosen_IsKeptWhenThePageIsLoadedAgain()
    {
        await using var tab = await dashboards.Open("/home");

        await tab.Page.Locator("#theme").ClickAsync();
        await tab.Page.ReloadAsync();
        await tab.Ready();

        Assert.Equal(
            "rgb(18, 21, 26)",
            await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")
        );
        Assert.Equal("Light theme", await tab.Page.Locator("#theme").InnerTextAsync());
        // Charts follow: their texts are light.
        string ink = await tab
            .Page.Locator(".chart .xtick text")
            .First.EvaluateAsync<string>("each => getComputedStyle(each).fill");
        Assert.Equal("rgb(232, 235, 240)", ink);
    }

    [RequiresChromiumFact]
    public async Task Table_SortedByItsHead_PutsRowsInOrderAndBack()
    {
        await using var tab = await dashboards.Open("/executive");
        var figure = tab.Figure("executive-brands");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        string[] before = await Column(figure);

        var head = figure.Locator("th").Nth(1);
        await head.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        decimal[] ascending = [.. (await Column(figure)).Select(Number)];
        await head.GetByRole(AriaRole.Button).ClickAsync();
        decimal[] descending = [.. (await Column(figure)).Select(Number)];
        await head.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal(ascending.Order(), ascending);
        Assert.Equal(descending.OrderDescending(), descending);
        Assert.True(ascending[0] < descending[0]);
        Assert.Equal(before, await Column(figure));
    }

    private static async Task<string[]> Column(ILocator figure) =>
        [.. await figure.Locator("tbody tr td:nth-child(2)").AllInnerTextsAsync()];

    private static decimal Number(string text) =>
        decimal.Parse(
            text,
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
