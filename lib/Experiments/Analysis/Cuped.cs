using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Variance reduction with what users did before the experiment (Deng, Xu, Kohavi and Walker, 2013): the part of a metric that the covariate explains is taken out, with one slope for all arms.</summary>
/// <param name="Theta">The slope cov(covariate, metric) / var(covariate) over the users of all arms; 0 where the covariate does not vary by more than rounding, NaN where values are not numbers or too large.</param>
/// <param name="Adjusted">Each arm's metric less theta times (covariate - its mean over all arms).</param>
/// <param name="VarianceReduction">The share of the metric's variance that is gone, the squared correlation; null where the metric does not vary or a value is too large.</param>
public sealed record Cuped(double Theta, IReadOnlyList<SampleMoments> Adjusted, double? VarianceReduction)
{
    /// <summary>Adjusts arms whose pairs are (metric, covariate). Arms with NaN, or with values too large for a variance, give adjusted moments that tests refuse.</summary>
    public static Cuped Of(IReadOnlyList<PairedMoments> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        var all = arms.Aggregate(PairedMoments.Empty, (sum, arm) => sum.Add(arm));
        (var metric, var covariate) = (all.First.Deviations, all.Second.Deviations);

        // A covariate that varies by no more than rounding explains nothing.
        var theta = covariate == 0 ? 0 : all.ProductDeviations / covariate;
        return new Cuped(
            theta,
            [.. arms.Select(arm => AdjustedBy(arm, theta, all.Second.Mean))],
            !(metric > 0) ? null
                : theta == 0 ? 0
                : double.IsFinite(all.Correlation) ? all.Correlation * all.Correlation
                : null
        );
    }

    /// <summary>Adjusts arms of raw values, control first: the metric of each user and, in the same order, what the user did before.</summary>
    /// <exception cref="ArgumentException">An arm's lists differ in length.</exception>
    public static Cuped Of(params IReadOnlyList<(double[] Values, double[] Covariate)> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        foreach ((var values, var covariate) in arms)
        {
            ArgumentNullException.ThrowIfNull(values, nameof(arms));
            ArgumentNullException.ThrowIfNull(covariate, nameof(arms));
        }

        return Of([.. arms.Select(arm => PairedMoments.Of(arm.Values, arm.Covariate))]);
    }

    private static SampleMoments AdjustedBy(PairedMoments arm, double theta, double center) =>
        theta == 0 || arm.Count == 0 ? arm.First
        : double.IsFinite(theta) || double.IsNaN(arm.First.Mean + arm.Second.Mean) ? arm.Adjusted(theta, center)
        : arm.First with { SquaredDeviations = double.PositiveInfinity };
}
