using System.Diagnostics;
using Benchmarks.Measurement;

namespace Benchmarks.Ingest;

/// <summary>Processor time of this process over several runs: unlike the clock, it hardly depends on what else the machine does.</summary>
internal sealed class ProcessorTime
{
    private readonly List<double> seconds = [];

    /// <summary>Median over the runs but the first, which warms up.</summary>
    internal double MedianSeconds => Timing.Median(seconds.Skip(1));

    /// <summary>Median of the ratios to another variant's runs of the same round.</summary>
    internal double RatioTo(ProcessorTime baseline) =>
        Timing.Median(seconds.Skip(1).Zip(baseline.seconds.Skip(1), (own, other) => own / other));

    internal void Run(Action run)
    {
        var before = Used();
        run();
        seconds.Add((Used() - before).TotalSeconds);
    }

    private static TimeSpan Used()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
