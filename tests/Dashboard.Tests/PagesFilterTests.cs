using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesFilterTests(BrowserDashboards dashboards)
{
    [RequiresChromiumTheory]
    [InlineData("Event type", "purchase", "?type=purchase", "Event type: purchase")]
    [InlineData("Segment", "Power User", "?segment=Power+User", "Segment: Power User")]
    [InlineData("Time zone", "Europe/Berlin", "?zone=Europe%2FBerlin", "Time zone: Europe/Berlin")]
    [InlineData("Compare", "previous", "?compare=previous", "Compared with: previous period")]
    [InlineData("Period", "October 2019", "?from=2019-10-01&to=2019-11-01", "Dates: 2019-10-01 to 2019-10-31")]
    [InlineData("Period", "Last 7 days", "?from=2019-11-24&to=2019-12-01", "Dates: 2019-11-24 to 2019-11-30")]
    public async Task Filter_Chosen_StandsInTheAddressAndInTheFigures(
        string label,
        string value,
        string query,
        string chip
    )
    {
        await using var tab = await dashboards.Open("/home");

        await tab.Field(label).SelectOptionAsync(value);
        await tab.Ready();

        Assert.Equal($"/home{query}", tab.Address);
        await MustShowTotals(tab, query);
        Assert.Equal(chip, await tab.Page.Locator(".chip-text").InnerTextAsync());
        await tab.Button($"Remove {chip}").ClickAsync();
        await tab.Ready();
        Assert.Equal("/home", tab.Address);
        await MustShowTotals(tab, "");
        Assert.Equal(0, await tab.Page.Locator(".chip").CountAsync());
        tab.MustBeFaultless();
    }

    [RequiresChromiumTheory]
    [InlineData("From", "2019-11-05", "?from=2019-11-05")]
    [InlineData("To (included)", "2019-10-31", "?to=2019-11-01")]
    public async Task Date_Typed_FiltersWithAnExclusiveEnd(string label, string day, string query)
    {
        await using var tab = await dashboards.Open("/home");

        await tab.Field(label).FillAsync(day);
        await tab.Ready();

        Assert.Equal($"/home{query}", tab.Address);
        await MustShowTotals(tab, query);
    }

    [RequiresChromiumTheory]
    [InlineData("Brand", "appl", "?brand=apple")]
    [InlineData("Category", "smartph", "?category=electronics.smartphone")]
    public async Task Search_TypedAndTakenByEnter_Filters(string label, string typed, string query)
    {
        await using var tab = await dashboards.Open("/home");
        var field = tab.Field(label);

        await field.FillAsync(typed);
        await tab.Page.Locator("[role=option][aria-selected=true]").WaitForAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));
        await tab.MustBeAccessibleInBothThemes("options");
        await field.PressAsync("Enter");
        await tab.Ready();

        Assert.Equal($"/home{query}", tab.Address);
        await MustShowTotals(tab, query);
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
    }

    [RequiresChromiumFact]
    public async Task Search_OfCategories_ShowsTheTreeAndEventsWithoutOne()
    {
        await using var tab = await dashboards.Open("/home");
        var field = tab.Field("Category");

        await field.ClickAsync();
        var options = tab.Page.Locator("[role=option]");
        await options.Nth(2).WaitForAsync();
        Assert.Equal("without a category", await options.First.InnerTextAsync());
        double top = await Indent(Named("electronics"));
        double below = await Indent(Named("electronics.smartphone"));
        Assert.True(below > top);
        await options.First.ClickAsync();
        await tab.Ready();

        Assert.Equal("/home?category=", tab.Address);
        await MustShowTotals(tab, "?category=");
        Assert.Equal("without a category", await field.InputValueAsync());

        await field.FillAsync("");
        await field.PressAsync("Enter");
        await tab.Ready();
        Assert.Equal("/home", tab.Address);

        ILocator Named(string category) =>
            options.Filter(new() { Has = tab.Page.GetByText(category, new() { Exact = true }) });
    }

    [RequiresChromiumFact]
    public async Task Search_LeftWithoutAChoice_ShowsWhatIsSet()
    {
        await using var tab = await dashboards.Open("/home?brand=apple");
        var field = tab.Field("Brand");

        await field.FillAsync("sams");
        await tab.Page.Locator("[role=option]").First.WaitForAsync();
        await field.PressAsync("Escape");

        Assert.Equal("apple", await field.InputValueAsync());
        Assert.Equal("/home?brand=apple", tab.Address);
    }

    [RequiresChromiumFact]
    public async Task Filters_OfAllKinds_AreAccessibleAsChips()
    {
        await using var tab = await dashboards.Open(
            "/home?from=2019-11-01&to=2019-11-15&type=view&category=electronics&brand=apple&segment=Power+User&zone=Europe%2FBerlin&compare=previous&colour=red"
        );

        Assert.Equal(7, await tab.Page.Locator(".chip").CountAsync());
        Assert.True(await tab.Page.Locator("#notice").IsVisibleAsync());
        await tab.MustBeAccessibleInBothThemes("chips and a notice");
    }

    [RequiresChromiumFact]
    public async Task Undo_OfSomeFilters_GoesBackAndForwardStepByStep()
    {
        await using var tab = await dashboards.Open("/home");
        Assert.True(await tab.Button("Undo").IsDisabledAsync());
        await tab.Field("Event type").SelectOptionAsync("view");
        await tab.Field("Segment").SelectOptionAsync("Power User");
        Assert.Equal("/home?type=view&segment=Power+User", tab.Address);

        await tab.Button("Undo").ClickAsync();
        await tab.Page.WaitForURLAsync("**/home?type=view");
        await tab.Ready();
        await MustShowTotals(tab, "?type=view");
        Assert.Equal("", await tab.Field("Segment").InputValueAsync());
        await tab.Page.GoForwardAsync();
        await tab.Ready();
        Assert.Equal("/home?type=view&segment=Power+User", tab.Address);
        Assert.Equal("Power User", await tab.Field("Segment").InputValueAsync());

        await tab.Button("Reset").ClickAsync();
        await tab.Ready();
        Assert.Equal("/home", tab.Address);
        await MustShowTotals(tab, "");
        await tab.Button("Undo").ClickAsync();
        await tab.Page.WaitForURLAsync("**/home?type=view&segment=Power+User");
    }

    [RequiresChromiumFact]
    public async Task Page_OfANavigationLink_KeepsTheFilters()
    {
        await using var tab = await dashboards.Open("/home?category=electronics&zone=Europe%2FBerlin");

        await tab.Page.Locator("nav a[data-page=executive]").ClickAsync();
        await tab.Ready();

        Assert.Equal("/executive?category=electronics&zone=Europe%2FBerlin", tab.Address);
        Assert.Equal("electronics", await tab.Field("Category").InputValueAsync());
        Assert.EndsWith(
            "/customers?category=electronics&zone=Europe%2FBerlin",
            await tab.Page.Locator("nav a[data-page=customers]").GetAttributeAsync("href"),
            StringComparison.Ordinal
        );
        Assert.Contains("Europe/Berlin", await tab.Page.Locator("#facts").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("title", await tab.Focused());
        await tab.Page.GoBackAsync();
        await tab.Ready();
        Assert.Equal("/home?category=electronics&zone=Europe%2FBerlin", tab.Address);
    }

    [RequiresChromiumFact]
    public async Task Filter_ThatAFigureDoesNotApply_IsNamedOnIt()
    {
        await using var tab = await dashboards.Open("/executive?compare=previous");

        foreach (string name in await tab.FiguresOf("executive"))
        {
            var answer = await tab.Json($"/api/figures/{name}?compare=previous");
            bool isNamed = await tab.Figure(name).GetByText("Not filtered by comparison").IsVisibleAsync();
            Assert.Equal(answer.GetProperty("notApplied").GetArrayLength() > 0, isNamed);
        }
    }

    [RequiresChromiumFact]
    public async Task CopyLink_Pressed_PutsTheAddressOnTheClipboard()
    {
        await using var tab = await dashboards.Open("/executive?from=2019-11-01&brand=apple");

        await tab.Button("Copy link").ClickAsync();

        await tab.WaitForText(tab.Page.Locator("#status"), "Link copied");
        Assert.EndsWith(
            "/executive?from=2019-11-01&brand=apple",
            await tab.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"),
            StringComparison.Ordinal
        );
    }

    [RequiresChromiumTheory]
    [InlineData("/home?colour=red", "colour")]
    [InlineData("/home?type=view&type=cart", "type")]
    public async Task Address_WithWhatNoFilterIs_SaysSoAndShowsTheRest(string address, string named)
    {
        await using var tab = await dashboards.Open(address);

        string notice = await tab.Page.Locator("#notice").InnerTextAsync();

        Assert.Contains($": {named}.", notice, StringComparison.Ordinal);
        Assert.Equal("ready", await tab.Figure("home-totals").GetAttributeAsync("data-state"));
    }

    [RequiresChromiumFact]
    public async Task Address_WithABrandThatIsNone_ShowsTheServersReasonAndAWayOut()
    {
        await using var tab = await dashboards.Open("/home?brand=no-such-brand");
        var figure = tab.Figure("home-totals");

        Assert.Equal("error", await figure.GetAttributeAsync("data-state"));
        await tab.WaitForText(figure, "no-such-brand");
        await tab.MustBeAccessibleInBothThemes("errors");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Reset filters" }).ClickAsync();
        await tab.Ready();

        Assert.Equal("/home", tab.Address);
        Assert.Equal("ready", await figure.GetAttributeAsync("data-state"));
    }

    [RequiresChromiumFact]
    public async Task Filter_ChangedWhileFiguresAreAsked_AbortsThoseRequests()
    {
        await using var tab = await dashboards.Open("/home");
        var held = new TaskCompletionSource();
        List<string> aborted = [];
        tab.Page.RequestFailed += (_, request) => aborted.Add(request.Url);
        await tab.Page.RouteAsync(
            url =>
                url.Contains("/api/figures/", StringComparison.Ordinal)
                && url.Contains("type=view", StringComparison.Ordinal),
            async route =>
            {
                await held.Task;
                await route.AbortAsync();
            }
        );

        await tab.Field("Event type").SelectOptionAsync("view");
        await tab.Field("Event type").SelectOptionAsync("purchase");
        await tab.Ready();
        held.SetResult();

        Assert.NotEmpty(aborted);
        Assert.All(aborted, url => Assert.Contains("type=view", url, StringComparison.Ordinal));
        await MustShowTotals(tab, "?type=purchase");
    }

    private static Task<double> Indent(ILocator option) =>
        option.EvaluateAsync<double>("each => parseFloat(getComputedStyle(each).paddingLeft)");

    // The exact numbers stand in titles: what is shown is short.
    private static async Task MustShowTotals(BrowserPage tab, string query)
    {
        var rows = (await tab.Json($"/api/figures/home-totals{query}")).GetProperty("table").GetProperty("rows");
        string[] titles = await tab.Figure("home-totals")
            .Locator("button.number")
            .EvaluateAllAsync<string[]>("all => all.map(each => each.title)");
        string[] expected =
        [
            .. rows.EnumerateArray()
                .Where(row => row[2].ValueKind != System.Text.Json.JsonValueKind.Null)
                .Select(row =>
                    $"{decimal.Parse(row[2].ToString(), System.Globalization.CultureInfo.InvariantCulture):#,##0.################} {row[3]}"
                ),
        ];
        Assert.Equal(expected.Select(Digits), titles.Select(Digits));
    }

    // Trailing zeros differ: 12.50 and 12.5 are the same number.
    private static string Digits(string text)
    {
        string[] parts = text.Split(' ', 2);
        return parts[0].Contains('.', StringComparison.Ordinal)
            ? parts[0].TrimEnd('0').TrimEnd('.') + " " + parts[1]
            : text;
    }
}
