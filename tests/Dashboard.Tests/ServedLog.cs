using System.Net.Http.Json;
using System.Text.Json;
using Dashboard;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;

namespace Tests;

/// <summary>A warehouse of the hostile log in a folder of its own, and dashboards of it on free ports.</summary>
public sealed class ServedLog : IAsyncLifetime
{
    /// <summary>The collection whose classes share one.</summary>
    public const string Collection = "served log";

    internal const int Events = 600;
    private readonly string folder = Directory.CreateTempSubdirectory("served-log-").FullName;

    /// <summary>The warehouse's path.</summary>
    internal string Warehouse => Path.Combine(folder, "shop.duckdb");

    /// <summary>The log's path.</summary>
    internal string Log => Path.Combine(folder, "log.csv");

    /// <summary>One that answers SQL too.</summary>
    internal DashboardHost Host { get; private set; } = null!;

    /// <summary>A client of it, which follows no redirection.</summary>
    internal HttpClient Client { get; private set; } = null!;

    /// <summary>What a dashboard of the warehouse needs.</summary>
    internal DashboardOptions Options => new() { Warehouse = Warehouse, Port = 0 };

    public async Task InitializeAsync()
    {
        HostileLog.Write(Log, Events);
        Build(Warehouse, Log);
        Host = await DashboardHost.Start(Options with { Sql = true });
        Client = ClientOf(Host);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Builds a warehouse of a log, beside the one that is there.</summary>
    internal static void Build(string warehouse, string log) =>
        WarehouseFile.Replace(warehouse, null, shop => shop.Pipeline.Prepare(log, PipelineStep.StarSchema));

    /// <summary>A client of a dashboard.</summary>
    internal static HttpClient ClientOf(DashboardHost host) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromMinutes(2),
        };

    /// <summary>The JSON of an address.</summary>
    internal Task<JsonElement> Get(string address) => Client.GetFromJsonAsync<JsonElement>(address);

    /// <summary>The answer to SQL.</summary>
    internal Task<HttpResponseMessage> Ask(string sql) => Client.PostAsJsonAsync("/api/sql", new { sql });
}

/// <summary>Classes that share a served log run one after another.</summary>
[CollectionDefinition(ServedLog.Collection)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it")]
public sealed class ServedLogCollection : ICollectionFixture<ServedLog>;
