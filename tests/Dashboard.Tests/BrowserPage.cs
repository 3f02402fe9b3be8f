using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tests;

/// <summary>A tab with a dashboard. It notes requests to elsewhere, errors of scripts, what the Content-Security-Policy stopped, and dialogs that a script opened.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Loaded = """
        () => document.body.dataset.loaded === location.pathname + location.search
            && !document.querySelector("#figures [aria-busy]")
        """;

    private static readonly AxeRunContext Alike = new()
    {
        Exclude = [new AxeSelector(".chart .plot-container"), new AxeSelector("tbody tr:nth-child(n+4)")],
    };

    private readonly IBrowserContext context;
    private readonly Uri address;
    private readonly List<string> faults = [];

    private BrowserPage(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        this.address = address;
        Page = page;
        page.Request += (_, request) => Note(!IsOwn(request.Url), $"request to {request.Url}");
        // What a test makes fail on purpose is shown by the page; the browser logs it besides.
        page.Console += (_, message) =>
            Note(
                message.Type == "error"
                    && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal),
                message.Text
            );
        page.PageError += (_, error) => Note(true, error);
        page.Dialog += (_, dialog) =>
        {
            Note(true, $"dialog {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    internal IPage Page { get; }

    private static AxeRunOptions Contrasts =>
        new()
        {
            RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        };

    /// <summary>Path, query and fragment that the tab shows.</summary>
    internal string Address => Page.Url[address.GetLeftPart(UriPartial.Authority).Length..];

    internal ILocator Panel => Page.Locator("#panel");

    internal static async Task<BrowserPage> Create(IBrowser browser, Uri address, bool isDark, int width)
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.AbsoluteUri,
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "en-US",
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                Permissions = ["clipboard-read", "clipboard-write"],
            }
        );
        context.SetDefaultTimeout(120_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            """document.addEventListener("securitypolicyviolation", (e) => console.error(`CSP stopped ${e.violatedDirective} ${e.blockedURI}`))"""
        );
        return new BrowserPage(context, page, address);
    }

    /// <summary>Loads an address and waits for its figures.</summary>
    internal async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await Ready();
    }

    /// <summary>Waits until all figures of the address are shown.</summary>
    internal Task Ready() => Page.WaitForFunctionAsync(Loaded);

    internal ILocator Figure(string name) => Page.Locator($"[data-figure='{name}']");

    internal ILocator Field(string label) =>
        Page.Locator(".field")
            .Filter(new() { Has = Page.Locator("label", new() { HasTextRegex = new($"^{Regex.Escape(label)}") }) })
            .Locator("input, select");

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The text, once it is there.</summary>
    internal Task WaitForText(ILocator locator, string text) => Assertions.Expect(locator).ToContainTextAsync(text);

    /// <summary>The JSON of an address, asked for by the page itself.</summary>
    internal async Task<JsonElement> Json(string path) =>
        (await Page.EvaluateAsync<JsonElement?>("async (path) => await (await fetch(path)).json()", path))!.Value;

    /// <summary>The figures that the server has for a page.</summary>
    internal async Task<IReadOnlyList<string>> FiguresOf(string page) =>
        [
            .. (await Json("/api/figures"))
                .EnumerateArray()
                .Where(figure => figure.GetProperty("page").GetString() == page)
                .Select(figure => figure.GetProperty("name").GetString()!),
        ];

    /// <summary>A short word for what has the keyboard.</summary>
    internal Task<string> Focused() =>
        Page.EvaluateAsync<string>(
            "() => { const e = document.activeElement; return e.dataset.figure || e.id || `${e.tagName} ${e.textContent.trim()}`; }"
        );

    /// <summary>Opens the tables and the descriptions of all figures.</summary>
    internal Task OpenAll() =>
        Page.EvaluateAsync(
            """() => document.querySelectorAll('.figure-tools button[aria-expanded="false"]').forEach((each) => each.checkVisibility() && each.click())"""
        );

    /// <summary>No rule of axe is broken. The insides of charts, hundreds of texts each, are looked at where that is asked for, and of tables the first three rows, which the others are like.</summary>
    internal async Task MustBeAccessible(string state, bool withCharts = false) =>
        Demand(state, withCharts ? await Page.RunAxe() : await Page.RunAxe(Alike));

    /// <summary>The contrasts alone, those inside charts too: what a theme changes.</summary>
    internal async Task MustHaveContrasts(string state) => Demand(state, await Page.RunAxe(Contrasts));

    /// <summary>The same, and in the other theme, which is left set, the contrasts: nothing else depends on it.</summary>
    internal async Task MustBeAccessibleInBothThemes(string state)
    {
        await MustBeAccessible(state);
        await Page.EvaluateAsync("() => document.getElementById('theme').click()");
        Demand($"{state}, other theme", await Page.RunAxe(Alike, Contrasts));
    }

    /// <summary>Nothing asked for elsewhere, stopped by the policy, thrown, or opened by a script.</summary>
    internal void MustBeFaultless()
    {
        lock (faults)
        {
            Assert.Empty(faults);
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Demand(string state, AxeResult result) =>
        Assert.True(
            result.Violations.Length == 0,
            $"{state} of {Address}:\n"
                + string.Join(
                    "\n",
                    result.Violations.Select(each =>
                        $"{each.Id}: {each.Help}\n  {string.Join("\n  ", each.Nodes.Take(4).Select(node => node.Html))}"
                    )
                )
        );

    private bool IsOwn(string url) =>
        url.StartsWith(address.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:", StringComparison.Ordinal);

    private void Note(bool isFault, string what)
    {
        if (isFault)
        {
            lock (faults)
            {
                faults.Add(what);
            }
        }
    }
}
