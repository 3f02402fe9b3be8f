using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Optimizations;

namespace Benchmarks.Measurement;

/// <summary>What a measurement was made on and with: enough to judge it, nothing that identifies a machine or a person.</summary>
internal sealed record MachineStamp(
    string Cpu,
    int Cores,
    double MemoryGib,
    string Os,
    string DotNet,
    string DuckDb,
    string Date
)
{
    /// <summary>Where the measured files lay: the file system and the kind of disk; null where no files were measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Disk { get; init; }

    /// <summary>Versions of the peers that took part; null without peers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Peers { get; init; }

    /// <summary>The stamp in one line, as reports show it.</summary>
    [JsonIgnore]
    public string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Cpu}, {Cores} cores, {MemoryGib} GiB; {(Disk is null ? "" : Disk + "; ")}{Os}; .NET {DotNet}; DuckDB {DuckDb}; {string.Concat((Peers ?? new Dictionary<string, string>()).Select(peer => $"{peer.Key} {peer.Value}; "))}{Date}."
        );

    private const double BytesPerGib = 1L << 30;

    /// <summary>The stamp of this process, dated today (UTC).</summary>
    internal static MachineStamp Now()
    {
        using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
        return new(
            MeasuringMachine.CpuModel(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerGib, 1),
            $"{Platform()} {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
            Environment.Version.ToString(),
            connection.ServerVersion.TrimStart('v'),
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    private static string Platform() =>
        OperatingSystem.IsWindows() ? $"Windows {Environment.OSVersion.Version}"
        : OperatingSystem.IsMacOS() ? $"macOS {Environment.OSVersion.Version}"
        : $"Linux {Environment.OSVersion.Version}";
}
