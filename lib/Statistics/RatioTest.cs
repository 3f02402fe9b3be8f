namespace EcommerceNotebooks.Statistics;

/// <summary>Comparison of ratios of sums, such as revenue over orders, when units were assigned and each brings both numbers: the delta method (Deng, Knoblich and Lu, 2018).</summary>
public static class RatioTest
{
    private const string AbsoluteName = "t test of ratios (delta method)";
    private const string Unvaried = "the ratio is the same for all units of an arm, so chance cannot be judged";
    private const string RelativeName = "t test of the relative effect on a ratio (delta method)";

    /// <summary>The difference of the ratios first over second. Not computable where a denominator's mean is 0, with fewer than two units in an arm, or when neither ratio varies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Of(PairedMoments control, PairedMoments treatment, TestOptions? options = null)
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        return Trouble(control, treatment) is { } trouble
            ? TestResult.NotComputed(AbsoluteName, trouble)
            : WelchTest.WithVariances(
                AbsoluteName,
                treatment.Ratio - control.Ratio,
                Variance(control),
                Variance(treatment),
                Unvaried,
                chosen
            );
    }

    /// <summary>The same difference as a share of the control's ratio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static TestResult Relative(PairedMoments control, PairedMoments treatment, TestOptions? options = null)
    {
        var chosen = (options ?? TestOptions.Default).Checked();
        return Trouble(control, treatment) is { } trouble
            ? WelchTest.NotRelative(RelativeName, trouble)
            : WelchTest.RelativeOf(
                RelativeName,
                control.Ratio,
                treatment.Ratio,
                Variance(control),
                Variance(treatment),
                Unvaried,
                chosen
            );
    }

    /// <summary>The difference of the ratios of raw numbers, a pair for each unit of an arm; see the other overload.</summary>
    /// <param name="control">The control's units: what is above and what is below the line.</param>
    /// <param name="treatment">The treatment's units.</param>
    /// <param name="options">Level and sides.</param>
    /// <exception cref="ArgumentException">An arm's lists differ in length.</exception>
    public static TestResult Of(
        (double[] Numerators, double[] Denominators) control,
        (double[] Numerators, double[] Denominators) treatment,
        TestOptions? options = null
    ) =>
        Of(
            Moments(control.Numerators, control.Denominators),
            Moments(treatment.Numerators, treatment.Denominators),
            options
        );

    /// <summary>The relative difference of the ratios of raw numbers; see the other overload.</summary>
    /// <inheritdoc cref="Of(ValueTuple{double[], double[]}, ValueTuple{double[], double[]}, TestOptions?)"/>
    public static TestResult Relative(
        (double[] Numerators, double[] Denominators) control,
        (double[] Numerators, double[] Denominators) treatment,
        TestOptions? options = null
    ) =>
        Relative(
            Moments(control.Numerators, control.Denominators),
            Moments(treatment.Numerators, treatment.Denominators),
            options
        );

    private static PairedMoments Moments(double[] numerators, double[] denominators)
    {
        ArgumentNullException.ThrowIfNull(numerators);
        ArgumentNullException.ThrowIfNull(denominators);
        return PairedMoments.Of(numerators, denominators);
    }

    private static MeanVariance Variance(PairedMoments arm) => new(arm.RatioVariance / arm.Count, arm.Count);

    private static string? Trouble(PairedMoments control, PairedMoments treatment) =>
        Trouble(control, "control") ?? Trouble(treatment, "treatment");

    private static string? Trouble(PairedMoments arm, string name) =>
        arm.First.Trouble(name)
        ?? arm.Second.Trouble(name)
        ?? (arm.Second.Mean == 0 ? $"the {name}'s denominator is 0" : null)
        ?? (
            double.IsNaN(arm.ProductDeviations) ? $"the {name} has products that are not numbers"
            : double.IsInfinity(arm.ProductDeviations) ? $"the {name} has values too large for their products"
            : null
        );
}
