using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Sufficient statistics of one metric in one arm.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Values">The metric per user; for a ratio its numerator and denominator, else the second numbers are not used.</param>
/// <param name="Covariate">The metric and, per user, the same before the experiment; null without a pre-period.</param>
public sealed record ArmSample(string Arm, PairedMoments Values, PairedMoments? Covariate = null)
{
    /// <summary>The statistics of a metric with one number per user and perhaps a covariate.</summary>
    public static ArmSample Of(string arm, ReadOnlySpan<double> values, ReadOnlySpan<double> covariates = default) =>
        new(
            arm,
            new PairedMoments(SampleMoments.Of(values), SampleMoments.Empty, 0),
            covariates.IsEmpty ? null : PairedMoments.Of(values, covariates)
        );

    /// <summary>The statistics of a sum over a sum.</summary>
    public static ArmSample OfRatio(string arm, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators) =>
        new(arm, PairedMoments.Of(numerators, denominators));

    /// <summary>Number of users.</summary>
    public long Users => Values.Count;

    /// <summary>The statistics of both groups of users together.</summary>
    /// <exception cref="ArgumentException">The arms differ, or one has a covariate and the other not.</exception>
    public ArmSample Add(ArmSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Arm == Arm && (Covariate is null) == (other.Covariate is null)
            ? new ArmSample(Arm, Sum(Values, other.Values), Covariate?.Add(other.Covariate!.Value))
            : throw new ArgumentException($"The arms {Arm} and {other.Arm} cannot be added.", nameof(other));
    }

    private static PairedMoments Sum(PairedMoments one, PairedMoments other) =>
        one.Second.Count == 0 && other.Second.Count == 0
            ? new PairedMoments(one.First.Add(other.First), SampleMoments.Empty, 0)
            : one.Add(other);
}
