using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>One metric's effect in each segment, with p-values adjusted for having looked at all of them.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Effects">Segment by segment, treatment by treatment.</param>
/// <param name="Overall">The effects on all users together, treatment by treatment.</param>
/// <param name="PostStratified">The effects averaged over the segments by their sizes, treatment by treatment; not for ratios.</param>
/// <param name="Heterogeneity">Whether the segments' effects differ from each other by more than chance (Cochran's Q, 1954), treatment by treatment.</param>
/// <param name="Warnings">What a reader must know before believing the overall effect; none where all is well.</param>
public sealed record SegmentAnalysis(
    ExperimentMetric Metric,
    IReadOnlyList<SegmentEffect> Effects,
    IReadOnlyList<MetricResult> Overall,
    IReadOnlyList<TestResult> PostStratified,
    IReadOnlyList<TestResult> Heterogeneity,
    IReadOnlyList<string> Warnings
) : ChartReport
{
    /// <summary>Analyses a metric by segments of the same arms.</summary>
    /// <exception cref="ArgumentException">There is no segment, or metrics or arms differ.</exception>
    public static SegmentAnalysis Of(IReadOnlyList<SegmentSample> segments, AnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Count == 0)
        {
            throw new ArgumentException("There is no segment to analyse.", nameof(segments));
        }

        var chosen = (options ?? new AnalysisOptions()).Checked();
        var metric = segments[0].Sample.Metric;
        var all = segments.Select(segment => segment.Sample).Aggregate((sum, next) => sum.Add(next));
        var effects = segments
            .SelectMany(segment =>
                MetricAnalysis.Of(segment.Sample, chosen).Select(result => new SegmentEffect(segment.Segment, result))
            )
            .ToArray();
        var adjusted = MultipleComparisons.Adjust(
            [.. effects.Select(effect => effect.Result.Absolute.PValue)],
            chosen.Correction
        );
        SegmentEffect[] corrected =
        [
            .. effects.Select(
                (effect, i) => effect with { Result = effect.Result with { AdjustedPValue = adjusted[i] } }
            ),
        ];
        var overall = MetricAnalysis.Of(all, chosen).ToArray();
        var treatments = Enumerable.Range(1, all.Arms.Count - 1).ToArray();
        TestResult[] stratified =
            metric.Kind == MetricKind.Ratio
                ? []
                :
                [
                    .. treatments.Select(arm =>
                        PostStratification.Of(
                            [
                                .. segments.Select(segment =>
                                    (segment.Sample.Arms[0].Values.First, segment.Sample.Arms[arm].Values.First)
                                ),
                            ],
                            chosen.Test
                        )
                    ),
                ];
        return new SegmentAnalysis(
            metric,
            corrected,
            overall,
            stratified,
            [.. overall.Select(result => HeterogeneityOf(corrected.Where(effect => effect.Result.Arm == result.Arm)))],
            [.. Simpson(corrected, overall), .. Mix(segments, chosen)]
        );
    }

    /// <summary>One row per segment and treatment.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Effects.Select(each => new
                {
                    each.Segment,
                    Treatment = each.Result.Arm,
                    Users = each.Result.ControlUsers + each.Result.TreatmentUsers,
                    Control = each.Result.ControlValue,
                    Treated = each.Result.TreatmentValue,
                    Effect = each.Result.Relative.Effect,
                    From = each.Result.Relative.Interval?.Low,
                    To = each.Result.Relative.Interval?.High,
                    PValue = ExperimentText.PValue(each.Result.Absolute.PValue),
                    AdjustedPValue = ExperimentText.PValue(each.Result.AdjustedPValue),
                    each.Result.Reason,
                }),
                Warnings.Count == 0
                    ? $"{Metric.Name} by segment"
                    : $"{Metric.Name} by segment: {string.Join("; ", Warnings)}"
            )
            .WithRowFormats(Effects.Select(_ => Metric.Format))
            .WithFormat(ColumnFormat.Fixed(0), "users")
            .WithFormat(ColumnFormat.Percent(), "effect", "from", "to");

    /// <summary>The relative effects by segment with their intervals, the largest on top.</summary>
    public override Chart ToChart()
    {
        var drawn = Effects
            .Where(each => each.Result.Relative.Interval is not null)
            .OrderByDescending(each => each.Result.Relative.Effect)
            .ToArray();
        return drawn.Length == 0
            ? Chart.Nothing("No segment's effect could be computed.").Title($"{Metric.Name} by segment")
            : Chart
                .HorizontalBar(
                    drawn.Select(each => $"{each.Segment}, {each.Result.Arm}"),
                    drawn.Select(each => each.Result.Relative.Effect)
                )
                .ErrorBars(
                    drawn.Select(each => each.Result.Relative.Interval!.Low),
                    drawn.Select(each => each.Result.Relative.Interval!.High)
                )
                .Title($"{Metric.Name}: effects by segment, relative to the control")
                .XAxis("relative effect", ".1%");
    }

    private static TestResult HeterogeneityOf(IEnumerable<SegmentEffect> effects)
    {
        const string name = "heterogeneity of effects (Cochran's Q)";
        var known = effects
            .Select(effect => effect.Result.Absolute)
            .Where(result => result is { Effect: not null, StandardError: > 0 })
            .Select(result => (Effect: result.Effect!.Value, Error: result.StandardError!.Value))
            .ToArray();
        if (known.Length < 2)
        {
            return TestResult.NotComputed(name, "fewer than two segments have an effect with a standard error");
        }

        // Weights are relative to that of the smallest error, so that no square under- or overflows.
        var least = known.Min(each => each.Error);
        double Weight(double error) => least / error * (least / error);
        var mean = known.Sum(each => Weight(each.Error) * each.Effect) / known.Sum(each => Weight(each.Error));
        var statistic = known.Sum(each => (each.Effect - mean) / each.Error * ((each.Effect - mean) / each.Error));
        if (!double.IsFinite(statistic))
        {
            return TestResult.NotComputed(name, "the effects are too large for their standard errors");
        }

        double freedom = known.Length - 1;
        return new TestResult(
            name,
            null,
            null,
            statistic,
            freedom,
            ChiSquareDistribution.Upper(statistic, freedom),
            null
        );
    }

    // Simpson's paradox: all segments point the other way than all users together.
    private static IEnumerable<string> Simpson(
        IReadOnlyList<SegmentEffect> effects,
        IReadOnlyList<MetricResult> overall
    ) =>
        overall
            .Where(result =>
            {
                var signs = effects
                    .Where(effect => effect.Result.Arm == result.Arm && effect.Result.Absolute.Effect is not null)
                    .Select(effect => Math.Sign(effect.Result.Absolute.Effect!.Value))
                    .ToArray();
                var whole = Math.Sign(result.Absolute.Effect ?? 0);
                return whole != 0 && signs.Length > 1 && signs.All(sign => sign == -whole);
            })
            .Select(result =>
                $"Simpson's paradox in {result.Arm}: every segment's effect points the other way than the overall one"
            );

    private static IEnumerable<string> Mix(IReadOnlyList<SegmentSample> segments, AnalysisOptions options) =>
        segments
            .Select(segment =>
                (
                    segment.Segment,
                    Test: SampleRatioTest.Of([.. segment.Sample.Arms.Select(arm => arm.Users)], options.Weights)
                )
            )
            .Where(each => each.Test.PValue < options.SampleRatioThreshold)
            .Select(each => $"the arms' sizes do not fit their weights in {each.Segment}");
}
