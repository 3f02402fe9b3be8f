using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Optimizations;

/// <summary>Several techniques, measured in one run.</summary>
/// <param name="Results">In the order they were measured.</param>
public sealed record OptimizationReport(IReadOnlyList<OptimizationResult> Results) : ChartReport
{
    private const int ChartHeightPerResult = 28;
    private const int ChartFrameHeight = 180;

    /// <summary>The result of one technique.</summary>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public OptimizationResult this[Optimization optimization] =>
        Results.FirstOrDefault(result => result.Optimization == optimization)
        ?? throw new ArgumentException(
            $"{optimization} was not measured; measured: {string.Join(", ", Results.Select(result => result.Optimization))}.",
            nameof(optimization)
        );

    /// <summary>The technique with the largest ratio of those that were faster in every round; null when none was.</summary>
    public OptimizationResult? LargestGain => Of(OptimizationVerdict.Faster).MaxBy(result => result.Ratio);

    /// <summary>The technique with the smallest ratio of those that were slower in every round; null when none was.</summary>
    public OptimizationResult? LargestLoss => Of(OptimizationVerdict.Slower).MinBy(result => result.Ratio);

    /// <summary>The techniques by verdict, a line for each verdict.</summary>
    public string Summary => Lines(result => result.Verdict);

    /// <summary>The same techniques by their verdict on the whole published log, a line for each verdict.</summary>
    public string FullScaleSummary =>
        $"Published for {OptimizationText.Count(FullScaleFigures.Published.LogEvents)} events, {FullScaleFigures.Published.Date}, {FullScaleFigures.Published.Cpu} with {FullScaleFigures.Published.Cores} cores, DuckDB {FullScaleFigures.Published.DuckDb}:\n"
        + Lines(result => FullScaleFigures.Published.VerdictOn(result.Optimization));

    /// <summary>One row per technique, in the order measured: medians of both sides, ratio with its range over the rounds, and verdict.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Results.Select(result => new
                {
                    Technique = result.Optimization,
                    Before = result.Before.Name,
                    After = result.After.Name,
                    BeforeMs = 1_000 * result.Before.MedianSeconds,
                    AfterMs = 1_000 * result.After.MedianSeconds,
                    result.Ratio,
                    RatioFrom = result.LowestRatio,
                    RatioTo = result.HighestRatio,
                    result.NoiseFloor,
                    Verdict = result.Verdict.Words(),
                    FullScaleRatio = result.FullScale?.Ratio,
                    FullScaleVerdict = FullScaleFigures.Published.VerdictOn(result.Optimization)?.Words(),
                }),
                "Measured techniques: seconds before over seconds after"
            )
            .WithFormat(
                ColumnFormat.Fixed(2),
                "before_ms",
                "after_ms",
                "ratio",
                "ratio_from",
                "ratio_to",
                "noise_floor",
                "full_scale_ratio"
            )
            .WithHeadRows(AllRows);

    /// <summary>One row per technique: rows scanned, and Parquet row groups read and skipped, of both sides. None of it depends on how fast the machine is.</summary>
    public Table ScansTable() =>
        Table
            .Of(
                Results.Select(result => new
                {
                    Technique = result.Optimization,
                    result.Data,
                    RowsBefore = result.Before.Profile.RowsScanned,
                    RowsAfter = result.After.Profile.RowsScanned,
                    GroupsReadBefore = result.Before.Profile.RowGroupsRead,
                    GroupsReadAfter = result.After.Profile.RowGroupsRead,
                    GroupsSkippedBefore = result.Before.Profile.RowGroupsSkipped,
                    GroupsSkippedAfter = result.After.Profile.RowGroupsSkipped,
                }),
                "Rows scanned and Parquet row groups"
            )
            .WithHeadRows(AllRows);

    /// <summary>One row per technique: megabytes scanned, at most held in memory, spilled and stored, of both sides; stored is NULL where both use the same.</summary>
    public Table SizesTable() =>
        Table
            .Of(
                Results.Select(result => new
                {
                    Technique = result.Optimization,
                    ScannedBefore = Megabytes(result.Before.Profile.BytesScanned),
                    ScannedAfter = Megabytes(result.After.Profile.BytesScanned),
                    MemoryBefore = Megabytes(result.Before.Profile.PeakMemoryBytes),
                    MemoryAfter = Megabytes(result.After.Profile.PeakMemoryBytes),
                    SpilledBefore = Megabytes(result.Before.Profile.SpilledBytes),
                    SpilledAfter = Megabytes(result.After.Profile.SpilledBytes),
                    StoredBefore = Megabytes(result.Before.StoredBytes),
                    StoredAfter = Megabytes(result.After.StoredBytes),
                }),
                "Megabytes scanned, held, spilled and stored"
            )
            .WithFormat(
                ColumnFormat.Fixed(2),
                "scanned_before",
                "scanned_after",
                "memory_before",
                "memory_after",
                "spilled_before",
                "spilled_after",
                "stored_before",
                "stored_after"
            )
            .WithHeadRows(AllRows);

    /// <summary>
    /// The ratios as bars on a logarithmic scale, the largest on top, with their range over the rounds: to the right the technique was faster, to the left slower.
    /// The scale is in doublings, so that bars begin where nothing changes.
    /// </summary>
    public override Chart ToChart()
    {
        const string title = "How many times as fast: median, lowest and highest round";
        if (Results.Count == 0)
        {
            return Chart.Nothing("Nothing was measured.").Title(title);
        }

        OptimizationResult[] ranked =
        [
            .. Results.OrderByDescending(result => result.Ratio).ThenBy(result => result.Optimization),
        ];
        return Chart
            .HorizontalBar(
                ranked.Select(result => result.Title),
                ranked.Select(result => Math.Log2(result.Ratio)),
                hover: ranked.Select(result => result.Sentence)
            )
            .ErrorBars(
                ranked.Select(result => Math.Log2(result.LowestRatio)),
                ranked.Select(result => Math.Log2(result.HighestRatio))
            )
            .Title(title)
            .XAxis("doublings of speed (0 = no difference, 1 = twice as fast, -1 = half as fast)")
            .Size(null, Math.Clamp(ChartFrameHeight + (ChartHeightPerResult * ranked.Length), 200, 4_000));
    }

    private IEnumerable<OptimizationResult> Of(OptimizationVerdict verdict) =>
        Results.Where(result => result.Verdict == verdict);

    private string Lines(Func<OptimizationResult, OptimizationVerdict?> verdictOf) =>
        string.Join(
            '\n',
            new[]
            {
                OptimizationVerdict.Faster,
                OptimizationVerdict.NoDifference,
                OptimizationVerdict.Slower,
                OptimizationVerdict.TooSmallToTell,
            }.Select(verdict =>
                OptimizationText.Verdict(
                    verdict.Words(),
                    [.. Results.Where(result => verdictOf(result) == verdict).Select(result => result.Title)]
                )
            )
        );

    private int AllRows => Math.Max(1, Results.Count);

    private static double? Megabytes(long? bytes) => bytes / 1e6;
}
