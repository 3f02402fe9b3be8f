using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dashboard;

/// <summary>A running dashboard.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private const int MostAddressBytes = 8 << 10;
    private const int MostHeaderBytes = 16 << 10;
    private const int MostHeaders = 64;
    private const int MostBodyBytes = 64 << 10;
    private const int MostConnections = 500;
    private const int PortsTried = 50;

    private readonly WebApplication app;
    private readonly ServedWarehouse served;
    private readonly QuestionTurns quick;
    private readonly QuestionTurns slow;
    private readonly DirectoryInfo exports;
    private readonly AccessToken? token;

    private DashboardHost(DashboardOptions options, int port)
    {
        served = new ServedWarehouse(options.Warehouse, options.Engine);
        quick = new QuestionTurns(options.Questions, options.Waiting);
        slow = new QuestionTurns(options.Questions, options.Waiting);
        exports = Directory.CreateTempSubdirectory("dashboard-");
        token = options.IsOpenToOthers ? new AccessToken() : null;
        Cache = new AnswerCache(options.CacheBytes);
        // Nothing of the surroundings changes what is served: no settings files, no environment variables.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Bound(server, options.Listen, port));
        builder.Services.AddRoutingCore();
        app = builder.Build();
        Map(options);
    }

    /// <summary>Where it is, such as <c>http://127.0.0.1:5080</c>: on this machine itself if it listens on all of its addresses.</summary>
    internal Uri Address => Addresses[0];

    /// <summary>All its addresses.</summary>
    internal IReadOnlyList<Uri> Addresses { get; private set; } = [];

    /// <summary>What to open: with the token where one is needed.</summary>
    internal IReadOnlyList<Uri> Links =>
        [
            .. Addresses.Select(address => new Uri(
                address,
                token is null ? "/" : $"/?{AccessToken.ParameterName}={token.Text}"
            )),
        ];

    /// <summary>The answers that are kept.</summary>
    internal AnswerCache Cache { get; }

    /// <summary>Opens the warehouse and begins to serve it.</summary>
    /// <exception cref="IOException">The port is taken, or the address is none of this machine.</exception>
    /// <exception cref="InvalidOperationException">The warehouse cannot be read; the message says why.</exception>
    internal static async Task<DashboardHost> Start(DashboardOptions options, bool nextFreePort = false)
    {
        var host = new DashboardHost(options, nextFreePort ? FreePort(options.Listen, options.Port) : options.Port);
        try
        {
            await host.app.StartAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        string bound = host
            .app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        int port = new Uri(bound).Port;
        host.Addresses =
        [
            .. Reachable(options.Listen).Select(address => new UriBuilder("http", address.ToString(), port).Uri),
        ];
        return host;
    }

    // Nobody can open the address that stands for all of a machine's.
    private static IEnumerable<IPAddress> Reachable(IPAddress address) =>
        !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? [address]
            : NetworkInterface
                .GetAllNetworkInterfaces()
                .Where(each => each.OperationalStatus == OperationalStatus.Up)
                .SelectMany(each => each.GetIPProperties().UnicastAddresses)
                .Select(each => each.Address)
                .Where(each => each.AddressFamily == address.AddressFamily && !each.IsIPv6LinkLocal)
                .Where(each => !IPAddress.IsLoopback(each))
                .Prepend(address.Equals(IPAddress.Any) ? IPAddress.Loopback : IPAddress.IPv6Loopback);

    /// <summary>Serves until the process is asked to end.</summary>
    internal Task WaitForEnd() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        served.Dispose();
        quick.Dispose();
        slow.Dispose();
        exports.Delete(recursive: true);
    }

    private static void Bound(KestrelServerOptions server, IPAddress address, int port)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = MostAddressBytes;
        server.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        server.Limits.MaxRequestHeaderCount = MostHeaders;
        server.Limits.MaxRequestBodySize = MostBodyBytes;
        server.Limits.MaxConcurrentConnections = MostConnections;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static int FreePort(IPAddress address, int first)
    {
        for (int port = first; port < first + PortsTried; port++)
        {
            using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(address, port));
                return port;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse) { }
        }

        throw new IOException($"The ports {first} to {first + PortsTried - 1} are taken: name one with --port.");
    }

    private void Map(DashboardOptions options)
    {
        var guard = new RequestGuard(token);
        app.Use(next => context => Failure.Catch(context, next));
        app.Use(next => context => guard.Check(context, next));
        app.UseRouting();
        var answers = new Answers(served, Cache, quick, slow, app.Lifetime.ApplicationStopping);
        new ApiRoutes(answers).Map(app);
        new FigureRoutes(answers).Map(app);
        new RecommendationRoutes(answers).Map(app);
        new ExportRoutes(answers, exports.FullName).Map(app);
        if (options.Sql)
        {
            new SqlRoute(answers, options.SqlTimeLimit).Map(app);
        }

        app.MapFallback("{**path}", PageRoutes.Answer);
        app.UseEndpoints(_ => { });
    }
}
