using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What an experiment says: whether its arms are sound, and each metric in each treatment.</summary>
/// <param name="Arms">The arms, control first.</param>
/// <param name="Users">Users in each arm.</param>
/// <param name="SampleRatio">Whether the arms' sizes fit their weights.</param>
/// <param name="Metrics">Metric by metric, treatment by treatment.</param>
/// <param name="Options">How it was analysed.</param>
public sealed record ExperimentResult(
    IReadOnlyList<string> Arms,
    IReadOnlyList<long> Users,
    TestResult SampleRatio,
    IReadOnlyList<MetricResult> Metrics,
    AnalysisOptions Options
) : ChartReport
{
    /// <summary>Who was exposed, if the experiment was read from a warehouse.</summary>
    public ExposureReport? Exposure { get; init; }

    /// <summary>Whether the arms' sizes differ from the plan by more than chance: then nothing else is to be believed.</summary>
    public bool HasSampleRatioMismatch => SampleRatio.PValue < Options.SampleRatioThreshold;

    /// <summary>The arms' sizes and whether they fit the plan, in a sentence; or why that cannot be said.</summary>
    public string ArmsSentence
    {
        get
        {
            var users = Words.List([.. Users.Select(each => each.ToString("N0", CultureInfo.InvariantCulture))]);
            return SampleRatio.IsComputed
                ? $"Users in the arms: {users}; p = {ExperimentText.PValue(SampleRatio.PValue)}, {(HasSampleRatioMismatch ? "a mismatch" : "no mismatch")}."
                : $"Users in the arms: {users}; whether they fit the plan cannot be said, for {SampleRatio.Reason}.";
        }
    }

    /// <summary>How many metrics differ significantly at a level, after adjustment, in a sentence; metrics that could not be computed are named with the reason.</summary>
    public string SignificanceSentence(double alpha = 0.05)
    {
        var computed = Metrics.Where(each => each.AdjustedPValue is not null).ToArray();
        var missing = Metrics.Where(each => !each.Metric.IsGuardrail && each.AdjustedPValue is null).ToArray();
        var found =
            computed.Length == 0
                ? "No metric could be compared"
                : $"{computed.Count(each => each.AdjustedPValue <= alpha)} of {Words.Count(computed.Length, "metric")} {(computed.Length == 1 ? "differs" : "differ")} significantly";
        return missing.Length == 0
            ? $"{found}."
            : $"{found}; not computed: {string.Join("; ", missing.GroupBy(each => each.Absolute.Reason ?? "no test", each => each.Metric.Name).Select(reason => $"{Words.List([.. reason.Distinct()])} ({reason.Key})"))}.";
    }

    /// <summary>Analyses metrics that were summed up for the same arms.</summary>
    /// <exception cref="ArgumentException">There is no metric, or arms differ between metrics.</exception>
    public static ExperimentResult Of(IReadOnlyList<MetricSample> samples, AnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var chosen = (options ?? new AnalysisOptions()).Checked();
        if (samples.Count == 0)
        {
            throw new ArgumentException("There is no metric to analyse.", nameof(samples));
        }

        var arms = samples[0].Arms.Select(arm => arm.Arm).ToArray();
        if (samples.Any(sample => !sample.Arms.Select(arm => arm.Arm).SequenceEqual(arms)))
        {
            throw new ArgumentException("All metrics need the same arms in the same order.", nameof(samples));
        }

        var users = samples[0].Arms.Select(arm => arm.Users).ToArray();
        var results = samples.SelectMany(sample => MetricAnalysis.Of(sample, chosen)).ToArray();
        var goals = results.Index().Where(each => !each.Item.Metric.IsGuardrail).Select(each => each.Index).ToArray();
        var adjusted = MultipleComparisons.Adjust(
            [.. goals.Select(goal => results[goal].Absolute.PValue)],
            chosen.Correction
        );
        for (var i = 0; i < goals.Length; i++)
        {
            results[goals[i]] = results[goals[i]] with { AdjustedPValue = adjusted[i] };
        }

        return new ExperimentResult(arms, users, SampleRatioTest.Of(users, chosen.Weights), results, chosen);
    }

    /// <summary>One row per metric and treatment; a number that could not be computed is empty and its reason stands at the end. P-values are of absolute differences: near the level, the interval of the relative effect can say otherwise, as its standard error grows with the effect.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Metrics.Select(each => new
                {
                    Metric = each.Metric.Name,
                    Treatment = each.Arm,
                    Control = each.ControlValue,
                    Treated = each.TreatmentValue,
                    Effect = each.Relative.Effect,
                    From = each.Relative.Interval?.Low,
                    To = each.Relative.Interval?.High,
                    PValue = ExperimentText.PValue(each.Absolute.PValue),
                    AdjustedPValue = ExperimentText.PValue(each.AdjustedPValue),
                    AnytimePValue = ExperimentText.PValue(each.AlwaysValid.PValue),
                    ChanceToBeat = each.Bayesian.ChanceToBeat,
                    each.VarianceReduction,
                    each.Reason,
                }),
                HasSampleRatioMismatch
                    ? $"Sample ratio mismatch (p = {ExperimentText.PValue(SampleRatio.PValue)}): the effects below are not to be believed"
                    : "Effects, relative to the control"
            )
            .WithRowFormats(Metrics.Select(each => each.Metric.Format))
            .WithFormat(ColumnFormat.Percent().OrElse("not computed"), "effect", "from", "to", "chance_to_beat")
            .WithFormat(ColumnFormat.Percent().OrElse("-"), "variance_reduction")
            .WithFormat(
                ColumnFormat.Automatic.OrElse("not computed"),
                "control",
                "treated",
                "p_value",
                "adjusted_p_value",
                "anytime_p_value"
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("-"), "reason");

    /// <summary>The relative effects with their intervals.</summary>
    public override Chart ToChart()
    {
        var drawn = Metrics.Where(each => each.Relative.Interval is not null).ToArray();
        return drawn.Length == 0
            ? Chart
                .Nothing(
                    $"No effect could be computed: {Metrics.Select(each => each.Reason).FirstOrDefault() ?? "there is no treatment"}."
                )
                .Title("Effects")
            : Chart
                .HorizontalBar(
                    drawn.Select(each => $"{each.Metric.Name}, {each.Arm}"),
                    drawn.Select(each => each.Relative.Effect),
                    hover: drawn.Select(each =>
                        $"{each.Metric.Name}: {ExperimentText.SignedPercent(each.Relative.Effect)}, p = {ExperimentText.PValue(each.Absolute.PValue)}"
                    )
                )
                .ErrorBars(
                    drawn.Select(each => each.Relative.Interval!.Low),
                    drawn.Select(each => each.Relative.Interval!.High)
                )
                .Title("Effects relative to the control, with their intervals")
                .XAxis("relative effect", ".1%");
    }
}
