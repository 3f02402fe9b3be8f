using System.Net;
using EcommerceNotebooks;

namespace Dashboard;

/// <summary>What a dashboard serves, where, and what it may use.</summary>
internal sealed record DashboardOptions
{
    /// <summary>The port that is tried first when none is asked for.</summary>
    internal const int DefaultPort = 5080;

    /// <summary>Full path of the warehouse.</summary>
    public required string Warehouse { get; init; }

    /// <summary>The address that it listens on.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether readers may ask in SQL.</summary>
    public bool Sql { get; init; }

    /// <summary>What the engine may use.</summary>
    public ShopOptions Engine { get; init; } = ShopOptions.FromEnvironment();

    /// <summary>Quick questions that are computed at a time, and slow ones; others wait.</summary>
    public int Questions { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Questions of each kind that wait at most; more are refused.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>Bytes of answers that are kept.</summary>
    public long CacheBytes { get; init; } = 64L << 20;

    /// <summary>How long ad-hoc SQL may take.</summary>
    public TimeSpan SqlTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether other machines can reach it, so that a token is needed.</summary>
    public bool IsOpenToOthers => !IPAddress.IsLoopback(Listen);
}
