using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Measurement;
using Benchmarks.Processes;

namespace Benchmarks.Pipeline;

/// <summary>What one step of the pipeline took inside its process.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">User and system time of all threads.</param>
/// <param name="PeakBytes">Largest resident memory while it ran, what earlier steps left included.</param>
/// <param name="Statements">The SQL statements that took longest in it.</param>
internal sealed record StepFigures(
    string Step,
    double Seconds,
    double ProcessorSeconds,
    long PeakBytes,
    IReadOnlyList<StatementTime> Statements
)
{
    private const int LongestStatements = 8;

    /// <summary>Runs a step and measures it; the process's peak memory begins again with it.</summary>
    internal static StepFigures Measure(string step, Action run)
    {
        ResidentMemory.RestartPeak();
        using var profile = new StatementProfile();
        var processor = Processor();
        var start = Stopwatch.GetTimestamp();
        run();
        return new StepFigures(
            step,
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            (Processor() - processor).TotalSeconds,
            ResidentMemory.OwnPeak(),
            profile.Longest(LongestStatements)
        );
    }

    /// <summary>One line that <see cref="Read"/> reads.</summary>
    internal static string Write(IReadOnlyList<StepFigures> steps) => JsonSerializer.Serialize(steps);

    /// <summary>The steps that a run printed as its last line.</summary>
    /// <exception cref="JsonException">It is no such line.</exception>
    internal static IReadOnlyList<StepFigures> Read(string output) =>
        JsonSerializer.Deserialize<StepFigures[]>(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("")
        )!;

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
