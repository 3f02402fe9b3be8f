using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>
/// From results to decisions, in this order: refuse where the arms are out of proportion, too small or nothing was computed; roll back where a goal or guardrail is significantly worse; review a
/// suspicious success or a guardrail that is not shown to be unharmed; ship a significant success; review what the plan could not settle.
/// </summary>
public static class DecisionRule
{
    /// <summary>Decides for each treatment.</summary>
    public static DecisionReport Decide(ExperimentResult result, DecisionOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Looks, 1);
        return new DecisionReport([.. result.Arms.Skip(1).Select((arm, i) => Decide(result, options, arm, i + 1))]);
    }

    private static Decision Decide(ExperimentResult result, DecisionOptions options, string arm, int place)
    {
        var metrics = result.Metrics.Where(metric => metric.Arm == arm).ToArray();
        var goals = metrics.Where(metric => !metric.Metric.IsGuardrail).ToArray();
        var guardrails = metrics.Where(metric => metric.Metric.IsGuardrail).ToArray();
        var alpha = result.Options.Alpha;
        var warnings = Warnings(result, goals, options, alpha);
        Decision Say(Verdict verdict, params IEnumerable<string> reasons) =>
            new(arm, verdict, false, [.. reasons], warnings);
        Decision Refuse(Verdict verdict, params IEnumerable<string> reasons) =>
            Say(verdict, reasons) with
            {
                IsRefusal = true,
            };

        if (result.HasSampleRatioMismatch)
        {
            return Refuse(
                Verdict.Review,
                $"sample ratio mismatch (p = {ExperimentText.PValue(result.SampleRatio.PValue)}): find the fault, then run again"
            );
        }

        if (!goals.Any(goal => goal.Absolute.IsComputed))
        {
            return Refuse(
                Verdict.Review,
                goals.Length == 0
                    ? ["the experiment has no goal metric"]
                    : goals.Select(goal => $"{goal.Metric.Name} could not be computed: {goal.Absolute.Reason}")
            );
        }

        var users = Math.Min(result.Users[0], result.Users[place]);
        if (users < options.PlannedUsersPerArm || options.DaysRun < options.MinimumDays)
        {
            return Refuse(
                Verdict.KeepRunning,
                users < options.PlannedUsersPerArm
                    ? $"{users} of {options.PlannedUsersPerArm} planned users per arm"
                    : $"{options.DaysRun} of at least {options.MinimumDays} days"
            );
        }

        bool Worse(MetricResult metric) => PValue(metric, options) <= alpha && metric.Improvement < 0;
        if (metrics.Where(Worse).ToArray() is { Length: > 0 } harmed)
        {
            return Say(Verdict.RollBack, harmed.Select(metric => $"{metric.Metric.Name} is worse: {Effect(metric)}"));
        }

        var better = goals.Where(goal => PValue(goal, options) <= alpha && goal.Improvement > 0).ToArray();
        var unproven = guardrails.Where(guardrail => !IsUnharmed(guardrail, alpha)).ToArray();
        var suspicious = better.Where(goal => Math.Abs(goal.Relative.Effect ?? 0) > options.SuspiciousEffect).ToArray();
        if (better.Length > 0 && (suspicious.Length > 0 || unproven.Length > 0))
        {
            return Say(
                Verdict.Review,
                [
                    .. suspicious.Select(goal =>
                        $"{goal.Metric.Name} is too good to be believed unchecked: {Effect(goal)}"
                    ),
                    .. unproven.Select(metric =>
                        $"{metric.Metric.Name} is not shown to be at most {ExperimentText.Percent(metric.Metric.NonInferiorityMargin)} worse: {Effect(metric)}"
                    ),
                ]
            );
        }

        if (better.Length > 0)
        {
            return Say(Verdict.Ship, better.Select(goal => $"{goal.Metric.Name} is better: {Effect(goal)}"));
        }

        return Say(Verdict.Review, goals.Select(goal => Undecided(goal, options)));
    }

    private static double? PValue(MetricResult metric, DecisionOptions options) =>
        options.Looks > 1 ? metric.AlwaysValid.PValue : metric.DecidingPValue;

    // One-sided against minus the margin, from the relative effect and its standard error.
    private static bool IsUnharmed(MetricResult metric, double alpha) =>
        metric.Improvement is { } improvement
        && metric.Relative.StandardError is { } error
        && NormalDistribution.Upper((improvement + metric.Metric.NonInferiorityMargin) / error) <= alpha;

    private static string Undecided(MetricResult goal, DecisionOptions options)
    {
        var best = goal.Metric.HigherIsBetter ? goal.Relative.Interval?.High : -goal.Relative.Interval?.Low;
        return best is not { } upper ? $"{goal.Metric.Name} could not be computed: {goal.Reason}"
            : upper < options.TargetEffect
                ? $"{goal.Metric.Name}: no effect found, and one of {ExperimentText.Percent(options.TargetEffect)} is ruled out: {Effect(goal)}"
            : $"{goal.Metric.Name}: no effect found, but one worth having is not ruled out: {Effect(goal)}";
    }

    private static string Effect(MetricResult metric) =>
        $"{ExperimentText.SignedPercent(metric.Relative.Effect)} ({ExperimentText.SignedPercent(metric.Relative.Interval?.Low)} to {ExperimentText.SignedPercent(metric.Relative.Interval?.High)})";

    private static string[] Warnings(
        ExperimentResult result,
        IReadOnlyList<MetricResult> goals,
        DecisionOptions options,
        double alpha
    ) =>
        [
            .. goals
                .Where(goal => Math.Abs(goal.Relative.Effect ?? 0) > options.SuspiciousEffect)
                .Select(goal =>
                    $"suspicious effect on {goal.Metric.Name}: {ExperimentText.SignedPercent(goal.Relative.Effect)}"
                ),
            .. goals
                .Where(goal => options.Looks > 1 && goal.DecidingPValue <= alpha && !(goal.AlwaysValid.PValue <= alpha))
                .Select(goal =>
                    $"peeking: {goal.Metric.Name} would be significant at a single look, and is not after {options.Looks}"
                ),
            .. result.Exposure is { IsTroubling: true } exposure
                ? new[] { $"{ExperimentText.Percent(exposure.SeveralArmsShare)} of exposed users saw several arms" }
                : [],
        ];
}
