using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Experiments;

public class DesignTests
{
    private static readonly DesignOptions Reactivation = new()
    {
        Baseline = 0.032,
        RelativeEffect = 0.5,
        NewUsersPerDay = 600,
        SegmentSize = 36_000,
    };

    [Fact]
    public void For_ReactivationCase_GivesTheCorrectedPlan()
    {
        var plan = ExperimentPlan.For(Reactivation);

        Assert.Equal((2351L, 4702L), (plan.Sample.Control!.Value, plan.TotalUsers!.Value));
        Assert.Equal(7.84, plan.Duration!.ExactDays!.Value, 5e-3);
        Assert.Equal(14, plan.Duration.Days);
        Assert.Equal(0.963, plan.PowerAt(4200)!.Value, 5e-4);
        Assert.Equal(0.364, plan.RelativeMinimumDetectableEffectAt(4200)!.Value, 5e-4);
        Assert.Contains("2,351", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(12, plan.ToTable().RowCount);
    }

    [Fact]
    public void For_SegmentTooSmall_SaysWhy()
    {
        var plan = ExperimentPlan.For(Reactivation with { SegmentSize = 4000 });

        Assert.Null(plan.Duration!.Days);
        Assert.Equal("4702 users are needed and only 4000 come", plan.Duration.Reason);
        Assert.Contains("only 4000 come", plan.ToTable().Title, StringComparison.Ordinal);
        Assert.NotNull(
            ExperimentPlan.For(Reactivation with { SegmentSize = 100, NewUsersPerDay = null }).Duration!.Reason
        );
    }

    [Fact]
    public void For_SeveralArms_CountsAllOfThem()
    {
        var plan = ExperimentPlan.For(
            Reactivation with
            {
                Arms = 4,
                Power = new PowerOptions { Comparisons = 3, Ratio = 0.5 },
            }
        );

        Assert.Equal(plan.Sample.Control + (3 * plan.Sample.Treatment), plan.TotalUsers);

        // Each treatment is a comparison, also where nobody says so.
        var untold = ExperimentPlan.For(
            Reactivation with
            {
                Arms = 4,
                Power = new PowerOptions { Ratio = 0.5 },
            }
        );
        Assert.Equal(plan.Sample, untold.Sample);
        Assert.True(untold.Sample.Control > ExperimentPlan.For(Reactivation).Sample.Control);
    }

    [Fact]
    public void Along_ReturningVisitors_TakesLongerThanASteadyStream()
    {
        // 600 on the first day, and ever fewer whom nobody has seen yet.
        long[] seen = [600, 1100, 1500, 1800, 2050, 2250, 2400, 2500];

        var duration = ExperimentDuration.Along(2450, seen);

        Assert.Equal(7.5, duration.ExactDays!.Value, 1e-12);
        Assert.Equal(14, duration.Days);
        // After its end the curve rises as in its last week, by (2500 - 600) / 7 a day.
        Assert.Equal(2500 + (6 * 1900.0 / 7), duration.UsersAtEnd, 1e-9);
        Assert.Equal(7, ExperimentDuration.Steady(2450, 600).Days);
    }

    [Fact]
    public void Along_ExactlyAWeek_IsAWeek()
    {
        Assert.Equal(7, ExperimentDuration.Steady(700, 100).Days);
        Assert.Equal(7, ExperimentDuration.Steady(700, 100).ExactDays);
        Assert.Equal(14, ExperimentDuration.Steady(701, 100).Days);
        Assert.Equal(7, ExperimentDuration.Steady(1, 100).Days);
    }

    [Fact]
    public void Along_NoCurve_Refuses()
    {
        Assert.Throws<ArgumentException>(() => ExperimentDuration.Along(10, []));
        Assert.Throws<ArgumentException>(() => ExperimentDuration.Along(10, [5, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExperimentDuration.Along(0, [5]));
        Assert.NotNull(ExperimentDuration.Along(10, [5, 5, 5, 5, 5, 5, 5, 5]).Reason);
    }

    [Fact]
    public void PowerCurve_OfADesign_RisesToThePlannedPower()
    {
        var curve = PowerCurve.For(Reactivation, [0.25, 0.5], 100, 20_000);
        var half = curve.Points.Where(point => point.RelativeEffect == 0.5).ToArray();

        Assert.Equal(2, curve.Points.DistinctBy(point => point.RelativeEffect).Count());
        Assert.True(half.Zip(half.Skip(1)).All(pair => pair.First.Power <= pair.Second.Power + 1e-12));
        Assert.True(half.First(point => point.Power >= 0.8).ControlUsers >= 2351);
        Assert.True(half.Last(point => point.Power < 0.8).ControlUsers < 2351);
        Assert.Contains("+25 %: ", curve.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_PanelSetting_AgreesWithTheTests()
    {
        var panel = WhatIf.For(new WhatIfOptions());

        Assert.Equal(4918, panel.RequiredUsersPerArm);
        Assert.Equal(ProportionTest.Of(400, 5000, 480, 5000).PValue, panel.Observed.PValue);
        Assert.Equal(ProportionPower.Power(0.08, 0.096, 5000)!.Value, panel.Power!.Value, 1e-12);
        Assert.NotNull(panel.Bayesian.ChanceToBeat);
        Assert.Equal(9, panel.ToTable().RowCount);
        Assert.Contains("control", panel.ToChart().ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_OutOfRange_Refuses()
    {
        foreach (
            var options in new WhatIfOptions[]
            {
                new() { UsersPerArm = 99 },
                new() { UsersPerArm = 50_001 },
                new() { Baseline = 0 },
                new() { Lift = 20 },
                new() { Confidence = 1 },
            }
        )
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => WhatIf.For(options));
        }
    }
}
