namespace EcommerceNotebooks.Statistics;

/// <summary>
/// Comparison of two rates by counts: the pooled z test, with Newcombe's or Wald's interval. The test is right for about 5 expected successes and failures in each arm and more; for fewer it is
/// conservative where arms are equal, and up to 7 % instead of 5 % positive where one is far smaller.
/// </summary>
public static class ProportionTest
{
    private const string PooledName = "two-proportion z test (pooled)";
    private const string UnpooledName = "two-proportion z test (unpooled)";

    /// <summary>
    /// The difference of rates, treatment less control. A null difference other than 0 is tested with the unpooled standard error, as the pooled one assumes equal rates.
    /// Without a success or without a failure in both arms there is a Newcombe interval but no z and no p-value; where each arm's units are all the same there is no standard error.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence is not between 0 and 1.</exception>
    public static TestResult Of(
        long controlSuccesses,
        long controlTrials,
        long treatmentSuccesses,
        long treatmentTrials,
        TestOptions? options = null,
        ProportionInterval interval = ProportionInterval.Newcombe
    )
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        CheckCounts(controlSuccesses, controlTrials);
        CheckCounts(treatmentSuccesses, treatmentTrials);
        var pooled = chosen.NullDifference == 0;
        var name = pooled ? PooledName : UnpooledName;
        if (controlTrials == 0 || treatmentTrials == 0)
        {
            return TestResult.NotComputed(name, $"the {(controlTrials == 0 ? "control" : "treatment")} has no units");
        }

        double n1 = controlTrials;
        double n2 = treatmentTrials;
        var p1 = controlSuccesses / n1;
        var p2 = treatmentSuccesses / n2;
        var both = (controlSuccesses + (double)treatmentSuccesses) / (n1 + n2);
        var neither = ((n1 - controlSuccesses) + (n2 - treatmentSuccesses)) / (n1 + n2);
        var unpooledError = Math.Sqrt(
            (p1 * ((n1 - controlSuccesses) / n1) / n1) + (p2 * ((n2 - treatmentSuccesses) / n2) / n2)
        );
        var testError = pooled ? Math.Sqrt(both * neither * ((1 / n1) + (1 / n2))) : unpooledError;
        var difference = p2 - p1;
        double? statistic = testError > 0 ? (difference - chosen.NullDifference) / testError : null;
        if (statistic is { } known && !double.IsFinite(known))
        {
            return TestResult.NotComputed(name, "the null difference is too large for the statistic");
        }

        var z = Significance.Critical(chosen.Confidence, null, chosen.Alternative);
        var ends =
            interval == ProportionInterval.Newcombe
                ? Newcombe(controlSuccesses, n1, treatmentSuccesses, n2, z, chosen.Confidence)
            : unpooledError > 0 ? Significance.Interval(difference, z * unpooledError, chosen)
            : null;
        return new TestResult(
            name,
            difference,
            unpooledError > 0 ? unpooledError : null,
            statistic,
            null,
            statistic is { } value ? Significance.PValue(value, null, chosen.Alternative) : null,
            interval == ProportionInterval.Newcombe ? Sided(ends!, chosen.Alternative) : ends,
            Reason(both == 0 || neither == 0, unpooledError == 0, interval)
        );
    }

    /// <summary>The difference of rates of raw outcomes, one for each unit; see the other overload.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Of(
        ReadOnlySpan<bool> control,
        ReadOnlySpan<bool> treatment,
        TestOptions? options = null,
        ProportionInterval interval = ProportionInterval.Newcombe
    ) => Of(control.Count(true), control.Length, treatment.Count(true), treatment.Length, options, interval);

    internal static void CheckCounts(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }

    /// <summary>Newcombe's interval of the difference of two rates (1998, method 10) from Wilson's limits z standard errors away.</summary>
    internal static ConfidenceInterval Newcombe(
        double controlSuccesses,
        double controlTrials,
        double treatmentSuccesses,
        double treatmentTrials,
        double z,
        double confidence
    )
    {
        var p1 = controlSuccesses / controlTrials;
        var p2 = treatmentSuccesses / treatmentTrials;
        (var low1, var high1) = WilsonInterval.Limits(controlSuccesses, controlTrials, z);
        (var low2, var high2) = WilsonInterval.Limits(treatmentSuccesses, treatmentTrials, z);
        return new ConfidenceInterval(
            p2 - p1 - double.Hypot(p2 - low2, high1 - p1),
            p2 - p1 + double.Hypot(high2 - p2, p1 - low1),
            confidence
        );
    }

    private static ConfidenceInterval Sided(ConfidenceInterval interval, Alternative alternative) =>
        alternative switch
        {
            Alternative.Less => interval with { Low = double.NegativeInfinity },
            Alternative.Greater => interval with { High = double.PositiveInfinity },
            _ => interval,
        };

    private static string? Reason(bool isUniform, bool isWithoutError, ProportionInterval interval) =>
        isUniform ? "all units of both arms are the same, so chance cannot be judged"
        : !isWithoutError ? null
        : interval == ProportionInterval.Wald
            ? "at rates of 0 and 1 the unpooled standard error is 0 and Wald's interval has no width; Newcombe's has"
        : "at rates of 0 and 1 the unpooled standard error is 0";
}
