namespace EcommerceNotebooks.Statistics;

/// <summary>P-values and intervals of a statistic that is an estimate over its standard error.</summary>
internal static class Significance
{
    internal static double PValue(double statistic, double? degreesOfFreedom, Alternative alternative) =>
        (alternative, degreesOfFreedom) switch
        {
            (Alternative.Greater, null) => NormalDistribution.Upper(statistic),
            (Alternative.Less, null) => NormalDistribution.Lower(statistic),
            (_, null) => NormalDistribution.TwoSided(statistic),
            (Alternative.Greater, { } freedom) => StudentDistribution.Upper(statistic, freedom),
            (Alternative.Less, { } freedom) => StudentDistribution.Lower(statistic, freedom),
            (_, { } freedom) => StudentDistribution.TwoSided(statistic, freedom),
        };

    /// <summary>How many standard errors an interval reaches: both sides share the error in a two-sided test.</summary>
    internal static double Critical(double confidence, double? degreesOfFreedom, Alternative alternative)
    {
        var error = alternative == Alternative.TwoSided ? (1 - confidence) / 2 : 1 - confidence;
        return degreesOfFreedom is { } freedom
            ? StudentDistribution.UpperQuantile(error, freedom)
            : NormalDistribution.UpperQuantile(error);
    }

    internal static ConfidenceInterval Interval(double estimate, double reach, TestOptions options) =>
        new(
            options.Alternative == Alternative.Less ? double.NegativeInfinity : estimate - reach,
            options.Alternative == Alternative.Greater ? double.PositiveInfinity : estimate + reach,
            options.Confidence
        );

    /// <summary>The result where nothing varies: the effect, if it is a number, without anything to judge it by.</summary>
    internal static TestResult WithoutVariance(string test, double effect, string reason) =>
        TestResult.NotComputed(test, reason) with
        {
            Effect = double.IsFinite(effect) ? effect : null,
        };

    /// <summary>Why samples have no variance: their values are the same, or differ by no more than rounding.</summary>
    internal static string Unvaried(params ReadOnlySpan<SampleMoments> samples)
    {
        foreach (var sample in samples)
        {
            if (sample.SquaredDeviations > 0)
            {
                return "values differ from their arm's mean by no more than rounding, or by too little for a variance, so chance cannot be judged";
            }
        }

        return "no value differs from its arm's mean, so chance cannot be judged";
    }

    /// <summary>The whole result for an estimate with a known standard error above 0.</summary>
    internal static TestResult Of(
        string test,
        double estimate,
        double standardError,
        double? degreesOfFreedom,
        TestOptions options
    )
    {
        var statistic = (estimate - options.NullDifference) / standardError;
        var isFinite = double.IsFinite(statistic) && double.IsFinite(standardError);
        var reach = isFinite
            ? standardError * Critical(options.Confidence, degreesOfFreedom, options.Alternative)
            : double.NaN;
        if (!double.IsFinite(estimate - reach) || !double.IsFinite(estimate + reach))
        {
            return TestResult.NotComputed(test, "the numbers are too large or too small for the statistic");
        }

        return new TestResult(
            test,
            estimate,
            standardError,
            statistic,
            degreesOfFreedom,
            PValue(statistic, degreesOfFreedom, options.Alternative),
            Interval(estimate, reach, options)
        );
    }
}
