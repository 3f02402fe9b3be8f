using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Experiments;

public class DecisionTests
{
    private static readonly DecisionOptions Plan = new() { PlannedUsersPerArm = 1000, DaysRun = 14 };
    private static readonly ExperimentMetric Conversion = new("conversion", MetricKind.Rate);
    private static readonly ExperimentMetric Errors = new("errors", MetricKind.Rate)
    {
        HigherIsBetter = false,
        IsGuardrail = true,
        NonInferiorityMargin = 0.1,
    };

    [Fact]
    public void Decide_SignificantGoal_Ships() =>
        Assert.Equal(Verdict.Ship, Decide(Plan, (Conversion, 500, 10_000, 600, 10_000)).Verdict);

    [Fact]
    public void Decide_SignificantlyWorse_RollsBack() =>
        Assert.Equal(Verdict.RollBack, Decide(Plan, (Conversion, 600, 10_000, 500, 10_000)).Verdict);

    [Fact]
    public void Decide_GuardrailHarmed_RollsBack()
    {
        var decision = Decide(Plan, (Conversion, 500, 10_000, 600, 10_000), (Errors, 500, 10_000, 650, 10_000));

        Assert.Equal(Verdict.RollBack, decision.Verdict);
        Assert.StartsWith("errors is worse", decision.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_GuardrailUnproven_IsReviewed() =>
        Assert.Equal(
            Verdict.Review,
            Decide(Plan, (Conversion, 500, 10_000, 600, 10_000), (Errors, 50, 10_000, 50, 10_000)).Verdict
        );

    [Fact]
    public void Decide_GuardrailProven_Ships() =>
        Assert.Equal(
            Verdict.Ship,
            Decide(Plan, (Conversion, 500, 10_000, 600, 10_000), (Errors, 4000, 10_000, 4000, 10_000)).Verdict
        );

    [Fact]
    public void Decide_TooFewUsers_KeepsRunning()
    {
        var decision = Decide(Plan with { PlannedUsersPerArm = 20_000 }, (Conversion, 500, 10_000, 700, 10_000));

        Assert.Equal((Verdict.KeepRunning, true), (decision.Verdict, decision.IsRefusal));
        Assert.Equal("10000 of 20000 planned users per arm", decision.Reasons[0]);
    }

    [Fact]
    public void Decide_TooFewDays_KeepsRunning() =>
        Assert.Equal(
            (Verdict.KeepRunning, true),
            (
                Decide(Plan with { DaysRun = 2 }, (Conversion, 500, 10_000, 700, 10_000)).Verdict,
                Decide(Plan with { DaysRun = 2 }, (Conversion, 500, 10_000, 700, 10_000)).IsRefusal
            )
        );

    [Fact]
    public void Decide_SampleRatioMismatch_Refuses()
    {
        var decision = Decide(Plan, (Conversion, 500, 10_000, 700, 11_000));

        Assert.Equal((Verdict.Review, true), (decision.Verdict, decision.IsRefusal));
        Assert.StartsWith("sample ratio mismatch", decision.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_NothingComputed_Refuses()
    {
        var decision = Decide(Plan, (Conversion, 0, 10_000, 0, 10_000));

        Assert.Equal((Verdict.Review, true), (decision.Verdict, decision.IsRefusal));
        Assert.Contains("could not be computed", decision.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OnlyGuardrails_Refuses() =>
        Assert.True(Decide(Plan, (Errors, 500, 10_000, 500, 10_000)).IsRefusal);

    [Fact]
    public void Decide_SuspiciousLift_IsReviewed()
    {
        var decision = Decide(Plan, (Conversion, 500, 10_000, 900, 10_000));

        Assert.Equal(Verdict.Review, decision.Verdict);
        Assert.Contains(decision.Warnings, warning => warning.StartsWith("suspicious", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_SignificantOnlyAtASingleLook_FlagsPeeking()
    {
        (ExperimentMetric, long, long, long, long) goal = (Conversion, 500, 10_000, 570, 10_000);
        var looked = Decide(Plan with { Looks = 5, PlannedLooks = 5 }, goal);

        Assert.Equal(Verdict.Ship, Decide(Plan, goal).Verdict);
        Assert.Equal(Verdict.Review, looked.Verdict);
        Assert.Contains(looked.Warnings, warning => warning.StartsWith("peeking", StringComparison.Ordinal));
        Assert.Equal(
            Verdict.Ship,
            Decide(Plan with { Looks = 5, PlannedLooks = 5 }, (Conversion, 500, 10_000, 700, 10_000)).Verdict
        );
    }

    [Fact]
    public void Decide_NothingSettledBeforeTheLastLook_KeepsRunning()
    {
        var decision = Decide(Plan with { Looks = 2, PlannedLooks = 5 }, (Conversion, 500, 10_000, 510, 10_000));

        Assert.Equal((Verdict.KeepRunning, false), (decision.Verdict, decision.IsRefusal));
        Assert.Equal("nothing is settled at look 2 of 5 planned", decision.Reasons[0]);
    }

    [Fact]
    public void Decide_MoreLooksThanPlanned_WarnsAndDecidesOnOverwhelmingEvidenceAlone()
    {
        var looked = Decide(Plan with { Looks = 2 }, (Conversion, 500, 10_000, 600, 10_000));

        Assert.Equal(Verdict.Review, looked.Verdict);
        Assert.Contains(looked.Warnings, warning => warning.Contains("alpha is spent", StringComparison.Ordinal));
        Assert.Equal(Verdict.Ship, Decide(Plan with { Looks = 2 }, (Conversion, 500, 10_000, 740, 10_000)).Verdict);
    }

    [Fact]
    public void Decide_AnyNumberOfLooks_TakesTheAlwaysValidPValueAtTheFirstOne()
    {
        var anytime = Plan with { PlannedLooks = null };

        Assert.Equal(Verdict.Ship, Decide(Plan, (Conversion, 500, 10_000, 590, 10_000)).Verdict);
        Assert.Equal(Verdict.Review, Decide(anytime, (Conversion, 500, 10_000, 590, 10_000)).Verdict);
        Assert.Equal(Verdict.Ship, Decide(anytime, (Conversion, 500, 10_000, 640, 10_000)).Verdict);
    }

    [Fact]
    public void Decide_HarmToOneOfManyGuardrails_MustPassTheWholeFamily()
    {
        // One look at one guardrail has p = 0.017; beside nine others that is chance.
        (ExperimentMetric, long, long, long, long) goal = (Conversion, 500, 10_000, 500, 10_000);
        (ExperimentMetric, long, long, long, long) Guardrail(int i, long treated) =>
            (Errors with { Name = $"errors {i}" }, 500, 10_000, treated, 10_000);

        Assert.Equal(Verdict.RollBack, Decide(Plan, goal, Guardrail(0, 580)).Verdict);
        Assert.NotEqual(
            Verdict.RollBack,
            Decide(Plan, [goal, Guardrail(0, 580), .. Enumerable.Range(1, 9).Select(i => Guardrail(i, 500))]).Verdict
        );
    }

    [Fact]
    public void Decide_ControlWithoutSuccesses_IsReviewedAndNotOverlooked()
    {
        var decision = Decide(Plan, (Conversion, 0, 10_000, 60, 10_000));

        Assert.Equal(Verdict.Review, decision.Verdict);
        Assert.Contains("too good to be believed", decision.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(
            Verdict.RollBack,
            Decide(Plan, (Errors, 0, 10_000, 60, 10_000), (Conversion, 500, 10_000, 500, 10_000)).Verdict
        );
    }

    [Fact]
    public void Decide_OptionsOutOfRange_AreRefused()
    {
        foreach (
            var options in new[]
            {
                Plan with
                {
                    Looks = 0,
                },
                Plan with
                {
                    PlannedLooks = 0,
                },
                Plan with
                {
                    DaysRun = double.NaN,
                },
                Plan with
                {
                    PlannedUsersPerArm = -1,
                },
                Plan with
                {
                    TargetEffect = double.PositiveInfinity,
                },
            }
        )
        {
            Assert.ThrowsAny<ArgumentException>(() => Decide(options, (Conversion, 500, 10_000, 600, 10_000)));
        }
    }

    [Fact]
    public void Decide_NoEffect_IsReviewedWithWhatIsRuledOut()
    {
        Assert.Contains(
            "ruled out",
            Decide(Plan, (Conversion, 5000, 100_000, 5010, 100_000)).Reasons[0],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "not ruled out",
            Decide(Plan, (Conversion, 50, 1000, 51, 1000)).Reasons[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0.06, 0.01, Verdict.Ship)]
    [InlineData(0.02, 0.02, Verdict.KeepRunning)]
    [InlineData(-0.06, 0.01, Verdict.RollBack)]
    [InlineData(-0.004, 0.001, Verdict.KeepRunning)]
    public void BayesianRule_RelativeEffects_FollowsChanceAndRisk(double effect, double error, Verdict expected)
    {
        var relative = NormalBayes.From(new TestResult("t", effect, error, effect / error, null, 0.5, null));

        Assert.Equal(expected, new BayesianRule().Decide(relative));
    }

    [Fact]
    public void BayesianRule_NothingComputed_IsReviewed() =>
        Assert.Equal(Verdict.Review, new BayesianRule().Decide(BayesianResult.NotComputed("normal", "no units")));

    [Fact]
    public void ToTable_Report_HasARowPerTreatment() =>
        Assert.Equal(1, DecisionRule.Decide(Result((Conversion, 500, 10_000, 600, 10_000)), Plan).ToTable().RowCount);

    private static Decision Decide(
        DecisionOptions options,
        params (ExperimentMetric Metric, long X1, long N1, long X2, long N2)[] metrics
    ) => Assert.Single(DecisionRule.Decide(Result(metrics), options).Decisions);

    private static ExperimentResult Result(
        params (ExperimentMetric Metric, long X1, long N1, long X2, long N2)[] metrics
    ) =>
        ExperimentResult.Of([
            .. metrics.Select(each => new MetricSample(
                each.Metric,
                [Arm("control", each.X1, each.N1), Arm("treatment", each.X2, each.N2)]
            )),
        ]);

    private static ArmSample Arm(string name, long successes, long trials) =>
        new(name, new PairedMoments(SampleMoments.FromCounts(successes, trials), SampleMoments.Empty, 0));
}
