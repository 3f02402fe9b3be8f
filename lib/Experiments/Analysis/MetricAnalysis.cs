using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>One metric of one treatment: from sufficient statistics to results.</summary>
internal static class MetricAnalysis
{
    private const double Rounding = 1e-12;

    /// <summary>The results of all treatments in their order.</summary>
    internal static IReadOnlyList<MetricResult> Of(MetricSample sample, AnalysisOptions options)
    {
        var cuped =
            options.UseCovariates
            && sample.Metric.Kind != MetricKind.Ratio
            && sample.Arms.All(arm => arm.Covariate is not null)
                ? Cuped.Of([.. sample.Arms.Select(arm => arm.Covariate!.Value)])
                : null;
        return
        [
            .. Enumerable
                .Range(1, Math.Max(0, sample.Arms.Count - 1))
                .Select(arm => Of(sample.Metric, sample.Arms[0], sample.Arms[arm], arm, cuped, options)),
        ];
    }

    private static MetricResult Of(
        ExperimentMetric metric,
        ArmSample control,
        ArmSample treatment,
        int place,
        Cuped? cuped,
        AnalysisOptions options
    )
    {
        var tests =
            metric.Kind == MetricKind.Ratio ? OfRatios(control.Values, treatment.Values, options)
            : metric.Kind == MetricKind.Rate
            && (Unfit(control, "control") ?? Unfit(treatment, "treatment")) is { } unfit
                ? Refused($"{metric.Name} is a rate, and {unfit}: a metric of other values is one of MetricKind.Mean")
            : metric.Kind == MetricKind.Rate && cuped is null && IsKnown(control) && IsKnown(treatment)
                ? OfCounts(control, treatment, options)
            : OfMeans(
                cuped?.Adjusted[0] ?? control.Values.First,
                cuped?.Adjusted[place] ?? treatment.Values.First,
                options
            );
        return new MetricResult(
            metric,
            treatment.Arm,
            control.Users,
            treatment.Users,
            Value(metric, control),
            Value(metric, treatment),
            tests.Absolute,
            tests.Relative,
            tests.AlwaysValid,
            tests.Bayesian,
            null,
            Finite(cuped?.Theta),
            Finite(cuped?.VarianceReduction)
        );
    }

    private static Tests OfRatios(PairedMoments control, PairedMoments treatment, AnalysisOptions options)
    {
        var relative = RatioTest.Relative(control, treatment, options.Test);
        return new Tests(
            RatioTest.Of(control, treatment, options.Test),
            relative,
            AlwaysValidTest.OfRatios(control, treatment, options.Alpha, options.TuningSample),
            NormalBayes.From(relative, level: options.Confidence)
        );
    }

    private static Tests OfCounts(ArmSample control, ArmSample treatment, AnalysisOptions options)
    {
        (var before, var after) = (Successes(control), Successes(treatment));
        return new Tests(
            ProportionTest.Of(before, control.Users, after, treatment.Users, options.Test),
            WelchTest.Relative(control.Values.First, treatment.Values.First, options.Test),
            AlwaysValidTest.OfRates(before, control.Users, after, treatment.Users, options.Alpha, options.TuningSample),
            BetaBinomial.Compare(before, control.Users, after, treatment.Users, level: options.Confidence)
        );
    }

    private static Tests OfMeans(SampleMoments control, SampleMoments treatment, AnalysisOptions options)
    {
        var relative = WelchTest.Relative(control, treatment, options.Test);
        return new Tests(
            WelchTest.Of(control, treatment, options.Test),
            relative,
            AlwaysValidTest.OfMeans(control, treatment, options.Alpha, options.TuningSample),
            NormalBayes.From(relative, level: options.Confidence)
        );
    }

    private static Tests Refused(string reason)
    {
        var test = TestResult.NotComputed("test of a rate", reason);
        return new Tests(
            test,
            test with
            {
                Scale = EffectScale.Relative,
            },
            test,
            BayesianResult.NotComputed("test of a rate", reason)
        );
    }

    // Values of 0 and 1 alone have a whole number of ones, and the squared deviations that go with it.
    private static string? Unfit(ArmSample arm, string name)
    {
        var values = arm.Values.First;
        var ones = values.Mean * values.Count;
        var expected = ones * (1 - values.Mean);
        return
            IsKnown(arm)
            && (
                values.Mean is not (>= 0 and <= 1)
                || Math.Abs(ones - Math.Round(ones)) > Rounding * Math.Max(1, ones)
                || Math.Abs(values.SquaredDeviations - expected) > Rounding * Math.Max(1, expected)
            )
            ? $"the {name} has values other than 0 and 1"
            : null;
    }

    private static bool IsKnown(ArmSample arm) =>
        arm.Users > 0 && double.IsFinite(arm.Values.First.Mean + arm.Values.First.SquaredDeviations);

    private static long Successes(ArmSample arm) => (long)Math.Round(arm.Values.First.Mean * arm.Users);

    private static double? Value(ExperimentMetric metric, ArmSample arm) =>
        Finite(metric.Kind == MetricKind.Ratio ? arm.Values.Ratio : arm.Values.First.Mean);

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private sealed record Tests(
        TestResult Absolute,
        TestResult Relative,
        TestResult AlwaysValid,
        BayesianResult Bayesian
    );
}
