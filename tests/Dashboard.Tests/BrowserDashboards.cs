using Dashboard;
using Microsoft.Playwright;
using Tests.Support;

namespace Tests;

/// <summary>Dashboards of the sample, of a log with hostile names and of a single event, and the browser that looks at them.</summary>
public sealed class BrowserDashboards : IAsyncLifetime
{
    /// <summary>The collection whose classes share one.</summary>
    public const string Collection = "browser";

    internal const string Sample = "sample";
    internal const string Hostile = "hostile";
    internal const string OneEvent = "one event";

    private readonly string folder = Directory.CreateTempSubdirectory("dashboard-pages-").FullName;
    private readonly Dictionary<string, DashboardHost> hosts = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        string hostile = Path.Combine(folder, "hostile.csv");
        HostileLog.Write(hostile, events: 600);
        string single = Path.Combine(folder, "single.csv");
        await File.WriteAllTextAsync(
            single,
            """
            event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
            2021-03-03 12:00:00 UTC,view,1,11,toys.blocks,alder,10.00,7,5d0f5a9c-0000-4000-8000-000000000001

            """
        );
        await Serve(Sample, Path.Combine(Repository.Root, "data", "sample"));
        await Serve(Hostile, hostile);
        await Serve(OneEvent, single);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        foreach (var host in hosts.Values)
        {
            await host.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A tab of its own, nothing loaded yet.</summary>
    internal Task<BrowserPage> Tab(string log = Sample, bool isDark = false, int width = 1366) =>
        BrowserPage.Create(browser!, hosts[log].Address, isDark, width);

    /// <summary>A tab in which an address has been loaded and its figures shown.</summary>
    internal async Task<BrowserPage> Open(string address, string log = Sample, bool isDark = false, int width = 1366)
    {
        var tab = await Tab(log, isDark, width);
        await tab.Go(address);
        return tab;
    }

    private async Task Serve(string name, string log)
    {
        string warehouse = Path.Combine(folder, name.Replace(' ', '-'), "shop.duckdb");
        Directory.CreateDirectory(Path.GetDirectoryName(warehouse)!);
        ServedLog.Build(warehouse, log);
        hosts.Add(name, await DashboardHost.Start(new DashboardOptions { Warehouse = warehouse, Port = 0 }));
    }
}

/// <summary>Classes that share the browser run one after another.</summary>
[CollectionDefinition(BrowserDashboards.Collection)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it")]
public sealed class BrowserDashboardsCollection : ICollectionFixture<BrowserDashboards>;
