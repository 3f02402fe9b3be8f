namespace EcommerceNotebooks.Statistics;

/// <summary>What is believed about an effect, treatment less control, after the data.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Effect">The effect's posterior mean.</param>
/// <param name="ChanceToBeat">The probability that the treatment is better than the control.</param>
/// <param name="LossOfTreatment">What choosing the treatment loses on average: E[max(control - treatment, 0)].</param>
/// <param name="LossOfControl">What staying with the control loses on average: E[max(treatment - control, 0)].</param>
/// <param name="Interval">The interval of the effect with equal tails that holds it with this probability.</param>
/// <param name="Reason">Why nothing was computed; null where all was.</param>
public sealed record BayesianResult(
    string Model,
    double? Effect,
    double? ChanceToBeat,
    double? LossOfTreatment,
    double? LossOfControl,
    ConfidenceInterval? Interval,
    string? Reason = null
)
{
    /// <summary>What the effect, its interval and both losses are measured in.</summary>
    public EffectScale Scale { get; init; }

    /// <summary>A result with nothing but a reason.</summary>
    public static BayesianResult NotComputed(string model, string reason) =>
        new(model, null, null, null, null, null, reason);
}
