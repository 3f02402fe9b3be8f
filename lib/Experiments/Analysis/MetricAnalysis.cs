using System.Runtime.ExceptionServices;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>One metric of one treatment: from sufficient statistics to results.</summary>
internal static class MetricAnalysis
{
    /// <summary>The results of all treatments in their order; each is computed on a core of its own, as chances of rates of millions of users take a while.</summary>
    internal static IReadOnlyList<MetricResult> Of(MetricSample sample, AnalysisOptions options)
    {
        var cuped =
            options.UseCovariates
            && sample.Metric.Kind != MetricKind.Ratio
            && sample.Arms.All(arm => arm.Covariate is not null)
                ? Cuped.Of([.. sample.Arms.Select(arm => arm.Covariate!.Value)])
                : null;
        var treatments = Enumerable.Range(1, Math.Max(0, sample.Arms.Count - 1)).AsParallel().AsOrdered();
        try
        {
            return
            [
                .. treatments.Select(arm => Of(sample.Metric, sample.Arms[0], sample.Arms[arm], arm, cuped, options)),
            ];
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
            throw;
        }
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
        var test = options.Test;
        (var absolute, var relative) = Tests(metric, control, treatment, place, cuped, test);
        var users = control.Users + treatment.Users;
        return new MetricResult(
            metric,
            treatment.Arm,
            control.Users,
            treatment.Users,
            Value(metric, control),
            Value(metric, treatment),
            absolute,
            relative,
            users > 0
                ? AlwaysValidTest.From(relative, users, options.Alpha, options.TuningSample)
                : TestResult.NotComputed("always-valid test", "there are no users"),
            metric.Kind == MetricKind.Rate && cuped is null && IsCounted(control) && IsCounted(treatment)
                ? BetaBinomial.Compare(
                    Successes(control),
                    control.Users,
                    Successes(treatment),
                    treatment.Users,
                    level: options.Confidence
                )
                : NormalBayes.From(relative, level: options.Confidence),
            null,
            Finite(cuped?.Theta),
            Finite(cuped?.VarianceReduction)
        );
    }

    private static (TestResult Absolute, TestResult Relative) Tests(
        ExperimentMetric metric,
        ArmSample control,
        ArmSample treatment,
        int place,
        Cuped? cuped,
        TestOptions test
    )
    {
        if (metric.Kind == MetricKind.Ratio)
        {
            return (
                RatioTest.Of(control.Values, treatment.Values, test),
                RatioTest.Relative(control.Values, treatment.Values, test)
            );
        }

        var before = cuped?.Adjusted[0] ?? control.Values.First;
        var after = cuped?.Adjusted[place] ?? treatment.Values.First;
        var counted = metric.Kind == MetricKind.Rate && cuped is null && IsCounted(control) && IsCounted(treatment);
        return (
            counted
                ? ProportionTest.Of(Successes(control), control.Users, Successes(treatment), treatment.Users, test)
                : WelchTest.Of(before, after, test),
            WelchTest.Relative(before, after, test)
        );
    }

    private static bool IsCounted(ArmSample arm) => arm.Users > 0 && arm.Values.First.Mean is >= 0 and <= 1;

    private static long Successes(ArmSample arm) => (long)Math.Round(arm.Values.First.Mean * arm.Users);

    private static double? Value(ExperimentMetric metric, ArmSample arm) =>
        Finite(metric.Kind == MetricKind.Ratio ? arm.Values.Ratio : arm.Values.First.Mean);

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;
}
