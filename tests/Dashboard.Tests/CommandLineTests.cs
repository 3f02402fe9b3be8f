using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Dashboard;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using Tests.Support;

namespace Tests;

[Trait("Speed", "Slow")]
public sealed class CommandLineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [UnixFact]
    public async Task Run_FromAnyFolder_ServesAndEndsCleanlyWhenAsked()
    {
        string log = Path.Combine(folder.Path, "log.csv");
        HostileLog.Write(log, 100);
        string warehouse = Path.Combine(folder.Path, "shop.duckdb");
        using var process = Start("--warehouse", warehouse, "--source", log, "--no-browser");
        Uri address = await Address(process);

        using (var client = new HttpClient { BaseAddress = address })
        {
            Assert.Equal("127.0.0.1", address.Host);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/home")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/plotly.min.js")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/figures/home-totals")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/sql", null)).StatusCode);
        }

        // Ctrl+C's own signal is ignored by whatever runs in the background of a script.
        using var interrupt = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        using var writer = Shop.Open(warehouse);
    }

    [Fact]
    public async Task Run_PortThatIsTaken_TakesTheNextUnlessItWasAskedFor()
    {
        string warehouse = Warehouse();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var next = await DashboardHost.Start(
            new DashboardOptions { Warehouse = warehouse, Port = port },
            nextFreePort: true
        );
        using var process = Start("--warehouse", warehouse, "--port", $"{port}", "--no-browser");

        Assert.InRange(next.Address.Port, port + 1, port + 50);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"{port}", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--warehouse {folder}/missing.duckdb", "missing.duckdb")]
    [InlineData("--warehouse {folder}", "folder")]
    [InlineData("--warehouse {folder}/new.duckdb --source {folder}/no.csv", "no.csv")]
    [InlineData("--port 0", "--port")]
    [InlineData("--port 70000", "--port")]
    [InlineData("--threads 0", "--threads")]
    [InlineData("--listen everywhere", "everywhere")]
    [InlineData("--warehouse {warehouse} --memory-limit much", "memory_limit")]
    [InlineData("--nothing", "--nothing")]
    public async Task Run_ArgumentThatCannotBe_SaysWhichAndMakesNothing(string arguments, string named)
    {
        string warehouse = Warehouse();
        string[] given = arguments
            .Replace("{folder}", folder.Path, StringComparison.Ordinal)
            .Replace("{warehouse}", warehouse, StringComparison.Ordinal)
            .Split(' ');

        using var process = Start([.. given, "--no-browser"]);
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "missing.duckdb")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "new.duckdb")));
    }

    [Fact]
    public async Task Run_WarehouseThatSomebodyWrites_SaysWhoHoldsIt()
    {
        string warehouse = Warehouse();
        using var writer = Shop.Open(warehouse);

        using var process = Start("--warehouse", warehouse, "--no-browser");
        string said = await process.StandardError.ReadToEndAsync();

        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"PID {Environment.ProcessId}", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WarehouseThatIsNotComplete_IsCompletedFromTheSource(bool isOfAnEarlierVersion)
    {
        string log = Path.Combine(folder.Path, "log.csv");
        HostileLog.Write(log, 100);
        string warehouse = Path.Combine(folder.Path, "shop.duckdb");
        using (var shop = Shop.Open(warehouse))
        {
            shop.Pipeline.Ingest(log);
            if (isOfAnEarlierVersion)
            {
                shop.Pipeline.Prepare(log, PipelineStep.StarSchema);
                shop.Connection.Execute("drop table mart_event_cells");
            }
        }

        using var process = Start("--warehouse", warehouse, "--source", log, "--no-browser");
        Uri address = await Address(process);

        using var client = new HttpClient { BaseAddress = address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/figures/home-totals")).StatusCode);
        process.Kill();
    }

    [Fact]
    public async Task Serve_WarehouseWithoutItsTables_SaysWhichStepIsMissing()
    {
        string warehouse = Path.Combine(folder.Path, "empty.duckdb");
        WarehouseFile.Replace(warehouse, null, _ => 0);
        await using var host = await DashboardHost.Start(new DashboardOptions { Warehouse = warehouse, Port = 0 });
        using var client = ServedLog.ClientOf(host);

        foreach (string path in new[] { "/api/summary", "/api/figures/executive-days", "/api/choices?kind=brand" })
        {
            var response = await client.GetAsync(path);

            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            Assert.Contains("shop.Pipeline", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/home")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/figures")).StatusCode);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), .. arguments]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;

    private static async Task<Uri> Address(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (
                line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is
                { } found
            )
            {
                return new Uri(found);
            }
        }

        throw new InvalidOperationException($"It ended: {await process.StandardError.ReadToEndAsync()}");
    }

    private string Warehouse()
    {
        string path = Path.Combine(folder.Path, "shop.duckdb");
        WarehouseFile.Replace(path, null, _ => 0);
        return path;
    }
}
