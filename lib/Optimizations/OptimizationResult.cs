using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Optimizations.Measuring;

namespace EcommerceNotebooks.Optimizations;

/// <summary>One technique, measured: both sides in turn, their answers compared in every round.</summary>
/// <param name="Optimization">The technique.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Data">What the sides read, with its events: the whole log, or the days of the slice.</param>
/// <param name="Rows">Rows of that data.</param>
/// <param name="LogEvents">Events of the whole log.</param>
/// <param name="Before">The side without the technique.</param>
/// <param name="After">The side with it.</param>
/// <param name="AgainSeconds">Seconds of the side before when it ran once more, round by round.</param>
/// <param name="LargestDifference">The largest relative difference between numbers in the answers; 0 unless the technique gives up exactness.</param>
/// <param name="Machine">What it was measured on.</param>
public sealed record OptimizationResult(
    Optimization Optimization,
    string Title,
    string Data,
    long Rows,
    long LogEvents,
    MeasuredSide Before,
    MeasuredSide After,
    IReadOnlyList<double> AgainSeconds,
    double LargestDifference,
    MeasuringMachine Machine
) : ChartReport
{
    /// <summary>Seconds before over seconds after, round by round: above 1 the technique was faster.</summary>
    public IReadOnlyList<double> Ratios => [.. Before.Seconds.Zip(After.Seconds, (before, after) => before / after)];

    /// <summary>The median of the rounds' ratios.</summary>
    public double Ratio => Median.Of(Ratios);

    /// <summary>The smallest ratio of a round.</summary>
    public double LowestRatio => Ratios.Min();

    /// <summary>The largest ratio of a round.</summary>
    public double HighestRatio => Ratios.Max();

    /// <summary>The side before against itself: its seconds over those of its second run, round by round. What differs is the machine's doing alone.</summary>
    public IReadOnlyList<double> NoiseRatios => [.. Before.Seconds.Zip(AgainSeconds, (once, again) => once / again)];

    /// <summary>The noise floor: how many times as fast as itself the side before was in some round, 1 or more.</summary>
    public double NoiseFloor => NoiseRatios.Max(ratio => Math.Max(ratio, 1 / ratio));

    /// <summary>
    /// Too small to tell if the median ratio, or one over it, is no larger than the noise floor, or if there are fewer than a million rows, on which verdicts are not those of large logs. Otherwise
    /// faster or slower if it was so in every one of at least five rounds, and no difference if not. Chance alone makes equal sides look different in every round of n in 2 of 2^n measurements
    /// (the sign test): 1 of 16 with five, 1 of 64 with seven.
    /// </summary>
    public OptimizationVerdict Verdict =>
        OptimizationVerdicts.Of(Ratio, LowestRatio, HighestRatio, Ratios.Count, NoiseFloor, Rows);

    /// <summary>What the technique gave on the whole published log; null where it was not measured there.</summary>
    public FullScaleFigure? FullScale => FullScaleFigures.Published[Optimization];

    /// <summary>What the measurement says, gain or none, in one sentence.</summary>
    public string Sentence => OptimizationText.Sentence(this);

    /// <summary>Both plans as text, with rows and seconds of each operator.</summary>
    public string Plans =>
        $"{OptimizationText.SideHeading(Before)}\n{Before.Profile.Plan}\n\n{OptimizationText.SideHeading(After)}\n{After.Profile.Plan}";

    /// <summary>One row per side: time, rows and bytes scanned, row groups, memory, spill and size.</summary>
    public Table ToTable() =>
        Table
            .Of(
                new[] { Before, After }.Select(side => new
                {
                    Side = side.Name,
                    MedianMs = 1_000 * side.MedianSeconds,
                    MinMs = 1_000 * side.MinimumSeconds,
                    MaxMs = 1_000 * side.MaximumSeconds,
                    side.Profile.RowsScanned,
                    side.Profile.BytesScanned,
                    side.Profile.RowGroupsRead,
                    side.Profile.RowGroupsSkipped,
                    side.Profile.PeakMemoryBytes,
                    side.Profile.SpilledBytes,
                    side.StoredBytes,
                }),
                $"{Title} ({Data})"
            )
            .WithFormat(ColumnFormat.Fixed(2), "median_ms", "min_ms", "max_ms");

    /// <summary>The median of each side as a bar, with the fastest and the slowest round.</summary>
    public override Chart ToChart()
    {
        MeasuredSide[] sides = [Before, After];
        return Chart
            .HorizontalBar(
                sides.Select(side => side.Name),
                sides.Select(side => 1_000 * side.MedianSeconds),
                hover: sides.Select(side => $"{side.Name}: median {OptimizationText.Milliseconds(side.MedianSeconds)}")
            )
            .ErrorBars(
                sides.Select(side => 1_000 * side.MinimumSeconds),
                sides.Select(side => 1_000 * side.MaximumSeconds)
            )
            .Title($"{Title}: median of the rounds, fastest to slowest")
            .XAxis("milliseconds");
    }
}
