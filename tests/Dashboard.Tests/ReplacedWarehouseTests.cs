using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
public sealed class ReplacedWarehouseTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder folder = new();

    private string Warehouse => Path.Combine(folder.Path, "shop.duckdb");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Requests_WhileAnotherProcessPreparesMore_AllSucceedAndThenShowIt()
    {
        string first = Log(200);
        string more = Log(500);
        ServedLog.Build(Warehouse, first);
        await using var host = await DashboardHost.Start(new DashboardOptions { Warehouse = Warehouse, Port = 0 });
        using var client = ServedLog.ClientOf(host);
        Assert.Equal(200, await Events(client));

        using var build = ChildProcess.Start(Program.Prepare, Warehouse, more);
        var end = Task.Run(build.WaitForExit);
        var seen = new List<long>();
        int day = 0;
        while (!end.IsCompleted)
        {
            // Different ones, so that they are computed.
            var response = await client.GetAsync(
                $"/api/figures/executive-days?from=2019-10-{(day++ % 10) + 1:00}&compare=none"
            );
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            seen.Add(await Events(client));
        }

        Assert.Equal(0, await end);
        Assert.Equal(700, await Events(client));
        Assert.All(seen, events => Assert.Contains(events, new long[] { 200, 700 }));
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(["shop.duckdb", "shop.lake"], Names());
    }

    [Fact]
    public async Task Requests_OnTheOldFile_EndThere()
    {
        ServedLog.Build(Warehouse, Log(100));
        using var served = new ServedWarehouse(Warehouse, new ShopOptions());
        var before = served.Take();

        ServedLog.Build(Warehouse, Log(150));
        using var after = served.Take();

        Assert.Equal(100, before.Warehouse.Summary.Events);
        Assert.Equal(250, after.Warehouse.Summary.Events);
        before.Dispose();
        Assert.Throws<OperationCanceledException>(() => before.Warehouse.Take());
        Assert.Equal(250L, after.Warehouse.Shop.Query("select count(*) as n from events")[0, "n"]);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Requests_ManyAtOnceWhileItIsReplacedAgainAndAgain_NeverFail()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(new DashboardOptions { Warehouse = Warehouse, Port = 0 });
        using var client = ServedLog.ClientOf(host);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(Read).ToArray();

        for (int i = 0; i < 4; i++)
        {
            ServedLog.Build(Warehouse, Log(20 + i));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(100 + 20 + 21 + 22 + 23, await Events(client));

        async Task Read(int reader)
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                var response = await client.GetAsync(
                    $"/api/figures/home-totals?from=2019-10-{(i + reader) % 28 + 1:00}"
                );
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task FileThatCannotBeRead_InItsPlace_LeavesTheOldOneServed()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(new DashboardOptions { Warehouse = Warehouse, Port = 0 });
        using var client = ServedLog.ClientOf(host);
        string broken = Path.Combine(folder.Path, "broken");
        await File.WriteAllTextAsync(broken, new string('x', 20_000));

        File.Move(broken, Warehouse, overwrite: true);

        Assert.Equal(100, await Events(client));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/figures/home-totals?brand=plain")).StatusCode);
    }

    [Fact]
    public async Task LakeThatIsGone_WhileItIsServed_IsToldWithoutATrace()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(
            new DashboardOptions
            {
                Warehouse = Warehouse,
                Port = 0,
                Sql = true,
            }
        );
        using var client = ServedLog.ClientOf(host);
        Directory.Delete(Path.ChangeExtension(Warehouse, ".lake"), recursive: true);

        foreach (var figure in await client.GetFromJsonAsync<JsonElement[]>("/api/figures") ?? [])
        {
            var response = await client.GetAsync($"/api/figures/{figure.GetProperty("name").GetString()}");

            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable,
                $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
            );
            Assert.DoesNotContain(folder.Path, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OpeningForWriting_WhileItIsServed_NamesTheWayOut()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(new DashboardOptions { Warehouse = Warehouse, Port = 0 });

        using var writer = ChildProcess.Start(Program.Open, Warehouse);

        string said = writer.ReadLine();
        Assert.Contains("WarehouseFile.Replace", said, StringComparison.Ordinal);
        Assert.Contains($"PID {Environment.ProcessId}", said, StringComparison.Ordinal);
        Assert.Equal(1, writer.WaitForExit());
    }

    [Fact]
    public async Task ClientThatGoes_HasItsQueryInterrupted()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(
            new DashboardOptions
            {
                Warehouse = Warehouse,
                Port = 0,
                Sql = true,
                Questions = 1,
                SqlTimeLimit = TimeSpan.FromHours(1),
            }
        );
        using var client = ServedLog.ClientOf(host);
        using var gone = new CancellationTokenSource();
        var endless = client.PostAsJsonAsync(
            "/api/sql",
            new { sql = "select count(*) from range(1000000000) a, range(1000000000) b" },
            gone.Token
        );
        // It waits behind the endless one, of which there may be only one at a time.
        var next = client.GetAsync("/api/open/home-totals/events");
        await Task.WhenAny(next, Task.Delay(500));

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        Assert.Equal(HttpStatusCode.OK, (await next.WaitAsync(Patience)).StatusCode);
    }

    [Fact]
    public async Task DashboardThatEnds_InterruptsWhatRuns()
    {
        ServedLog.Build(Warehouse, Log(100));
        var host = await DashboardHost.Start(
            new DashboardOptions
            {
                Warehouse = Warehouse,
                Port = 0,
                Sql = true,
                SqlTimeLimit = TimeSpan.FromHours(1),
            }
        );
        using var client = ServedLog.ClientOf(host);
        var endless = client.PostAsJsonAsync(
            "/api/sql",
            new { sql = "select count(*) from range(1000000000) a, range(1000000000) b" }
        );
        await Task.WhenAny(endless, Task.Delay(500));

        await host.DisposeAsync().AsTask().WaitAsync(Patience);

        // Nobody can write while a query still reads.
        using (Shop.Open(Warehouse)) { }
        await Task.WhenAny(endless);
        Assert.False(endless is { IsCompletedSuccessfully: true, Result.IsSuccessStatusCode: true });
    }

    [Fact]
    public async Task ManyQuestions_MoreThanMayWait_AreToldToComeBack()
    {
        ServedLog.Build(Warehouse, Log(100));
        await using var host = await DashboardHost.Start(
            new DashboardOptions
            {
                Warehouse = Warehouse,
                Port = 0,
                Sql = true,
                Questions = 1,
                Waiting = 1,
                SqlTimeLimit = TimeSpan.FromSeconds(3),
            }
        );
        using var client = ServedLog.ClientOf(host);
        var endless = Enumerable
            .Range(0, 3)
            .Select(_ =>
                client.PostAsJsonAsync(
                    "/api/sql",
                    new { sql = "select count(*) from range(1000000000) a, range(1000000000) b" }
                )
            )
            .ToArray();

        var answers = await Task.WhenAll(endless);

        var refused = Assert.Single(answers, each => each.StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(2, answers.Count(each => each.StatusCode == HttpStatusCode.BadRequest));
    }

    private static async Task<long> Events(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/summary")).GetProperty("events").GetInt64();

    private string Log(int events)
    {
        string path = Path.Combine(folder.Path, $"logs-{events}", $"log-{events}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        HostileLog.Write(path, events, seed: events);
        return path;
    }

    private IEnumerable<string> Names() =>
        Directory
            .GetFileSystemEntries(folder.Path)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith("logs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
