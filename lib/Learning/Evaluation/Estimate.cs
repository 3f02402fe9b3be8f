using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>A figure with its interval, or why there is none.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure; null where it cannot be computed.</param>
/// <param name="Interval">Where the true figure may lie, by resampling; null where that cannot be said.</param>
/// <param name="Reason">Why the value or the interval is missing; null where nothing is.</param>
public sealed record Estimate(string Name, double? Value, ConfidenceInterval? Interval, string? Reason = null)
{
    /// <summary>Whether the interval lies wholly above 0; null without one.</summary>
    public bool? IsAboveZero => Interval is { } interval ? interval.Low > 0 : null;
}
