using System.Globalization;

namespace EcommerceNotebooks;

/// <summary>How much of the machine a <see cref="Shop"/> may use; a value left null keeps DuckDB's own default.</summary>
public sealed record ShopOptions
{
    /// <summary>Environment variable with the memory limit of shops that are opened without options.</summary>
    public const string MemoryLimitVariable = "SHOP_MEMORY_LIMIT";

    /// <summary>Environment variable with the number of threads of shops that are opened without options.</summary>
    public const string ThreadsVariable = "SHOP_THREADS";

    /// <summary>
    /// Memory DuckDB may hold before it spills to disk, in DuckDB's spelling, for example "8GB". The process takes more: what DuckDB does not count and .NET's own memory come on top, up to
    /// 1 GB when a hundred million events are built.
    /// </summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Threads DuckDB may use at once, at least 1.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder for data that does not fit into memory; it is created when the shop opens.</summary>
    public string? TempDirectory { get; init; }

    /// <summary>
    /// Whether the warehouse is only read: several processes may then have it open at a time, and steps of the pipeline are refused. A file that is replaced meanwhile
    /// (<see cref="WarehouseFile.Replace"/>) stays readable until the shop is disposed.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>The options of a shop that is opened without any: from the environment where its variables are set, so that a machine's limits need no line in a notebook.</summary>
    /// <exception cref="ArgumentException">The number of threads is not a whole number.</exception>
    public static ShopOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static ShopOptions From(Func<string, string?> variable) =>
        new()
        {
            MemoryLimit = NullIfEmpty(variable(MemoryLimitVariable)),
            Threads = ThreadsOf(variable(ThreadsVariable)),
        };

    private static int? ThreadsOf(string? text) =>
        NullIfEmpty(text) is not { } given ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) ? threads
        : throw new ArgumentException($"{ThreadsVariable} is \"{given}\"; a whole number from 1 is needed.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
