using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesSafetyTests(BrowserDashboards dashboards)
{
    private const string Markup = "<script>alert(1)</script>";

    [RequiresChromiumTheory, MemberData(nameof(PagesTests.Pages), MemberType = typeof(PagesTests))]
    public async Task Page_OfHostileNames_ShowsThemAsText(string page)
    {
        await using var tab = await dashboards.Open($"/{page}", BrowserDashboards.Hostile);
        await tab.OpenAll();

        await MustHaveNoForeignElements(tab);
        tab.MustBeFaultless();
    }

    [RequiresChromiumFact]
    public async Task Names_OfHostileBrands_StandInTableAndChartAsTheyAre()
    {
        await using var tab = await dashboards.Open("/executive", BrowserDashboards.Hostile);
        var figure = tab.Figure("executive-brands");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();

        var cells = await figure.Locator("tbody .pick").AllInnerTextsAsync();
        var labels = await figure.Locator(".ytick text").AllTextContentsAsync();

        Assert.All(HostileLog.Brands, brand => Assert.Contains(brand, cells));
        Assert.All(HostileLog.Brands, brand => Assert.Contains(brand, labels));
    }

    [RequiresChromiumTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Brand_WithAHostileName_IsFoundFilteredAndOpenedAsText(int place)
    {
        string brand = HostileLog.Brands[place];
        await using var tab = await dashboards.Open("/executive", BrowserDashboards.Hostile);

        await tab.Field("Brand").FillAsync(brand);
        var option = tab.Page.Locator("[role=option][aria-selected=true] span").First;
        await Assertions.Expect(option).ToHaveTextAsync(brand);
        await tab.Field("Brand").PressAsync("Enter");
        await tab.Ready();

        Assert.Equal($"?brand={Encoded(brand)}", new Uri(tab.Page.Url).Query);
        Assert.Equal($"Brand: {brand}", await tab.Page.Locator(".chip-text").InnerTextAsync());
        Assert.Contains($"Brand: {brand}", await tab.Page.TitleAsync(), StringComparison.Ordinal);
        var figure = tab.Figure("executive-brands");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        Assert.Equal([brand], await figure.Locator("tbody .pick").AllInnerTextsAsync());
        await figure.Locator("tbody .number").Nth(3).ClickAsync();
        await tab.Panel.Locator(".rows-head").WaitForAsync();
        Assert.Contains(
            $"brand: {brand}",
            await tab.Panel.Locator(".where").InnerTextAsync(),
            StringComparison.Ordinal
        );
        var brands = await tab.Panel.Locator("tbody td").Filter(new() { HasText = brand }).CountAsync();
        Assert.True(brands > 0);
        await MustHaveNoForeignElements(tab);
        // The same address, loaded anew.
        await tab.Page.ReloadAsync();
        await tab.Panel.Locator(".rows-head").WaitForAsync();
        Assert.Contains(
            $"brand: {brand}",
            await tab.Panel.Locator(".where").InnerTextAsync(),
            StringComparison.Ordinal
        );
        tab.MustBeFaultless();
    }

    [RequiresChromiumTheory]
    [InlineData("/executive?brand=" + Markup)]
    [InlineData("/executive?zone=" + Markup)]
    [InlineData("/executive?" + Markup + "=1")]
    [InlineData("/executive#open=executive-brands/revenue&at.brand=" + Markup)]
    [InlineData("/executive#open=" + Markup + "/" + Markup)]
    [InlineData("/executive#open=../../summary/x")]
    [InlineData("/executive?from=" + Markup + "&to=" + Markup)]
    public async Task Address_WithMarkup_RunsNothing(string address)
    {
        await using var tab = await dashboards.Open(address);
        await tab.Page.WaitForTimeoutAsync(300);

        await MustHaveNoForeignElements(tab);
        tab.MustBeFaultless();
    }

    [RequiresChromiumFact]
    public async Task Summary_ThatIsHostile_StaysText()
    {
        await using var tab = await dashboards.Tab();
        await tab.Page.RouteAsync(
            "**/api/summary",
            async route =>
            {
                var response = await route.FetchAsync();
                string body = (await response.TextAsync()).Replace(
                    "an invented sample",
                    "an invented <img src=x onerror=alert(1)> sample",
                    StringComparison.Ordinal
                );
                await route.FulfillAsync(new() { Response = response, Body = body });
            }
        );

        await tab.Go("/home");

        Assert.Contains("<img src=x", await tab.Page.Locator("#invented").InnerTextAsync(), StringComparison.Ordinal);
        await MustHaveNoForeignElements(tab);
        tab.MustBeFaultless();
    }

    // The page's own scripts and its icon, and nothing that a name could have brought.
    private static async Task MustHaveNoForeignElements(BrowserPage tab)
    {
        string[] sources = await tab.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('script, img, iframe, object, embed, form')].map((each) => each.getAttribute('src') ?? each.tagName)"
        );
        Assert.All(
            sources,
            source => Assert.Contains(source, (string[])["/js/theme.js", "/js/main.js", "/plotly.min.js", "/icon.svg"])
        );
        Assert.Equal(0, await tab.Page.Locator("main b, dialog b, [onerror], [onclick]").CountAsync());
    }

    // As a form encodes it: a space as a plus sign.
    private static string Encoded(string text) =>
        Uri.EscapeDataString(text)
            .Replace("%20", "+", StringComparison.Ordinal)
            .Replace("%2A", "*", StringComparison.Ordinal)
            .Replace("~", "%7E", StringComparison.Ordinal);
}
