using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What an experiment says about one metric in one treatment. Each result names its scale (<see cref="TestResult.Scale"/>): p-values are of absolute differences, the relative effect has one of its own.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Arm">The treatment.</param>
/// <param name="ControlUsers">Users in the control.</param>
/// <param name="TreatmentUsers">Users in the treatment.</param>
/// <param name="ControlValue">The control's mean, rate or ratio as it was measured; null without users.</param>
/// <param name="TreatmentValue">The treatment's.</param>
/// <param name="Absolute">The difference in the metric's unit.</param>
/// <param name="Relative">The difference as a share of the control's value.</param>
/// <param name="AlwaysValid">The difference in the metric's unit as it stands when one looks at any time, or why that cannot be said yet.</param>
/// <param name="Bayesian">What is believed about the relative difference with a flat prior; for a rate about the absolute one, with uniform priors on both rates.</param>
/// <param name="AdjustedPValue">The absolute difference's p-value adjusted for all goals and treatments; null for a guardrail.</param>
/// <param name="Theta">The covariate's slope; null without adjustment or where it is no number.</param>
/// <param name="VarianceReduction">The share of variance that the covariate took away; null without adjustment.</param>
public sealed record MetricResult(
    ExperimentMetric Metric,
    string Arm,
    long ControlUsers,
    long TreatmentUsers,
    double? ControlValue,
    double? TreatmentValue,
    TestResult Absolute,
    TestResult Relative,
    TestResult AlwaysValid,
    BayesianResult Bayesian,
    double? AdjustedPValue,
    double? Theta,
    double? VarianceReduction
) : TableReport
{
    /// <summary>The p-value of this metric at a single look: adjusted for a goal, as it is for a guardrail; null where nothing was computed. <see cref="DecisionRule"/> counts looks and guardrails too.</summary>
    public double? DecidingPValue => Metric.IsGuardrail ? Absolute.PValue : AdjustedPValue;

    /// <summary>The relative effect turned so that more is better.</summary>
    public double? Improvement => Metric.HigherIsBetter ? Relative.Effect : -Relative.Effect;

    /// <summary>Each result with the scale that its effect and interval are on.</summary>
    public override Table ToTable()
    {
        (
            string Result,
            double? Effect,
            ConfidenceInterval? Interval,
            double? PValue,
            double? Chance,
            EffectScale Scale,
            string? Reason
        )[] results =
        [
            ("difference", Absolute.Effect, Absolute.Interval, Absolute.PValue, null, Absolute.Scale, Absolute.Reason),
            (
                "relative difference",
                Relative.Effect,
                Relative.Interval,
                Relative.PValue,
                null,
                Relative.Scale,
                Relative.Reason
            ),
            (
                "difference at any time",
                AlwaysValid.Effect,
                AlwaysValid.Interval,
                AlwaysValid.PValue,
                null,
                AlwaysValid.Scale,
                AlwaysValid.Reason
            ),
            (
                "Bayesian",
                Bayesian.Effect,
                Bayesian.Interval,
                null,
                Bayesian.ChanceToBeat,
                Bayesian.Scale,
                Bayesian.Reason
            ),
        ];
        return Table
            .Of(
                results.Select(each => new
                {
                    each.Result,
                    Scale = each.Scale.Words(),
                    each.Effect,
                    From = each.Interval?.Low,
                    To = each.Interval?.High,
                    PValue = ExperimentText.PValue(each.PValue),
                    ChanceToBeat = each.Chance,
                    each.Reason,
                }),
                $"{Metric.Name}, {Arm} against the control"
            )
            .WithRowFormats(
                results.Select(each => each.Scale == EffectScale.Absolute ? Metric.Format : each.Scale.Format())
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("-"), "effect", "from", "to", "p_value", "reason")
            .WithFormat(ColumnFormat.Percent().OrElse("-"), "chance_to_beat");
    }

    /// <summary>Why a number is missing; null where all is there.</summary>
    public string? Reason => Absolute.Reason ?? Relative.Reason;
}
