using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>
/// Two-sided tests that stay valid however often and whenever one looks: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021) with a normal mixture (Robbins,
/// 1970), tuned so that it is tightest near one sample size. It is a limit for many units: of few successes, or of few units that bring anything, these tests say "not yet".
/// </summary>
public static class AlwaysValidTest
{
    /// <summary>The number of units, of both arms together, near which the interval is tightest.</summary>
    public const double DefaultTuningSample = 5000;

    /// <summary>
    /// How many successes and failures the smaller arm must be expected to have, by both arms together, before rates are compared (Cochran, 1954). From there on, at rates from 0.5 % to 99 %, arms up to
    /// 19 to 1, and looks from the first user on, no more than 4.5 % of simulated experiments without an effect were ever positive at a level of 5 %.
    /// </summary>
    public const double LeastExpected = 5;

    // Units of which so few bring anything count for this much each, so that a metric around 0 is compared from 10,000 units of the smaller arm on.
    private const double LeastShare = LeastExpected / 10_000;

    private const string Name = "always-valid test";

    /// <summary>The mixture's parameter rho = sqrt((-2 ln alpha + ln(-2 ln alpha + 1)) / tuning sample).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or the sample not above 0.</exception>
    public static double Rho(double alpha, double tuningSample = DefaultTuningSample)
    {
        Probability.Positive(tuningSample, nameof(tuningSample));
        var evidence = -2 * Math.Log(Probability.Inner(alpha, nameof(alpha)));
        return Math.Sqrt((evidence + Math.Log(evidence + 1)) / tuningSample);
    }

    /// <summary>How many standard errors the interval reaches with this many units of both arms together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or a number not above 0.</exception>
    public static double Critical(double units, double alpha, double tuningSample = DefaultTuningSample)
    {
        Probability.Positive(units, nameof(units));
        var information = Information(units, alpha, tuningSample);
        return Math.Sqrt(2 * (1 + (1 / information)) * ((0.5 * Exponentials.Log1p(information)) - Math.Log(alpha)));
    }

    /// <summary>
    /// The difference of two rates by counts: the p-value by the pooled z, the interval by Newcombe's method (1998) with the critical value of any number of looks. Not yet computable where the smaller
    /// arm is expected to have fewer than <see cref="LeastExpected"/> successes or failures.
    /// </summary>
    /// <param name="controlSuccesses">Successes of the control.</param>
    /// <param name="controlTrials">Its units.</param>
    /// <param name="treatmentSuccesses">Successes of the treatment.</param>
    /// <param name="treatmentTrials">Its units.</param>
    /// <param name="alpha">One less the interval's confidence.</param>
    /// <param name="tuningSample">Where the interval is to be tightest, fixed before the first look.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count cannot be, alpha is not between 0 and 1 or the sample not above 0.</exception>
    public static TestResult OfRates(
        long controlSuccesses,
        long controlTrials,
        long treatmentSuccesses,
        long treatmentTrials,
        double alpha = 0.05,
        double tuningSample = DefaultTuningSample
    )
    {
        var fixedTime = ProportionTest.Of(controlSuccesses, controlTrials, treatmentSuccesses, treatmentTrials);
        var units = controlTrials + (double)treatmentTrials;
        Check(alpha, tuningSample);
        if (controlTrials == 0 || treatmentTrials == 0)
        {
            return TestResult.NotComputed(Name, fixedTime.Reason!);
        }

        var share = (controlSuccesses + (double)treatmentSuccesses) / units;
        var expected = Math.Min(share, 1 - share) * Math.Min(controlTrials, treatmentTrials);
        if (expected < LeastExpected || fixedTime.Statistic is not { } statistic)
        {
            return NotYet(
                fixedTime,
                $"not yet: fewer than {LeastExpected} {(share <= 0.5 ? "successes" : "failures")} are to be expected in the smaller arm"
            );
        }

        var interval = ProportionTest.Newcombe(
            controlSuccesses,
            controlTrials,
            treatmentSuccesses,
            treatmentTrials,
            Critical(units, alpha, tuningSample),
            1 - alpha
        );
        return fixedTime with
        {
            Test = Name,
            PValue = PValue(statistic, units, alpha, tuningSample),
            Interval = interval,
        };
    }

    /// <summary>
    /// The difference of two means, with the larger one of the standard errors of equal and of unequal variances: that of a small arm alone is too small as long as it lacks the large values that it will
    /// have. Not yet computable where units times squared mean over variance, about the number of units that bring anything, is below <see cref="LeastExpected"/> in the smaller arm, unless it has 10,000.
    /// </summary>
    /// <inheritdoc cref="OfRates" path="/exception"/>
    public static TestResult OfMeans(
        SampleMoments control,
        SampleMoments treatment,
        double alpha = 0.05,
        double tuningSample = DefaultTuningSample
    )
    {
        var all = control.Add(treatment);
        return Of(
            WelchTest.Of(control, treatment),
            control.Count,
            treatment.Count,
            all.Mean,
            all.Variance,
            alpha,
            tuningSample
        );
    }

