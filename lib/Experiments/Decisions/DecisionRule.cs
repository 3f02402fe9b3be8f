using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Experiments;

/// <summary>
/// From results to decisions, in this order: refuse where the arms are out of proportion, too small or nothing was computed; roll back where a goal or guardrail is significantly worse; review a
/// suspicious success or a guardrail that is not shown to be unharmed; ship a significant success; keep running while looks are planned; review what the plan could not settle. An experiment without any
/// effect is shipped or rolled back with a chance of at most alpha over all planned looks, goals, guardrails and treatments together (of 1.01 alpha if one looks on beyond the plan), as far as each
/// test holds its own level; see <see cref="DecisionOptions.PlannedLooks"/>.
/// </summary>
public static class DecisionRule
{
    /// <summary>Decides for each treatment.</summary>
    public static DecisionReport Decide(ExperimentResult result, DecisionOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        var family = new DecisionFamily(result, options.Checked());
        return new DecisionReport([
            .. result.Arms.Skip(1).Select((arm, i) => Decide(result, options, family, arm, i + 1)),
        ]);
    }

    private static Decision Decide(
        ExperimentResult result,
        DecisionOptions options,
        DecisionFamily family,
        string arm,
        int place
    )
    {
        var metrics = result.Metrics.Where(metric => metric.Arm == arm).ToArray();
        var goals = metrics.Where(metric => !metric.Metric.IsGuardrail).ToArray();
        var guardrails = metrics.Where(metric => metric.Metric.IsGuardrail).ToArray();
        var warnings = Warnings(result, goals, options, family);
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

        if (metrics.Where(metric => family.Differs(metric) && Gain(metric) < 0).ToArray() is { Length: > 0 } harmed)
        {
            return Say(Verdict.RollBack, harmed.Select(metric => $"{metric.Metric.Name} is worse: {Effect(metric)}"));
        }

        var better = goals.Where(goal => family.Differs(goal) && Gain(goal) > 0).ToArray();
        var unproven = guardrails.Where(guardrail => !family.IsUnharmed(guardrail)).ToArray();

        // Against a control of 0 any effect is beyond every bound.
        var suspicious = better
            .Where(goal => !(Math.Abs(goal.Relative.Effect ?? double.NaN) <= options.SuspiciousEffect))
            .ToArray();
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

        return options.IsLastPlannedLook
            ? Say(Verdict.Review, goals.Select(goal => Undecided(goal, options)))
            : Say(Verdict.KeepRunning, $"nothing is settled at look {options.Looks} of {options.PlannedLooks} planned");
    }

    // The absolute effect turned so that more is better: it has a sign also where the control is 0.
    private static double? Gain(MetricResult metric) =>
        metric.Metric.HigherIsBetter ? metric.Absolute.Effect : -metric.Absolute.Effect;

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
        DecisionFamily family
    ) =>
        [
            .. goals
                .Where(goal => Math.Abs(goal.Relative.Effect ?? 0) > options.SuspiciousEffect)
                .Select(goal =>
                    $"suspicious effect on {goal.Metric.Name}: {ExperimentText.SignedPercent(goal.Relative.Effect)}"
                ),
            .. goals
                .Where(goal =>
                    options.Looks > 1 && goal.DecidingPValue <= result.Options.Alpha && !family.Differs(goal)
                )
                .Select(goal =>
                    $"peeking: {goal.Metric.Name} would be significant at a single look, and is not after {options.Looks}"
                ),
            .. options.IsBeyondPlan
                ? new[]
                {
                    $"look {options.Looks} of {options.PlannedLooks} planned: alpha is spent, and only overwhelming evidence decides",
                }
                : [],
            .. result.Exposure is { IsTroubling: true } exposure
                ? new[] { $"{Words.Percent(exposure.SeveralArmsShare)} of exposed users saw several arms" }
                : [],
        ];
}
