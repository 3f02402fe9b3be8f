namespace EcommerceNotebooks.Statistics;

/// <summary>Comparison of two means without assuming equal variances (Welch, 1947), from raw values or from sufficient statistics.</summary>
/// <remarks>
/// Simulated at a level of 5 % with revenue per user, nearly all of it 0 and the rest skewed: with equal arms the absolute test is positive in 5 % and less. With an arm of ten times the other it is positive
/// in 10 % where the small arm has 20 buyers, 6 % with 200, 5 % with 2,000. The relative effect's own p-value errs with equal arms too: 10 % with 20 buyers in each, 8 % with 40, 7 % with 100, 6 % with 200, 5 % with 1,000;
/// judge by the absolute test there.
/// </remarks>
public static class WelchTest
{
    private const string AbsoluteName = "Welch's t test";
    private const string RelativeName = "Welch's t test of the relative effect";

    /// <summary>The difference of means, treatment less control. Not computable with fewer than two units in an arm, with values that are not numbers, or when neither arm varies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Of(SampleMoments control, SampleMoments treatment, TestOptions? options = null)
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        if (Trouble(control, treatment) is { } trouble)
        {
            return TestResult.NotComputed(AbsoluteName, trouble);
        }

        return WithVariances(
            AbsoluteName,
            treatment.Mean - control.Mean,
            new MeanVariance(control.MeanVariance, control.Count),
            new MeanVariance(treatment.MeanVariance, treatment.Count),
            Significance.Unvaried(control, treatment),
            chosen
        );
    }

    /// <summary>The difference of means of raw values; see the other overload.</summary>
    public static TestResult Of(
        ReadOnlySpan<double> control,
        ReadOnlySpan<double> treatment,
        TestOptions? options = null
    ) => Of(SampleMoments.Of(control), SampleMoments.Of(treatment), options);

    /// <summary>
    /// The difference of means as a share of the control's mean (of its magnitude, so that a negative baseline keeps the direction), with the delta method's variance
    /// var_b / (n_b m_a^2) + var_a m_b^2 / (n_a m_a^4) and the degrees of freedom of the absolute test. Not computable for a baseline of 0 and where the absolute test is not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Relative(SampleMoments control, SampleMoments treatment, TestOptions? options = null)
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        return Trouble(control, treatment) is { } trouble
            ? NotRelative(RelativeName, trouble)
            : RelativeOf(
                RelativeName,
                IsRounding(control) ? 0 : control.Mean,
                treatment.Mean,
                new MeanVariance(control.MeanVariance, control.Count),
                new MeanVariance(treatment.MeanVariance, treatment.Count),
                Significance.Unvaried(control, treatment),
                chosen
            );
    }

    /// <summary>The relative difference of means of raw values; see the other overload.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Relative(
        ReadOnlySpan<double> control,
        ReadOnlySpan<double> treatment,
        TestOptions? options = null
    ) => Relative(SampleMoments.Of(control), SampleMoments.Of(treatment), options);

    /// <summary>The relative difference of rates by counts: units that are 1 or 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence is not between 0 and 1.</exception>
    public static TestResult Relative(
        long controlSuccesses,
        long controlTrials,
        long treatmentSuccesses,
        long treatmentTrials,
        TestOptions? options = null
    ) =>
        Relative(
            SampleMoments.FromCounts(controlSuccesses, controlTrials),
            SampleMoments.FromCounts(treatmentSuccesses, treatmentTrials),
            options
        );

    internal static TestResult NotRelative(string name, string reason) =>
        TestResult.NotComputed(name, reason) with
        {
            Scale = EffectScale.Relative,
        };

    internal static TestResult RelativeOf(
        string name,
        double baseline,
        double mean,
        MeanVariance control,
        MeanVariance treatment,
        string unvaried,
        TestOptions options
    )
    {
        if (baseline == 0)
        {
            return NotRelative(name, "the control's value is 0, so nothing can be relative to it");
        }

        var magnitude = Math.Abs(baseline);
        var growth = mean / baseline;
        var variance =
            (treatment.Variance / magnitude / magnitude) + (growth * growth * control.Variance / magnitude / magnitude);
        var result =
            variance == 0
                ? Significance.WithoutVariance(name, (mean - baseline) / magnitude, unvaried)
                : Significance.Of(
                    name,
                    (mean - baseline) / magnitude,
                    Math.Sqrt(variance),
                    MeanVariance.DegreesOfFreedom(control, treatment),
                    options
                );
        return result with { Scale = EffectScale.Relative };
    }

    internal static TestResult WithVariances(
        string name,
        double effect,
        MeanVariance control,
        MeanVariance treatment,
        string unvaried,
        TestOptions options
    )
    {
        var variance = control.Variance + treatment.Variance;
        return variance == 0
            ? Significance.WithoutVariance(name, effect, unvaried)
            : Significance.Of(
                name,
                effect,
                Math.Sqrt(variance),
                MeanVariance.DegreesOfFreedom(control, treatment),
                options
            );
    }

    // A mean that is nothing beside the values it is made of is what their sum was rounded.
    private static bool IsRounding(SampleMoments arm) =>
        Math.Abs(arm.Mean) <= 1e-14 * Math.Sqrt(arm.SquaredDeviations / arm.Count);

    private static string? Trouble(SampleMoments control, SampleMoments treatment) =>
        control.Trouble("control") ?? treatment.Trouble("treatment");
}
