using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Experiments of the size that was planned find the planned effect as often as planned, by the test that is run.</summary>
[Trait("Speed", "Slow")]
public class PowerSimulations
{
    private static readonly int Many = Runs(8_000, 200_000);

    /// <summary>Treatment users per control user, baseline and planned relative effect. Tests of counts move in steps, which leaves a point on either side, and two where few users are enough.</summary>
    public static TheoryData<double, double, double> Plans
    {
        get
        {
            var plans = new TheoryData<double, double, double>();
            foreach (var ratio in new[] { 0.1, 0.25, 1, 4, 9 })
            {
                plans.Add(ratio, 0.02, 0.5);
                plans.Add(ratio, 0.1, 0.2);
                plans.Add(ratio, 0.1, -0.3);
                plans.Add(ratio, 0.5, 0.2);
            }

            return plans;
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Plan_AnySplit_HasThePlannedPower(double ratio, double baseline, double effect)
    {
        var plan = ExperimentPlan.For(
            new DesignOptions
            {
                Baseline = baseline,
                RelativeEffect = effect,
                Power = new PowerOptions { Ratio = ratio },
            }
        );
        (var control, var treatment) = (plan.Sample.Control!.Value, plan.Sample.Treatment!.Value);
        var found = Count(
            Many,
            Hash64.Of(501, (ulong)(ratio * 100), (ulong)(baseline * 100), (ulong)((1 + effect) * 10)),
            1,
            (ref random, happened) =>
                happened[0] = IsPositive(
                    ProportionTest.Of(
                        Variates.Binomial(control, baseline, ref random),
                        control,
                        Variates.Binomial(treatment, baseline * (1 + effect), ref random),
                        treatment
                    )
                )
        )[0];

        IsBetween(0.785, 0.815, found, Many, $"found, 1:{ratio}, {baseline} {effect:+0.0;-0.0}");
    }

    /// <summary>With equal arms the textbook's form leaves out what the pooled variance costs: half a point with 100 users an arm, more with fewer.</summary>
    [Theory]
    [InlineData(0.1, 2.0, 0.77, 0.83)]
    [InlineData(0.3, 1.0, 0.75, 0.83)]
    public void Plan_FewUsers_HasThePlannedPowerWithinThreePoints(
        double baseline,
        double effect,
        double least,
        double most
    )
    {
        var users = ProportionPower.SampleSize(baseline, baseline * (1 + effect)).Control!.Value;
        var found = Count(
            Many,
            Hash64.Of(502, (ulong)(baseline * 100)),
            1,
            (ref random, happened) =>
                happened[0] = IsPositive(
                    ProportionTest.Of(
                        Variates.Binomial(users, baseline, ref random),
                        users,
                        Variates.Binomial(users, baseline * (1 + effect), ref random),
                        users
                    )
                )
        )[0];

        IsBetween(least, most, found, Many, $"found with {users} users an arm");
    }

    /// <summary>Three treatments and Holm's correction: the plan counts the comparisons without being told.</summary>
    [Fact]
    public void Plan_FourArms_HasThePlannedPowerAfterTheCorrection()
    {
        var plan = ExperimentPlan.For(
            new DesignOptions
            {
                Baseline = 0.1,
                RelativeEffect = 0.3,
                Arms = 4,
            }
        );
        var users = plan.Sample.Control!.Value;
        var runs = Runs(2_000, 40_000);
        var metric = new ExperimentMetric("value", MetricKind.Mean);
        var found = Count(
            runs,
            503,
            1,
            (ref random, happened) =>
            {
                var arms = new ArmSample[4];
                for (var arm = 0; arm < 4; arm++)
                {
                    var successes = Variates.Binomial(users, arm == 1 ? 0.13 : 0.1, ref random);
                    arms[arm] = new ArmSample(
                        $"{arm}",
                        new PairedMoments(SampleMoments.FromCounts(successes, users), SampleMoments.Empty, 0)
                    );
                }

                var result = ExperimentResult.Of([new MetricSample(metric, arms)]);
                happened[0] = result.Metrics[0].AdjustedPValue <= 0.05;
            }
        )[0];

        IsBetween(0.785, 0.83, found, runs, "found among three treatments");
    }

    [Theory]
    [InlineData(1.0, 0.8, 1.0)]
    [InlineData(0.1, 0.5, 1.0)]
    [InlineData(4.0, 0.5, 1.0)]
    [InlineData(1.0, 0.2, 1.0)]
    public void MeanPower_AnySplit_IsThePowerOfWelchsTest(double ratio, double difference, double variance)
    {
        var options = new PowerOptions { Ratio = ratio };
        var sample = MeanPower.SampleSize(difference, variance, options);
        (var control, var treatment) = ((int)sample.Control!.Value, (int)sample.Treatment!.Value);
        var expected = MeanPower.Power(
            difference,
            variance,
            control,
            options with
            {
                Ratio = (double)treatment / control,
            }
        );
        var runs = Runs(4_000, 100_000);
        var found = Count(
            runs,
            Hash64.Of(504, (ulong)(ratio * 100), (ulong)(difference * 100)),
            1,
            (ref random, happened) =>
            {
                var before = new double[control];
                var after = new double[treatment];
                for (var i = 0; i < control; i++)
                {
                    before[i] = random.NextNormal() * Math.Sqrt(variance);
                }

                for (var i = 0; i < treatment; i++)
                {
                    after[i] = difference + (random.NextNormal() * Math.Sqrt(variance));
                }

                happened[0] = IsPositive(WelchTest.Of(before, after));
            }
        )[0];

        Assert.InRange(expected!.Value, 0.8, 0.83);
        IsBetween(expected.Value - 0.004, expected.Value + 0.004, found, runs, $"found, 1:{ratio}");
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void RelativePower_SmallestEffect_IsFoundAsOftenAsPlanned(double deviation)
    {
        const int users = 400;
        var effect = RelativePower.MinimumDetectableEffect(10, 100 * deviation * deviation, users)!.Value;
        var runs = Runs(4_000, 100_000);
        var found = Count(
            runs,
            Hash64.Of(505, (ulong)(deviation * 100)),
            1,
            (ref random, happened) =>
            {
                var before = new double[users];
                var after = new double[users];
                for (var i = 0; i < users; i++)
                {
                    before[i] = 10 + (10 * deviation * random.NextNormal());
                    after[i] = (10 * (1 + effect)) + (10 * deviation * random.NextNormal());
                }

                happened[0] = IsPositive(WelchTest.Relative(SampleMoments.Of(before), SampleMoments.Of(after)));
            }
        )[0];

        IsBetween(0.78, 0.82, found, runs, $"found, deviation {deviation}");
    }
}