    /// <summary>The difference of two ratios of sums by the delta method, with the larger standard error as for means.</summary>
    /// <inheritdoc cref="OfRates" path="/exception"/>
    public static TestResult OfRatios(
        PairedMoments control,
        PairedMoments treatment,
        double alpha = 0.05,
        double tuningSample = DefaultTuningSample
    )
    {
        var all = control.Add(treatment);
        return Of(
            RatioTest.Of(control, treatment),
            control.Count,
            treatment.Count,
            all.Ratio,
            all.RatioVariance,
            alpha,
            tuningSample
        );
    }

    /// <summary>
    /// A result that was made for one look, as it stands under continuous looking: half-width s sqrt(2 (n rho^2 + 1) ln(sqrt(n rho^2 + 1) / alpha)) / (n rho) with s^2 / n the squared standard error,
    /// and the p-value that this interval inverts to, which may be 1. It holds for many units and an estimate that is nearly normal; that of a relative effect is not where the control has few successes,
    /// and <see cref="OfRates"/> and <see cref="OfMeans"/> know when there are enough. A result without an effect and a standard error is handed back with its reason.
    /// </summary>
    /// <param name="fixedTime">The result of a two-sided test at a fixed time.</param>
    /// <param name="units">Units of both arms together, above 0.</param>
    /// <param name="alpha">One less the interval's confidence.</param>
    /// <param name="tuningSample">Where the interval is to be tightest, fixed before the first look.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or a number not above 0.</exception>
    public static TestResult From(
        TestResult fixedTime,
        long units,
        double alpha = 0.05,
        double tuningSample = DefaultTuningSample
    )
    {
        ArgumentNullException.ThrowIfNull(fixedTime);
        var critical = Critical(units, alpha, tuningSample);
        if (fixedTime.Scale == EffectScale.Ratio)
        {
            return NotYet(fixedTime, "the standard error of a ratio is that of its logarithm");
        }

        if (fixedTime is not { Effect: { } effect, StandardError: { } error })
        {
            var reason = fixedTime.Reason ?? $"the {fixedTime.Test} has no effect with a standard error";
            return NotYet(fixedTime, reason);
        }

        var statistic = fixedTime.Statistic ?? (effect / error);
        var reach = error * critical;
        return double.IsFinite(effect - reach) && double.IsFinite(effect + reach) && double.IsFinite(statistic)
            ? new TestResult(
                Name,
                effect,
                error,
                statistic,
                null,
                PValue(statistic, units, alpha, tuningSample),
                new ConfidenceInterval(effect - reach, effect + reach, 1 - alpha)
            )
            {
                Scale = fixedTime.Scale,
            }
            : NotYet(fixedTime, "the effect and its standard error are too large for the interval") with
            {
                Effect = null,
            };
    }

    private static TestResult Of(
        TestResult fixedTime,
        long controlCount,
        long treatmentCount,
        double mean,
        double variance,
        double alpha,
        double tuningSample
    )
    {
        Check(alpha, tuningSample);
        if (fixedTime is not { Effect: { } effect, StandardError: { } error })
        {
            return NotYet(fixedTime, fixedTime.Reason!);
        }

        double smaller = Math.Min(controlCount, treatmentCount);
        if (!(smaller * Math.Max(mean / variance * mean, LeastShare) >= LeastExpected))
        {
            return NotYet(fixedTime, "not yet: the smaller arm has too few units for how much they vary");
        }

        var pooled = Math.Sqrt(variance) * Math.Sqrt((1.0 / controlCount) + (1.0 / treatmentCount));
        var larger = Math.Max(error, pooled);
        return From(
            fixedTime with
            {
                StandardError = larger,
                Statistic = effect / larger,
            },
            controlCount + treatmentCount,
            alpha,
            tuningSample
        );
    }

    private static TestResult NotYet(TestResult fixedTime, string reason) =>
        TestResult.NotComputed(Name, reason) with
        {
            Scale = fixedTime.Scale,
            Effect = fixedTime.Effect,
        };

    private static double PValue(double statistic, double units, double alpha, double tuningSample)
    {
        var information = Information(units, alpha, tuningSample);
        return Math.Min(
            1,
            Math.Exp((0.5 * Exponentials.Log1p(information)) - (0.5 * statistic * statistic / (1 + (1 / information))))
        );
    }

    private static void Check(double alpha, double tuningSample) => Rho(alpha, tuningSample);

    private static double Information(double units, double alpha, double tuningSample)
    {
        var rho = Rho(alpha, tuningSample);
        return units * rho * rho;
    }
}
