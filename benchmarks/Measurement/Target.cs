using System.Globalization;
using System.Text.Json.Serialization;

namespace Benchmarks.Measurement;

/// <summary>A figure that must not be above a limit.</summary>
/// <param name="Claim">What is claimed, in words.</param>
/// <param name="Measured">The figure; null where it could not be measured in this run.</param>
/// <param name="Limit">The most it may be.</param>
/// <param name="Unit">What both count, such as "x Polars" or "ms".</param>
internal sealed record Target(string Claim, double? Measured, double Limit, string Unit)
{
    /// <summary>The verdict on a figure above its limit.</summary>
    internal const string Missed = "missed";

    /// <summary>"met" up to and at the limit, "missed" above it, "not measured" without a figure.</summary>
    public string Verdict =>
        Measured is not { } measured ? "not measured"
        : measured <= Limit ? "met"
        : Missed;

    /// <summary>The figure with its unit; a dash where there is none.</summary>
    [JsonIgnore]
    public string MeasuredText => Measured is { } measured ? Text(measured) : "-";

    /// <summary>The limit with its unit.</summary>
    [JsonIgnore]
    public string LimitText => Text(Limit);

    /// <summary>The target whose figure is the median, over the rounds, of one variant's figure over another's of the same round; not measured where one of them took no part.</summary>
    internal static Target OfRatio(
        string claim,
        MeasuredGroup group,
        string variant,
        string other,
        Func<Timing, IReadOnlyList<double>> figures,
        double limit
    )
    {
        var (own, theirs) = (group.Find(variant), group.Find(other));
        return new Target(
            claim,
            own is null || theirs is null ? null : Timing.MedianRatio(figures(own), figures(theirs)),
            limit,
            $"x {other}"
        );
    }

    private string Text(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00#} {Unit}").Trim();
}
