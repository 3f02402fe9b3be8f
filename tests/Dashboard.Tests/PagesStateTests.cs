using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesStateTests(BrowserDashboards dashboards)
{
    private const string Answers = "**/api/figures/*";

    [RequiresChromiumFact]
    public async Task Figures_WhileTheyAreAsked_ShowThatTheyCome()
    {
        await using var tab = await dashboards.Tab();
        var held = new TaskCompletionSource();
        await tab.Page.RouteAsync(
            Answers,
            async route =>
            {
                await held.Task;
                await route.ContinueAsync();
            }
        );

        await tab.Page.GotoAsync("/home");
        var figure = tab.Figure("home-totals");
        await figure.Locator(".skeleton").WaitForAsync();
        Assert.Equal("true", await figure.GetAttributeAsync("aria-busy"));
        Assert.Equal("Totals", await figure.Locator("h2").InnerTextAsync());
        await tab.MustBeAccessibleInBothThemes("loading");
        held.SetResult();
        await tab.Ready();

        Assert.Equal("ready", await figure.GetAttributeAsync("data-state"));
        Assert.Equal(0, await tab.Page.Locator(".skeleton").CountAsync());
    }

    [RequiresChromiumFact]
    public async Task Figures_ThatAreSlow_AreAskedAfterTheFastOnesHaveCome()
    {
        await using var tab = await dashboards.Tab();
        List<string> order = [];
        tab.Page.Request += (_, request) => Note(request.Url, "asked");
        tab.Page.RequestFinished += (_, request) => Note(request.Url, "came");

        await tab.Go("/home");

        var figures = (await tab.Json("/api/figures"))
            .EnumerateArray()
            .Where(figure => figure.GetProperty("page").GetString() == "home")
            .ToArray();
        string[] Names(bool isSlow) =>
            [
                .. figures
                    .Where(figure => figure.GetProperty("slow").GetBoolean() == isSlow)
                    .Select(figure => figure.GetProperty("name").GetString()!),
            ];
        Assert.NotEmpty(Names(true));
        int lastFast = Names(false).Max(name => order.IndexOf($"{name} came"));
        int firstSlow = Names(true).Min(name => order.IndexOf($"{name} asked"));
        Assert.InRange(lastFast, 0, firstSlow - 1);

        void Note(string url, string what)
        {
            if (url.Contains("/api/figures/", StringComparison.Ordinal))
            {
                order.Add($"{url.Split('/')[^1]} {what}");
            }
        }
    }

    [RequiresChromiumFact]
    public async Task Motion_NotWanted_IsNone()
    {
        await using var tab = await dashboards.Tab();
        await tab.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await tab.Page.RouteAsync(Answers, _ => Task.CompletedTask);

        await tab.Page.GotoAsync("/home");
        var skeleton = tab.Page.Locator(".skeleton").First;
        await skeleton.WaitForAsync();

        Assert.Equal("none", await skeleton.EvaluateAsync<string>("each => getComputedStyle(each).animationName"));
    }

    [RequiresChromiumFact]
    public async Task Figure_Failed_SaysWhyAsTextAndCanBeTriedAgain()
    {
        await using var tab = await dashboards.Tab();
        await tab.Page.RouteAsync(
            Answers,
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 409,
                        ContentType = "application/json",
                        Body = """{"error":"<b>mart_users</b> is not built yet."}""",
                    }
                )
        );

        await tab.Go("/executive");
        var figure = tab.Figure("executive-days");
        Assert.Equal("error", await figure.GetAttributeAsync("data-state"));
        await tab.WaitForText(figure, "<b>mart_users</b> is not built yet.");
        await tab.MustBeAccessibleInBothThemes("failed");
        await tab.Page.UnrouteAsync(Answers);
        await figure.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Assertions.Expect(figure).ToHaveAttributeAsync("data-state", "ready");
        Assert.True(await figure.Locator(".chart").IsVisibleAsync());
    }

    [RequiresChromiumFact]
    public async Task Server_ThatIsGone_IsSaidToBe()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Page.RouteAsync("**/api/**", route => route.AbortAsync("connectionrefused"));

        await tab.Field("Event type").SelectOptionAsync("view");
        await tab.WaitForText(tab.Figure("home-totals"), "The server does not answer.");
        await tab.Page.ReloadAsync();

        await tab.WaitForText(tab.Page.Locator("#notice"), "The server does not answer.");
        await tab.MustBeAccessibleInBothThemes("no server");
    }

    [RequiresChromiumFact]
    public async Task Server_ThatIsBusy_IsAskedAgain()
    {
        await using var tab = await dashboards.Tab();
        int refused = 0;
        await tab.Page.RouteAsync(
            "**/api/figures/home-totals",
            route =>
                refused++ == 0
                    ? route.FulfillAsync(
                        new()
                        {
                            Status = 503,
                            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
                            Body = "{}",
                        }
                    )
                    : route.ContinueAsync()
        );

        await tab.Go("/home");

        Assert.Equal(2, refused);
        Assert.Equal("ready", await tab.Figure("home-totals").GetAttributeAsync("data-state"));
    }

    [RequiresChromiumFact]
    public async Task Data_BuiltAnewMeanwhile_AreSaidToBe()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Page.RouteAsync(
            "**/api/**",
            async route =>
            {
                var response = await route.FetchAsync();
                string body = await response.TextAsync();
                if (JsonNode.Parse(body) is JsonObject answer && answer.ContainsKey("version"))
                {
                    answer["version"] = "0123456789ab";
                    body = answer.ToJsonString();
                }

                await route.FulfillAsync(new() { Response = response, Body = body });
            }
        );

        await tab.Field("Event type").SelectOptionAsync("view");

        await tab.WaitForText(tab.Page.Locator("#notice"), "built anew: these figures are of version 0123456789ab");
        await tab.WaitForText(tab.Page.Locator("#facts"), "0123456789ab");
    }

    [RequiresChromiumTheory, MemberData(nameof(PagesTests.Pages), MemberType = typeof(PagesTests))]
    public async Task Page_OfOneEvent_HasNoFigureThatFails(string page)
    {
        await using var tab = await dashboards.Open($"/{page}", BrowserDashboards.OneEvent);
        await tab.OpenAll();

        await NoneMayFail(tab);
        await MustBeAccessible(tab, page, "one event");
        tab.MustBeFaultless();
    }

    [RequiresChromiumTheory, MemberData(nameof(PagesTests.Pages), MemberType = typeof(PagesTests))]
    public async Task Page_OfADayWithoutEvents_HasNoFigureThatFails(string page)
    {
        await using var tab = await dashboards.Open(
            $"/{page}?from=2021-03-04&to=2021-03-05",
            BrowserDashboards.OneEvent
        );
        await tab.OpenAll();

        await NoneMayFail(tab);
        await MustBeAccessible(tab, page, "no event");
        tab.MustBeFaultless();
    }

    [RequiresChromiumFact]
    public async Task Figure_WithoutARow_SaysThatNothingMatchesAndLeadsBack()
    {
        await using var tab = await dashboards.Open(
            "/executive?from=2021-03-04&to=2021-03-05",
            BrowserDashboards.OneEvent
        );
        var figure = tab.Figure("executive-brands");
        Assert.Equal("empty", await figure.GetAttributeAsync("data-state"));
        Assert.False(await figure.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).IsVisibleAsync());

        await figure.GetByRole(AriaRole.Button, new() { Name = "Reset filters" }).ClickAsync();
        await tab.Ready();

        Assert.Equal("/executive", tab.Address);
    }

    // Its short form looks at the page with the most figures.
    private static async Task MustBeAccessible(BrowserPage tab, string page, string state)
    {
        if (TestScale.IsFull || page == "executive")
        {
            await tab.MustBeAccessibleInBothThemes(state);
        }
    }

    private static async Task NoneMayFail(BrowserPage tab)
    {
        var failed = tab.Page.Locator(".figure[data-state=error]");
        Assert.True(await failed.CountAsync() == 0, string.Join("\n", await failed.AllInnerTextsAsync()));
    }
}
