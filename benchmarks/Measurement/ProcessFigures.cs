using Benchmarks.Processes;

namespace Benchmarks.Measurement;

/// <summary>What whole processes took beside time, one figure per round, in order.</summary>
/// <param name="ProcessorSeconds">User and system time of all threads.</param>
/// <param name="PeakBytes">Largest resident memory, mapped files included.</param>
/// <param name="AnonymousPeakBytes">Largest resident memory without mapped files, sampled; 0 where it was not looked at.</param>
/// <param name="OutputBytes">Bytes of the files left behind.</param>
internal sealed record ProcessFigures(
    IReadOnlyList<double> ProcessorSeconds,
    IReadOnlyList<long> PeakBytes,
    IReadOnlyList<long> AnonymousPeakBytes,
    IReadOnlyList<long> OutputBytes
)
{
    /// <summary>Median of the rounds.</summary>
    public double MedianProcessorSeconds => Timing.Median(ProcessorSeconds);

    /// <summary>The largest of all rounds: a limit must hold in each.</summary>
    public long MaximumPeakBytes => PeakBytes.Max();

    /// <summary>Median of the rounds.</summary>
    public double MedianPeakBytes => Timing.Median(PeakBytes.Select(bytes => (double)bytes));

    /// <summary>Median of the rounds.</summary>
    public double MedianAnonymousPeakBytes => Timing.Median(AnonymousPeakBytes.Select(bytes => (double)bytes));

    /// <summary>Median of the rounds.</summary>
    public double MedianOutputBytes => Timing.Median(OutputBytes.Select(bytes => (double)bytes));

    internal static ProcessFigures Of(IReadOnlyList<ProcessRun> runs) =>
        new(
            [.. runs.Select(run => run.ProcessorSeconds)],
            [.. runs.Select(run => run.PeakBytes)],
            [.. runs.Select(run => run.AnonymousPeakBytes)],
            [.. runs.Select(run => run.OutputBytes)]
        );
}
