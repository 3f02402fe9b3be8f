using System.Text;

namespace Benchmarks.Measurement;

/// <summary>The table of a group with <see cref="Timing.Calls"/>.</summary>
internal static class CallMarkdown
{
    private const double MillisecondsPerSecond = 1e3;

    /// <summary>One line for every call, in milliseconds.</summary>
    internal static void Append(StringBuilder text, MeasuredGroup group)
    {
        MeasurementReport.Line(
            text,
            $"Rows: {group.Rows:N0}. Calls of each after the first: {group.Timings[0].Seconds.Count}.\n"
        );
        MeasurementReport.Line(text, $"| call | first ms | p50 ms | p95 ms | max ms |");
        MeasurementReport.Line(text, $"|---|---:|---:|---:|---:|");
        foreach (var timing in group.Timings)
        {
            var calls = timing.Calls!;
            MeasurementReport.Line(
                text,
                $"| {timing.Name} | {Milliseconds(calls.FirstSeconds):F1} | {Milliseconds(calls.P50Seconds):F1} | {Milliseconds(calls.P95Seconds):F1} | {Milliseconds(timing.MaximumSeconds):F1} |"
            );
        }
    }

    private static double Milliseconds(double seconds) => seconds * MillisecondsPerSecond;
}
