using DuckDB.NET.Data;

namespace EcommerceNotebooks.Optimizations;

/// <summary>What a measurement was made on: enough to judge it, nothing that identifies a machine or a person.</summary>
/// <param name="Cpu">The processor's model, or "unknown".</param>
/// <param name="Cores">Logical cores.</param>
/// <param name="Threads">Threads DuckDB may use.</param>
/// <param name="MemoryLimit">Memory DuckDB may hold, as it writes it.</param>
/// <param name="DuckDb">Version of the engine.</param>
public sealed record MeasuringMachine(string Cpu, int Cores, int Threads, string MemoryLimit, string DuckDb)
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    internal static MeasuringMachine Of(DuckDBConnection connection, int threads, string memoryLimit) =>
        new(CpuModel(), Environment.ProcessorCount, threads, memoryLimit, connection.ServerVersion.TrimStart('v'));

    /// <summary>The processor's model as the operating system names it, or "unknown".</summary>
    internal static string CpuModel() =>
        File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors)
                .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
                .FirstOrDefault("unknown")
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
}
