using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks;

namespace Benchmarks.Sources;

/// <summary>What an engine may take of the machine.</summary>
/// <param name="MemoryLimit">In DuckDB's spelling, such as "8GB".</param>
/// <param name="Threads">At least 1.</param>
internal sealed record EngineLimits(string MemoryLimit, int Threads)
{
    /// <summary>8 GB and two threads: what the claims are made for.</summary>
    internal static readonly EngineLimits Default = new("8GB", 2);

    /// <summary>The limit in bytes (GB and MB are powers of ten, as DuckDB counts them).</summary>
    /// <exception cref="FormatException">It is not a whole number of GB or MB.</exception>
    internal long Bytes
    {
        get
        {
            var (unit, factor) = MemoryLimit.EndsWith("GB", StringComparison.Ordinal)
                ? ("GB", 1_000_000_000L)
                : ("MB", 1_000_000L);
            return
                MemoryLimit.EndsWith(unit, StringComparison.Ordinal)
                && long.TryParse(MemoryLimit[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number * factor
                : throw new FormatException(
                    $"The memory limit is \"{MemoryLimit}\"; a whole number of GB or MB such as 8GB is needed."
                );
        }
    }

    /// <summary>
    /// The same for the library, whose whole process is to stay within the limit: the engine gets four fifths of it, because it holds more than it counts.
    /// </summary>
    internal ShopOptions ToShopOptions() =>
        new()
        {
            MemoryLimit = string.Create(CultureInfo.InvariantCulture, $"{Bytes / 5 * 4 / 1_000_000}MB"),
            Threads = Threads,
        };

    /// <summary>An open database of the bare engine in memory under these limits; what does not fit spills into the folder.</summary>
    internal DuckDBConnection OpenEngine(string folder)
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = DuckDBConnectionStringBuilder.InMemoryDataSource,
            ["memory_limit"] = MemoryLimit,
            ["threads"] = Threads,
            ["temp_directory"] = Path.Combine(folder, "spill"),
        };
        var connection = new DuckDBConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }
}
