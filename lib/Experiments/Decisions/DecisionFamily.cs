using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>
/// The p-values that decide, adjusted so that an experiment without any effect is shipped or rolled back with a chance of at most alpha, whatever number of goals, guardrails and treatments it has and
/// however often it is looked at. Looks that were planned share alpha equally (Bonferroni's inequality, the bound that error spending of Slud and Wei, 1982, starts from), which holds wherever they lie; at any
/// number of looks the always-valid p-value decides. At each look the comparisons of the whole experiment are corrected together, by Holm's procedure (1979) unless the options say otherwise; one that
/// cannot be computed yet counts as a p-value of 1, so that their number never changes.
/// </summary>
internal sealed class DecisionFamily
{
    // A look beyond the plan finds alpha spent: a hundredth of it more is all that it may add.
    private const double BeyondPlan = 100;

    private readonly Dictionary<MetricResult, double> pValues;
    private readonly ExperimentResult result;
    private readonly DecisionOptions options;

    internal DecisionFamily(ExperimentResult result, DecisionOptions options)
    {
        (this.result, this.options) = (result, options);
        var adjusted = MultipleComparisons.Adjust(
            [.. result.Metrics.Select(metric => (double?)Math.Min(1, PValue(metric) ?? 1))],
            result.Options.Correction
        );
        pValues = result
            .Metrics.Zip(adjusted, (metric, p) => (metric, p!.Value))
            .ToDictionary(ReferenceEqualityComparer.Instance);
    }

    /// <summary>Whether the treatment differs from the control in this metric, all looks and comparisons considered.</summary>
    internal bool Differs(MetricResult metric) => pValues[metric] <= result.Options.Alpha;

    /// <summary>Whether a guardrail is shown to be worse by less than its margin, one-sided from the relative effect and its standard error; a treatment needs all of them, so that they share nothing.</summary>
    internal bool IsUnharmed(MetricResult metric)
    {
        if (metric.Improvement is not { } improvement || metric.Relative.StandardError is not { } error)
        {
            return false;
        }

        var z = (improvement + metric.Metric.NonInferiorityMargin) / error;
        var alpha = result.Options.Alpha;
        return options.PlannedLooks is { } planned && !options.IsBeyondPlan
            ? planned * NormalDistribution.Upper(z) <= alpha
            : z
                >= AlwaysValidTest.Critical(
                    metric.ControlUsers + (double)metric.TreatmentUsers,
                    options.IsBeyondPlan ? alpha / BeyondPlan : alpha,
                    result.Options.TuningSample
                );
    }

    private double? PValue(MetricResult metric) =>
        options.IsBeyondPlan ? BeyondPlan * metric.AlwaysValid.PValue
        : options.PlannedLooks is { } planned ? planned * metric.Absolute.PValue
        : metric.AlwaysValid.PValue;
}
