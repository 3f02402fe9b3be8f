using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
[Collection(BrowserDashboards.Collection)]
public sealed class PagesKeyboardTests(BrowserDashboards dashboards)
{
    [RequiresChromiumTheory]
    [InlineData("1", "/home")]
    [InlineData("2", "/explorer")]
    [InlineData("3", "/executive")]
    [InlineData("4", "/customers")]
    [InlineData("g h", "/home")]
    [InlineData("g e", "/explorer")]
    [InlineData("g x", "/executive")]
    [InlineData("g c", "/customers")]
    public async Task Keys_OfAPage_ShowItWithTheSameFilters(string keys, string path)
    {
        string from = path == "/home" ? "/executive" : "/home";
        await using var tab = await dashboards.Open(from + "?type=view");

        foreach (string key in keys.Split(' '))
        {
            await tab.Page.Keyboard.PressAsync(key);
        }

        await tab.Page.WaitForURLAsync($"**{path}?type=view");
        Assert.Equal("title", await tab.Focused());
        await tab.Ready();
    }

    [RequiresChromiumFact]
    public async Task Slash_OnAPage_PutsTheCursorIntoTheSearch()
    {
        await using var tab = await dashboards.Open("/home", width: 375);

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("1g?samsun");

        var field = tab.Field("Brand");
        Assert.True(await field.EvaluateAsync<bool>("each => each === document.activeElement"));
        Assert.Equal("1g?samsun", await field.InputValueAsync());
        Assert.Equal("/home", tab.Address);
        Assert.False(await tab.Page.Locator("#help").IsVisibleAsync());
    }

    [RequiresChromiumFact]
    public async Task QuestionMark_OnAPage_ShowsTheShortcutsUntilEscape()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Button("Glossary").FocusAsync();

        await tab.Page.Keyboard.PressAsync("?");
        var help = tab.Page.Locator("#help");
        await Assertions.Expect(help).ToBeVisibleAsync();
        await Assertions.Expect(help.Locator("kbd").First).ToHaveTextAsync("/");
        await tab.MustBeAccessibleInBothThemes("shortcuts");
        await tab.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(help).Not.ToBeVisibleAsync();
        Assert.Equal("glossary", await tab.Focused());
    }

    [RequiresChromiumFact]
    public async Task Shortcuts_TurnedOff_AreNoneUntilTurnedOnAgain()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Page.Keyboard.PressAsync("?");
        await tab.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.ReloadAsync();
        await tab.Ready();

        await tab.Page.Keyboard.PressAsync("3");
        await tab.Page.Keyboard.PressAsync("?");
        Assert.Equal("/home", tab.Address);
        Assert.False(await tab.Page.Locator("#help").IsVisibleAsync());
        // Arrows are no characters.
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("home-totals", await tab.Focused());

        await tab.Button("Shortcuts").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("3");
        await tab.Page.WaitForURLAsync("**/executive");
    }

    [RequiresChromiumFact]
    public async Task Glossary_Opened_HasTheWordsOfTheGlossary()
    {
        await using var tab = await dashboards.Open("/home");

        await tab.Button("Glossary").PressAsync("Enter");
        var help = tab.Page.Locator("#help");
        await help.Locator("dt").First.WaitForAsync();

        var words = await tab.Json("/api/glossary");
        Assert.Equal(
            words.EnumerateArray().Select(word => word.GetProperty("word").GetString()),
            await help.Locator("dt").AllInnerTextsAsync()
        );
        Assert.Equal(
            words.EnumerateArray().Select(word => word.GetProperty("meaning").GetString()),
            await help.Locator("dd").AllInnerTextsAsync()
        );
        await tab.MustBeAccessibleInBothThemes("glossary");
    }

    [RequiresChromiumFact]
    public async Task Arrows_OnFiguresAndInTables_GoFromOneToTheNext()
    {
        await using var tab = await dashboards.Open("/executive");
        var names = await tab.FiguresOf("executive");
        int brands = names.ToList().IndexOf("executive-brands");

        for (int i = 0; i <= brands; i++)
        {
            await tab.Page.Keyboard.PressAsync(i % 2 == 0 ? "ArrowDown" : "ArrowRight");
            Assert.Equal(names[i], await tab.Focused());
        }

        Assert.NotEqual(
            "none",
            await tab.Figure("executive-brands").EvaluateAsync<string>("each => getComputedStyle(each).outlineStyle")
        );
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(names[brands - 1], await tab.Focused());
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal((0, 0), await Cell(tab));
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal((1, 1), await Cell(tab));
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal((0, 1), await Cell(tab));

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.Locator(".rows-head").WaitForAsync();
        Assert.Equal("panel-title", await tab.Focused());
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Panel).Not.ToBeVisibleAsync();
        Assert.Equal((0, 1), await Cell(tab));
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("executive-brands", await tab.Focused());
    }

    [RequiresChromiumFact]
    public async Task Tab_InATable_StopsAtOneOfItsButtons()
    {
        await using var tab = await dashboards.Open("/executive");
        await tab.OpenAll();

        int[] stops = await tab
            .Page.Locator(".figure tbody")
            .EvaluateAllAsync<int[]>(
                "all => all.filter((each) => each.querySelector('button')).map((each) => each.querySelectorAll('button[tabindex=\"0\"]').length)"
            );

        Assert.NotEmpty(stops);
        Assert.All(stops, count => Assert.Equal(1, count));
    }

    [RequiresChromiumFact]
    public async Task Tab_InAnOpenedNumber_StaysInThePanel()
    {
        await using var tab = await dashboards.Open("/home?from=2019-11-01&to=2019-11-02#open=home-totals/revenue");
        await tab.Panel.Locator(".rows-head").WaitForAsync();

        for (int i = 0; i < 30; i++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            // Between the last and the first the browser's own controls have their turn: then the page's body is active.
            Assert.True(
                await tab.Page.EvaluateAsync<bool>(
                    "() => document.activeElement === document.body || !!document.activeElement.closest('#panel')"
                )
            );
        }
    }

    [RequiresChromiumFact]
    public async Task SkipLink_AsTheFirstStop_LeadsToTheFigures()
    {
        await using var tab = await dashboards.Open("/home");

        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await tab.Focused());
        Assert.True((await tab.Page.Locator("#skip").BoundingBoxAsync())!.Y >= 0);
        await tab.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await tab.Focused());
        Assert.Equal("/home", tab.Address);
    }

    [RequiresChromiumFact]
    public async Task Letters_OfTheThemeAndOfUndo_DoThem()
    {
        await using var tab = await dashboards.Open("/home");
        await tab.Field("Event type").SelectOptionAsync("view");
        await tab.Ready();
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");

        await tab.Page.Keyboard.PressAsync("t");
        Assert.Equal("dark", await tab.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        await tab.Page.Keyboard.PressAsync("u");

        await tab.Page.WaitForURLAsync("**/home");
    }

    // Row and column, in its table, of the button that has the keyboard.
    private static async Task<(int Row, int Column)> Cell(BrowserPage tab)
    {
        int[] place = await tab.Page.EvaluateAsync<int[]>(
            "() => { const cell = document.activeElement.closest('td'); return cell ? [cell.parentElement.sectionRowIndex, cell.cellIndex] : [-1, -1]; }"
        );
        return (place[0], place[1]);
    }
}
