namespace EcommerceNotebooks.Statistics;

/// <summary>Comparison of two rates by counts: the pooled z test, with Newcombe's or Wald's interval.</summary>
public static class ProportionTest
{
    private const string PooledName = "two-proportion z test (pooled)";
    private const string UnpooledName = "two-proportion z test (unpooled)";

    /// <summary>
    /// The difference of rates, treatment less control. A null difference other than 0 is tested with the unpooled standard error, as the pooled one assumes equal rates.
    /// Without a success or without a failure in both arms there is a Newcombe interval but no z and no p-value.
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
        return new TestResult(
            name,
            difference,
            unpooledError > 0 ? unpooledError : null,
            statistic,
            null,
            statistic is { } z ? Significance.PValue(z, null, chosen.Alternative) : null,
            Interval(interval, difference, unpooledError, p1, n1, p2, n2, chosen),
            statistic is null ? "all units of both arms are the same, so chance cannot be judged"
                : interval == ProportionInterval.Wald && unpooledError == 0
                    ? "Wald's interval has no width at rates of 0 and 1; Newcombe's has"
                : null
        );
    }

    internal static void CheckCounts(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }

    private static ConfidenceInterval? Interval(
        ProportionInterval kind,
        double difference,
        double error,
        double p1,
        double n1,
        double p2,
        double n2,
        TestOptions options
    )
    {
        var z = Significance.Critical(options.Confidence, null, options.Alternative);
        if (kind == ProportionInterval.Wald)
        {
            return error > 0 ? Significance.Interval(difference, z * error, options) : null;
        }

        (var low1, var high1) = Wilson(p1, n1, z);
        (var low2, var high2) = Wilson(p2, n2, z);
        return new ConfidenceInterval(
            options.Alternative == Alternative.Less
                ? double.NegativeInfinity
                : difference - double.Hypot(p2 - low2, high1 - p1),
            options.Alternative == Alternative.Greater
                ? double.PositiveInfinity
                : difference + double.Hypot(high2 - p2, p1 - low1),
            options.Confidence
        );
    }

    private static (double Low, double High) Wilson(double share, double trials, double z)
    {
        var weight = z * z / trials;
        var middle = (share + (weight / 2)) / (1 + weight);
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (weight / (4 * trials))) / (1 + weight);
        return (share == 0 ? 0 : middle - half, share == 1 ? 1 : middle + half);
    }
}
