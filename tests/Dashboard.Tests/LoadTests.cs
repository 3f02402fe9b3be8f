using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard;
using EcommerceNotebooks;
using Tests.Support;
using Xunit.Abstractions;

namespace Tests;

/// <summary>Many clients at once, for long in the full form: no request fails, and memory does not go on growing.</summary>
[Trait("Speed", "Slow")]
[Collection(ServedLog.Collection)]
public sealed class LoadTests(ServedLog served, ITestOutputHelper output)
{
    private const int Clients = 50;
    private const int Samples = 10;
    private const int ShortRequests = 100;
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    // What both halves may differ by without anything being kept: the collector's and the engine's own coming and going.
    private const double MostGrowth = 0.25;

    [Fact]
    public async Task ManyClients_ForLong_NeitherFailNorFillMemory()
    {
        await using var host = await DashboardHost.Start(served.Options with { CacheBytes = 1 << 20 });
        string[] addresses = [.. Addresses()];
        long requests = 0;
        var clock = Stopwatch.StartNew();
        bool IsOver() => TestScale.IsFull ? clock.Elapsed > Duration : Interlocked.Read(ref requests) >= ShortRequests;
        var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(() => Ask(number))).ToArray();

        var samples = new List<(long Managed, long Resident)>();
        while (TestScale.IsFull && !IsOver())
        {
            await Task.WhenAny(Task.WhenAll(clients), Task.Delay(Duration / Samples));
            samples.Add((GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet));
        }

        await Task.WhenAll(clients);

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{requests} requests of {Clients} clients in {clock.Elapsed.TotalSeconds:0} s; managed and resident MB: {string.Join(", ", samples.Select(each => $"{each.Managed >> 20}/{each.Resident >> 20}"))}"
            )
        );
        Assert.True(requests >= ShortRequests);
        if (TestScale.IsFull)
        {
            // The first tenth warms up.
            AssertSteady([.. samples.Skip(1).Select(each => (double)each.Managed)]);
            AssertSteady([.. samples.Skip(1).Select(each => (double)each.Resident)]);
        }

        async Task Ask(int number)
        {
            var random = new Random(number);
            using var client = ServedLog.ClientOf(host);
            while (!IsOver())
            {
                string address = addresses[random.Next(addresses.Length)];
                using var response = await client.GetAsync(address);
                Assert.True(
                    response.StatusCode == HttpStatusCode.OK,
                    $"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}"
                );
                await response.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref requests);
            }
        }
    }

    private static void AssertSteady(double[] samples)
    {
        double first = samples[..(samples.Length / 2)].Average();
        double second = samples[(samples.Length / 2)..].Average();
        Assert.True(second < first * (1 + MostGrowth), $"from {first / 1e6:0} to {second / 1e6:0} MB");
    }

    private IEnumerable<string> Addresses()
    {
        string[] queries =
        [
            "",
            "?brand=plain",
            "?brand=",
            "?category=electronics",
            "?type=purchase",
            "?zone=Europe/Berlin",
            .. Enumerable.Range(1, 10).Select(day => $"?from=2019-10-{day:00}"),
        ];
        yield return "/home";
        yield return "/plotly.min.js";
        yield return "/api/summary";
        yield return "/api/figures";
        yield return "/api/choices?kind=brand&like=a";
        yield return "/api/open/home-totals/events?rows=100";
        yield return "/api/export/home-totals/events.csv";
        yield return "/api/export/executive-days.parquet";
        using var shop = Shop.Open(served.Warehouse, new ShopOptions { ReadOnly = true });
        foreach (var figure in shop.Dashboard.Figures)
        {
            foreach (string query in queries)
            {
                yield return $"/api/figures/{figure.Name}{query}";
            }
        }
    }
}
