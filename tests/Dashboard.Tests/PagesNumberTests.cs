using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesNumberTests(BrowserDashboards dashboards)
{
    private const string Filter = "?from=2019-11-01&to=2019-11-15";

    [RequiresChromiumTheory, MemberData(nameof(PagesTests.Pages), MemberType = typeof(PagesTests))]
    public async Task Number_OfEveryColumn_OpensWithItsRows(string page)
    {
        await using var tab = await dashboards.Open($"/{page}{Filter}");
        await tab.OpenAll();

        var openers = tab.Page.Locator(".card .number, .figure tbody tr:first-child .number");
        int count = await openers.CountAsync();
        Assert.True(count > 0);
        for (int i = 0; i < count; i++)
        {
            var opener = openers.Nth(i);
            await opener.ClickAsync();
            var opened = await Opened(tab);
            await MustAgree(tab, opened);
            if (i == 0)
            {
                await tab.MustBeAccessible("opened number");
            }

            await tab.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
            Assert.Equal($"/{page}{Filter}", tab.Address);
            Assert.True(await opener.EvaluateAsync<bool>("each => each === document.activeElement"));
        }

        tab.MustBeFaultless();
    }

    [RequiresChromiumFact]
    public async Task Ratio_Opened_LeadsToItsPartsAndBack()
    {
        await using var tab = await dashboards.Open(
            $"/executive{Filter}#open=executive-brands/revenue_share&at.brand=apple"
        );
        var ratio = await Opened(tab);
        await MustAgree(tab, ratio);
        await tab.MustBeAccessibleInBothThemes("ratio");
        var parts = ratio.GetProperty("parts");
        Assert.Equal(2, parts.GetArrayLength());
        decimal[] values = [.. parts.EnumerateArray().Select(part => Number(part.GetProperty("value")))];
        Assert.Equal((double)(values[0] / values[1]), (double)Number(ratio.GetProperty("value")), 6);

        for (int i = 0; i < 2; i++)
        {
            await tab.Panel.Locator(".parts .number").Nth(i).ClickAsync();
            // A share's denominator says in the list that it is of everything shown; opened, it is the number itself.
            await tab.WaitForText(tab.Page.Locator("#panel-title"), "Revenue");
            var part = await Opened(tab);
            Assert.Equal(values[i], Number(part.GetProperty("value")));
            await MustAgree(tab, part);
            await tab.Page.GoBackAsync();
            await tab.WaitForText(tab.Page.Locator("#panel-title"), ratio.GetProperty("title").GetString()!);
        }

        await tab.Button("Close").ClickAsync();
        await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
    }

    [RequiresChromiumFact]
    public async Task Rows_BeyondAHundred_ArePagedInTheAddress()
    {
        await using var tab = await dashboards.Open($"/home{Filter}#open=home-totals/events");
        var first = tab.Panel.Locator("tbody tr").First;
        await Opened(tab);
        string before = await first.InnerTextAsync();
        Assert.True(await tab.Button("Previous").IsDisabledAsync());

        await tab.Button("Next").ClickAsync();
        await tab.WaitForText(tab.Panel.Locator(".pager"), "Rows 101 to 200");
        string after = await first.InnerTextAsync();
        Assert.EndsWith("&skip=100", tab.Address, StringComparison.Ordinal);
        await tab.Page.ReloadAsync();
        await tab.WaitForText(tab.Panel.Locator(".pager"), "Rows 101 to 200");
        Assert.Equal(after, await first.InnerTextAsync());
        await tab.Button("Previous").ClickAsync();
        await tab.WaitForText(tab.Panel.Locator(".pager"), "Rows 1 to 100");

        Assert.NotEqual(before, after);
        Assert.Equal(before, await first.InnerTextAsync());
    }

    [RequiresChromiumFact]
    public async Task Back_AfterANumberWasOpened_ClosesItAndForwardOpensItAgain()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Figure("home-totals").Locator(".number").First.ClickAsync();
        await Opened(tab);
        string opened = tab.Address;

        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
        Assert.Equal("/home", tab.Address);
        await tab.Page.GoForwardAsync();
        await Assertions.Expect(tab.Panel).ToBeVisibleAsync();

        Assert.Equal(opened, tab.Address);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
        Assert.True(await tab.Button("Undo").IsDisabledAsync());
    }

    [RequiresChromiumFact]
    public async Task Number_ThatIsNone_SaysSoInThePanel()
    {
        await using var tab = await dashboards.Open("/home#open=home-totals/nothing");

        await Assertions.Expect(tab.Panel.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await tab.MustBeAccessibleInBothThemes("failed panel");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
        Assert.Equal("/home", tab.Address);
    }

    [RequiresChromiumFact]
    public async Task Sql_Copied_IsWhatThePanelShows()
    {
        await using var tab = await dashboards.Open($"/home{Filter}#open=home-totals/revenue");
        var opened = await Opened(tab);

        await tab.Panel.Locator(".copy").ClickAsync();
        await tab.WaitForText(tab.Page.Locator("#status"), "SQL copied");

        string copied = await tab.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(opened.GetProperty("sql").GetString()!.ReplaceLineEndings("\n"), copied.ReplaceLineEndings("\n"));
        Assert.Equal(copied.Trim(), (await tab.Panel.Locator("code").TextContentAsync())!.Trim());
    }

    [RequiresChromiumFact]
    public async Task Export_OfAFigure_HoldsItsRowsInEachForm()
    {
        await using var tab = await dashboards.Open($"/executive{Filter}");
        var figure = tab.Figure("executive-brands");
        int rows = (await tab.Json($"/api/figures/executive-brands{Filter}"))
            .GetProperty("table")
            .GetProperty("rowCount")
            .GetInt32();

        await MustHold(tab, figure, rows);

        await figure.Locator(".menu summary").ClickAsync();
        await tab.MustBeAccessibleInBothThemes("menu");
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await tab.Page.Locator(".menu[open]").CountAsync());
    }

    [RequiresChromiumFact]
    public async Task Export_OfAnOpenedNumber_HoldsAllItsRows()
    {
        await using var tab = await dashboards.Open(
            $"/executive{Filter}#open=executive-brands/purchases&at.brand=apple"
        );
        var opened = await Opened(tab);

        await MustHold(tab, tab.Panel, opened.GetProperty("rowCount").GetInt32());
    }

    // The panel's answer, asked for by the page itself, once the panel shows it.
    private static async Task<JsonElement> Opened(BrowserPage tab)
    {
        await tab.Panel.Locator(".rows-head").WaitForAsync();
        await Assertions.Expect(tab.Panel).Not.ToHaveAttributeAsync("aria-busy", "true");
        var address = new Uri("http://localhost" + tab.Address);
        string[] parameters = address.Fragment[1..].Split('&');
        string place = string.Join('&', parameters.Skip(1));
        string query = string.Join(
            '&',
            ((string[])[address.Query.TrimStart('?'), place]).Where(part => part.Length > 0)
        );
        return await tab.Json($"/api/open/{parameters[0]["open=".Length..]}?{query}");
    }

    private static async Task MustAgree(BrowserPage tab, JsonElement opened)
    {
        Assert.Equal(opened.GetProperty("title").GetString(), await tab.Page.Locator("#panel-title").InnerTextAsync());
        long rows = opened.GetProperty("rowCount").GetInt64();
        Assert.Equal(
            $"{rows.ToString("N0", CultureInfo.InvariantCulture)} rows",
            await tab.Panel.Locator(".rows-head h3").InnerTextAsync()
        );
        Assert.Equal((int)Math.Min(rows, 100), await tab.Panel.Locator("tbody tr").CountAsync());
        Assert.Equal(
            opened.GetProperty("sql").GetString()!.Trim(),
            (await tab.Panel.Locator("code").TextContentAsync())!.Trim()
        );
        Assert.Contains(
            opened.GetProperty("meaning").GetString()!,
            await tab.Panel.InnerTextAsync(),
            StringComparison.Ordinal
        );
        if (opened.GetProperty("formula").GetString() is { } formula)
        {
            Assert.Contains(formula, await tab.Panel.InnerTextAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(Shown(opened), await tab.Panel.Locator(".value").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static string Shown(JsonElement opened) =>
        opened.GetProperty("value").ValueKind == JsonValueKind.Null ? "not computable"
        : opened.GetProperty("unit").GetString() == "share"
            ? (Number(opened.GetProperty("value")) * 100).ToString("N2", CultureInfo.InvariantCulture)
        : decimal.Truncate(Number(opened.GetProperty("value"))).ToString("N0", CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement value) =>
        decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static async Task MustHold(BrowserPage tab, ILocator part, int rows)
    {
        Assert.True(rows > 0);
        foreach (string form in new[] { "CSV", "JSON", "Parquet" })
        {
            await part.Locator(".menu summary").ClickAsync();
            var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
                part.GetByRole(AriaRole.Link, new() { Name = form, Exact = true }).ClickAsync()
            );
            Assert.Contains("executive-brands", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.EndsWith("." + form.ToLowerInvariant(), download.SuggestedFilename, StringComparison.Ordinal);
            await using var stream = await download.CreateReadStreamAsync();
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            string text = System.Text.Encoding.UTF8.GetString(copy.ToArray());
            switch (form)
            {
                case "CSV":
                    Assert.Equal(rows + 1, text.TrimEnd('\n').Split('\n').Length);
                    break;
                case "JSON":
                    Assert.Equal(rows, JsonDocument.Parse(text).RootElement.GetArrayLength());
                    break;
                default:
                    Assert.StartsWith("PAR1", text, StringComparison.Ordinal);
                    break;
            }
        }
    }
}
