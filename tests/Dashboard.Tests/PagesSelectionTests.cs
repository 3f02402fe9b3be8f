using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesSelectionTests(BrowserDashboards dashboards)
{
    [RequiresChromiumFact]
    public async Task Chart_BarClicked_FiltersByItsBrand()
    {
        await using var tab = await dashboards.Open("/executive");
        var figure = tab.Figure("executive-brands");
        string brand = (await tab.Json("/api/figures/executive-brands"))
            .GetProperty("table")
            .GetProperty("rows")[1][0]
            .GetString()!;

        await ClickMiddle(tab, figure.Locator(".bars .point path").Nth(1));
        await tab.Page.WaitForURLAsync($"**/executive?brand={brand}");
        await tab.Ready();

        Assert.Equal($"Brand: {brand}", await tab.Page.Locator(".chip-text").InnerTextAsync());
    }

    [RequiresChromiumFact]
    public async Task Chart_DatesBrushed_FiltersByThem()
    {
        await using var tab = await dashboards.Open("/executive");
        var plot = tab.Figure("executive-days").Locator(".nsewdrag").First;

        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(box.X + (box.Width * 0.25f), box.Y + (box.Height / 2));
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height / 2), new() { Steps = 6 });
        await tab.Page.Mouse.UpAsync();
        await tab.Page.WaitForURLAsync("**/executive?from=2019-1*&to=2019-1*");
        await tab.Ready();

        // A quarter of 61 days, from about the sixteenth on.
        var days = (await tab.Json($"/api/figures/executive-days{tab.Address["/executive".Length..]}"))
            .GetProperty("table")
            .GetProperty("rows");
        Assert.InRange(days.GetArrayLength(), 12, 20);
        Assert.InRange(days[0][0].GetString()!, "2019-10-10", "2019-10-22");
    }

    [RequiresChromiumFact]
    public async Task Value_InATable_FiltersByKeyboard()
    {
        await using var tab = await dashboards.Open("/executive");
        var figure = tab.Figure("executive-brands");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        var picker = figure.Locator("tbody .pick").First;
        string brand = await picker.InnerTextAsync();

        await picker.PressAsync("Enter");
        await tab.Ready();

        Assert.Equal($"/executive?brand={brand}", tab.Address);
    }

    [RequiresChromiumFact]
    public async Task Chart_BarWithoutItsFilterAsLabel_FiltersByTheRowBehindIt()
    {
        await using var tab = await dashboards.Open("/executive");
        var figure = tab.Figure("executive-products");
        var rows = (await tab.Json("/api/figures/executive-products")).GetProperty("table").GetProperty("rows");
        int place = rows.GetArrayLength() - 1;
        string brand = rows[place][1].GetString()!;

        await ClickMiddle(tab, figure.Locator(".bars .point path").Nth(place));

        await tab.Page.WaitForURLAsync($"**/executive?brand={brand}");
    }

    [RequiresChromiumFact]
    public async Task Chart_PartOfTheCategoryTreeClicked_FiltersByThatCategory()
    {
        await using var tab = await dashboards.Open("/explorer");
        var figure = tab.Figure("explorer-categories");

        await ClickMiddle(
            tab,
            figure.Locator(".treemaplayer .slice").Filter(new() { HasText = "electronics.smartphone" }).First
        );

        await tab.Page.WaitForURLAsync("**/explorer?category=electronics.smartphone");
    }

    [RequiresChromiumFact]
    public async Task Chart_BarOfTheRestClicked_FiltersNothing()
    {
        await using var tab = await dashboards.Open("/executive");
        var bars = tab.Figure("executive-brands").Locator(".bars .point path");

        await ClickMiddle(tab, bars.Nth(await bars.CountAsync() - 1));
        await tab.Page.WaitForTimeoutAsync(300);

        Assert.Equal("/executive", tab.Address);
    }

    private static async Task ClickMiddle(BrowserPage tab, ILocator mark)
    {
        await mark.ScrollIntoViewIfNeededAsync();
        var box = (await mark.BoundingBoxAsync())!;
        await tab.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
