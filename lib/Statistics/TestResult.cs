namespace EcommerceNotebooks.Statistics;

/// <summary>What a test gives: an effect, treatment less control, with its uncertainty; or the reason why a part could not be computed. What could not be computed is null, never 0 and never p = 1.</summary>
/// <param name="Test">The test's name.</param>
/// <param name="Effect">The estimated effect, on the scale that <see cref="Scale"/> names.</param>
/// <param name="StandardError">The effect's standard error; null also for a test that has none, such as one of distributions.</param>
/// <param name="Statistic">The test statistic: t, z or chi-square; null also for a bootstrap, which has none.</param>
/// <param name="DegreesOfFreedom">The statistic's degrees of freedom; null where the normal distribution answers.</param>
/// <param name="PValue">How likely a statistic at least this extreme is without an effect; 0 where that is below the smallest double, some 1e-308.</param>
/// <param name="Interval">The effect's confidence interval; an end may be infinite in a one-sided test.</param>
/// <param name="Reason">Why something is missing; null where all was computed.</param>
public sealed record TestResult(
    string Test,
    double? Effect,
    double? StandardError,
    double? Statistic,
    double? DegreesOfFreedom,
    double? PValue,
    ConfidenceInterval? Interval,
    string? Reason = null
)
{
    /// <summary>What the effect, its standard error and its interval are measured in.</summary>
    public EffectScale Scale { get; init; }

    /// <summary>Whether there is a p-value.</summary>
    public bool IsComputed => PValue is not null;

    /// <summary>A result with nothing but a reason.</summary>
    public static TestResult NotComputed(string test, string reason) =>
        new(test, null, null, null, null, null, null, reason);

    /// <summary>Whether the p-value is at or below alpha; null without a p-value.</summary>
    public bool? IsSignificant(double alpha = 0.05) => PValue is { } p ? p <= alpha : null;
}
