using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>The ratio of two rates, treatment over control, with the logarithmic interval of Katz, Baptista, Azen and Pike (1978).</summary>
public static class RiskRatio
{
    private const string Name = "risk ratio (Katz)";

    /// <summary>The ratio with its interval; the statistic is ln(ratio) over its standard error, which is the one reported. A null difference is one of logarithms. Not computable where an arm has no success, or nothing but successes in both.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence is not between 0 and 1.</exception>
    public static TestResult Of(
        long controlSuccesses,
        long controlTrials,
        long treatmentSuccesses,
        long treatmentTrials,
        TestOptions? options = null
    )
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        ProportionTest.CheckCounts(controlSuccesses, controlTrials);
        ProportionTest.CheckCounts(treatmentSuccesses, treatmentTrials);
        if (controlTrials == 0 || treatmentTrials == 0)
        {
            return NotComputed($"the {(controlTrials == 0 ? "control" : "treatment")} has no units");
        }

        if (controlSuccesses == 0 || treatmentSuccesses == 0)
        {
            return NotComputed(
                $"the {(controlSuccesses == 0 ? "control" : "treatment")} has no successes, and ln 0 has no interval"
            );
        }

        var ratio = treatmentSuccesses / (double)treatmentTrials / (controlSuccesses / (double)controlTrials);
        var error = Math.Sqrt(Share(controlSuccesses, controlTrials) + Share(treatmentSuccesses, treatmentTrials));
        if (error == 0)
        {
            return NotComputed("all units of both arms succeeded, so chance cannot be judged") with { Effect = ratio };
        }

        // The cross products differ by a whole number, which keeps the digits of a ratio near 1.
        var product = (Int128)controlSuccesses * treatmentTrials;
        var excess = ((Int128)treatmentSuccesses * controlTrials) - product;
        var logarithm = Significance.Of(
            Name,
            Exponentials.Log1p((double)excess / (double)product),
            error,
            null,
            chosen
        );
        return logarithm with
        {
            Scale = EffectScale.Ratio,
            Effect = ratio,
            Interval = logarithm.Interval is { } interval
                ? new ConfidenceInterval(Math.Exp(interval.Low), Math.Exp(interval.High), chosen.Confidence)
                : null,
        };
    }

    /// <summary>The ratio of rates of raw outcomes, one for each unit; see the other overload.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Of(
        ReadOnlySpan<bool> control,
        ReadOnlySpan<bool> treatment,
        TestOptions? options = null
    ) => Of(control.Count(true), control.Length, treatment.Count(true), treatment.Length, options);

    private static TestResult NotComputed(string reason) =>
        TestResult.NotComputed(Name, reason) with
        {
            Scale = EffectScale.Ratio,
        };

    private static double Share(long successes, long trials) => (trials - successes) / (double)successes / trials;
}
