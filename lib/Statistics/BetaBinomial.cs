using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>Two rates with beta priors, compared by integrals over the log odds that keep their digits also where a chance is near 0.</summary>
public static class BetaBinomial
{
    private const string Name = "beta-binomial";
    private const double MuchWider = 4;
    private const double EdgeReach = 12;

    /// <summary>The posterior of a rate: prior successes and failures plus the observed ones. The default prior Beta(1, 1) is uniform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or there are more successes than trials.</exception>
    public static BetaDistribution Posterior(long successes, long trials, BetaDistribution? prior = null)
    {
        ProportionTest.CheckCounts(successes, trials);
        return new BetaDistribution((prior?.Alpha ?? 1) + successes, (prior?.Beta ?? 1) + (trials - successes));
    }

    /// <summary>Chance to beat, expected losses and credible interval of the difference of rates from counts; without any units this is what the priors say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the level is not between 0 and 1.</exception>
    public static BayesianResult Compare(
        long controlSuccesses,
        long controlTrials,
        long treatmentSuccesses,
        long treatmentTrials,
        BetaDistribution? prior = null,
        double level = 0.95
    ) =>
        Compare(
            Posterior(controlSuccesses, controlTrials, prior),
            Posterior(treatmentSuccesses, treatmentTrials, prior),
            level
        );

    /// <summary>The same from two posteriors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static BayesianResult Compare(BetaDistribution control, BetaDistribution treatment, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(treatment);
        Probability.Inner(level, nameof(level));
        var side = (1 - level) / 2;
        return new BayesianResult(
            Name,
            treatment.Mean - control.Mean,
            ChanceToBeat(control, treatment),
            Loss(treatment, control),
            Loss(control, treatment),
            new ConfidenceInterval(
                DifferenceQuantile(control, treatment, side),
                -DifferenceQuantile(treatment, control, side),
                level
            )
        );
    }

    /// <summary>P(treatment &gt; control), the integral of the treatment's density times the share of the control below it.</summary>
    public static double ChanceToBeat(BetaDistribution control, BetaDistribution treatment)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(treatment);
        return ChanceAbove(treatment, control);
    }

    /// <summary>E[max(other - chosen, 0)], the integral of P(chosen below x) P(other above x) over x.</summary>
    public static double Loss(BetaDistribution chosen, BetaDistribution other)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(other);
        // The two losses differ by the means: only the smaller one, where two tails meet in a hill, is integrated.
        var advantage = other.Mean - chosen.Mean;
        return advantage > 0 ? advantage + LossOfTheBetter(other, chosen) : LossOfTheBetter(chosen, other);
    }

    private static double LossOfTheBetter(BetaDistribution chosen, BetaDistribution other)
    {
        double Logarithm(double odds) =>
            Math.Log(chosen.LowerAtOdds(odds))
            + Math.Log(other.UpperAtOdds(odds))
            + Math.Log(BetaDistribution.Share(odds))
            + Math.Log(BetaDistribution.Share(-odds));

        var step = Width(chosen, other);
        (var narrow, var wide) = Width(chosen, chosen) == step ? (chosen, other) : (other, chosen);
        if (Width(wide, wide) < MuchWider * step)
        {
            return LogConcave.Whole(Logarithm, Between(chosen, other), step);
        }

        // The narrow one makes an edge beside which the wide one's slope is flat: each side and the edge are integrated on their own.
        var edge = Math.Log(narrow.Alpha / narrow.Beta);
        (var low, var high) = (edge - (EdgeReach * step), edge + (EdgeReach * step));
        return LogConcave.Whole(Logarithm, low, step, high: low)
            + LogConcave.Steps(Logarithm, low, high, 2 * (int)EdgeReach)
            + LogConcave.Whole(Logarithm, high, step, low: high);
    }

    // Over the density of the narrower one, as the other's share below or above it is smooth there.
    private static double ChanceAbove(BetaDistribution upper, BetaDistribution lower) =>
        Math.Min(
            1,
            LogConcave.Whole(
                Width(upper, upper) <= Width(lower, lower)
                    ? odds => upper.LogDensityOfOdds(odds) + Math.Log(lower.LowerAtOdds(odds))
                    : odds => lower.LogDensityOfOdds(odds) + Math.Log(upper.UpperAtOdds(odds)),
                Between(upper, lower),
                Width(upper, lower)
            )
        );

    // The d with P(treatment - control <= d) = probability, at most 1/2.
    private static double DifferenceQuantile(BetaDistribution control, BetaDistribution treatment, double probability)
    {
        var deviation = Math.Sqrt(control.Variance + treatment.Variance);
        var start = treatment.Mean - control.Mean + (NormalDistribution.Quantile(probability) * deviation);
        double Excess(double difference) => ChanceDifferenceBelow(control, treatment, difference) - probability;
        return Secant(Excess, Math.Clamp(start, -1, 1), deviation)
            ?? Roots.Search(Excess, Math.Clamp(start, -1, 1), deviation * 0.05, -1, 1)
            ?? start;
    }

    // The difference is nearly normal, so that a few secants from the normal quantile are enough; null where they are not.
    private static double? Secant(Func<double, double> excess, double start, double deviation)
    {
        var last = start;
        var atLast = excess(last);
        var next = last + (1e-3 * deviation);
        for (var step = 0; step < 10; step++)
        {
            if (next is <= -1 or >= 1)
            {
                return null;
            }

            var atNext = excess(next);
            if (atNext == 0 || Math.Abs(next - last) <= 1e-13 * deviation)
            {
                return next;
            }

            if (atNext == atLast)
            {
                return null;
            }

            (last, next, atLast) = (next, next - (atNext * (next - last) / (atNext - atLast)), atNext);
        }

        return null;
    }

    private static double ChanceDifferenceBelow(BetaDistribution control, BetaDistribution treatment, double difference)
    {
        if (difference is <= -1 or >= 1)
        {
            return difference > 0 ? 1 : 0;
        }

        if (Width(control, control) > MuchWider * Width(treatment, treatment))
        {
            return 1 - ChanceDifferenceBelow(treatment, control, -difference);
        }

        // The integral over the control's rate ends where the treatment's would leave [0, 1]; beyond 1 all of the treatment lies below.
        var low = difference < 0 ? Odds(-difference) : double.NegativeInfinity;
        var high = difference > 0 ? Odds(1 - difference) : double.PositiveInfinity;
        var within = LogConcave.Whole(
            odds =>
                control.LogDensityOfOdds(odds)
                + Math.Log(treatment.Lower(Math.Clamp(BetaDistribution.Share(odds) + difference, 0, 1))),
            Math.Log(control.Alpha / control.Beta),
            Width(control, control),
            low,
            high
        );
        return Math.Min(1, within + (difference > 0 ? control.Upper(1 - difference) : 0));
    }

    private static double Odds(double share) => Math.Log(share / (1 - share));

    private static double Between(BetaDistribution one, BetaDistribution other)
    {
        var first = 1 / ((1 / one.Alpha) + (1 / one.Beta));
        var second = 1 / ((1 / other.Alpha) + (1 / other.Beta));
        return ((first * Math.Log(one.Alpha / one.Beta)) + (second * Math.Log(other.Alpha / other.Beta)))
            / (first + second);
    }

    private static double Width(BetaDistribution one, BetaDistribution other) =>
        Math.Sqrt(Math.Min((1 / one.Alpha) + (1 / one.Beta), (1 / other.Alpha) + (1 / other.Beta)));
}
