using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

/// <summary>Counts of none and all, samples of none, one and two, values next to the ends of what a number holds: a right number or a true reason.</summary>
public class EdgeTests
{
    private static readonly double[] Finite =
    [
        0,
        1,
        -1,
        0.1,
        0.3,
        7,
        1e9,
        1e200,
        -1e200,
        1e308,
        -1e308,
        double.MaxValue,
        1e-200,
        1e-320,
        double.Epsilon,
    ];

    private static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [InlineData(0, false, 0.0077877)]
    [InlineData(1, true, -0.0077877)]
    public void MinimumDetectableEffect_BaselineAtTheEnd_IsTheClosedForm(
        double baseline,
        bool downward,
        double expected
    )
    {
        var found = ProportionPower.MinimumDetectableEffect(baseline, 1000, downward: downward)!.Value;

        Assert.Equal(expected, found, 1e-7);

        // n d^2 = (z_a + z_b)^2 d (1 - d).
        var square = Math.Pow(NormalDistribution.UpperQuantile(0.025) + NormalDistribution.Quantile(0.8), 2);
        Near.Relative(square / (1000 + square), Math.Abs(found), 1e-12);
        if (baseline == 0)
        {
            Near.Relative(square / (1e12 + square), ProportionPower.MinimumDetectableEffect(0, 1e12)!.Value, 1e-10);
        }
    }

    [Fact]
    public void MinimumDetectableEffect_AnyBaselineAndMethod_HasThePlannedPower()
    {
        foreach (var method in Enum.GetValues<ProportionMethod>())
        {
            foreach (var baseline in new[] { 0, 1e-6, 0.01, 0.5, 0.99, 1 })
            {
                foreach (var downward in new[] { false, true })
                {
                    foreach (var ratio in new[] { 0.1, 1, 5 })
                    {
                        var options = new PowerOptions { Ratio = ratio, Alternative = Alternative.Greater };
                        var found = ProportionPower.MinimumDetectableEffect(baseline, 5_000, options, method, downward);
                        if (found is { } change)
                        {
                            var power = ProportionPower.Power(baseline, baseline + change, 5_000, options, method);
                            Assert.Equal(0.8, power!.Value, 1e-6);
                        }

                        // There is none only where even the rate's end is not found.
                        var end = downward ? 0 : 1;
                        Assert.Equal(
                            baseline == end || ProportionPower.Power(baseline, end, 5_000, options, method) < 0.8,
                            found is null
                        );
                    }
                }
            }
        }
    }

    [Fact]
    public void MinimumDetectableEffect_MarginThatIsKeptWithoutAnEffect_IsZero() =>
        Assert.Equal(
            0,
            ProportionPower.MinimumDetectableEffect(0.5, 1e6, new PowerOptions { NonInferiorityMargin = 0.1 })
        );

    [Fact]
    public void ProportionTest_NoneAgainstAll_SaysWhatIsMissing()
    {
        var result = ProportionTest.Of(0, 10, 10, 10);

        Assert.NotNull(result.PValue);
        Assert.NotNull(result.Interval);
        Assert.Null(result.StandardError);
        Assert.Contains("standard error is 0", result.Reason, StringComparison.Ordinal);
        Assert.Contains("standard error is 0", AlwaysValidTest.From(result, 20).Reason, StringComparison.Ordinal);
        Assert.NotNull(AlwaysValidTest.OfRates(0, 10, 10, 10).PValue);

        // Here not all units are the same, and a test that pools nothing has no error.
        var shifted = ProportionTest.Of(0, 10, 10, 10, new TestOptions { NullDifference = 0.1 });
        Assert.Null(shifted.PValue);
        Assert.DoesNotContain("all units of both arms", shifted.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e308)]
    [InlineData(-1e308)]
    [InlineData(double.MaxValue)]
    public void EveryTest_HugeNullDifference_SaysWhy(double difference)
    {
        var options = new TestOptions { NullDifference = difference };
        var arm = PairedMoments.Of([1, 2, 4], [1, 1, 2]);
        TestResult[] results =
        [
            RiskRatio.Of(100, 1000, 120, 1000, options),
            ProportionTest.Of(100, 1000, 120, 1000, options),
            WelchTest.Of([1, 2, 3], [2, 3, 5], options),
            RatioTest.Of(arm, arm, options),
            PostStratification.Of([(arm.First, arm.First)], options),
        ];

        Assert.All(results, IsSound);
        Assert.NotNull(results[0].Reason);
    }

    [Fact]
    public void Arguments_NotANumberOrInfinite_AreRefused()
    {
        foreach (var bad in NotFinite)
        {
            Action[] calls =
            [
                () => RelativePower.Power(1, 1, 100, bad),
                () => RelativePower.Power(bad, 1, 100, 0.1),
                () => RelativePower.Power(1, bad, 100, 0.1),
                () => RelativePower.Power(1, 1, bad, 0.1),
                () => RelativePower.Power(1, 1, 100, 0.1, tuningSample: bad),
                () => RelativePower.MinimumDetectableEffect(bad, 1, 100),
                () => ProportionPower.Power(0.1, 0.2, bad),
                () => ProportionPower.MinimumDetectableEffect(0.1, bad),
                () => ProportionPower.SampleSize(bad, 0.2),
                () => MeanPower.Power(1, 1, bad),
                () => MeanPower.SampleSize(bad, 1),
                () => MeanPower.SampleSize(1, bad),
                () => MeanPower.MinimumDetectableEffect(1, bad),
                () => AlwaysValidTest.Critical(bad, 0.05),
                () => AlwaysValidTest.Rho(0.05, bad),
                () => AlwaysValidTest.OfRates(1, 2, 1, 2, bad),
                () => AlwaysValidTest.OfRates(1, 2, 1, 2, 0.05, bad),
                () => NormalBayes.From(WelchTest.Of([1, 2], [1, 3]), bad),
                () => BinomialLimits.OfCount(10, bad),
                () => WilsonInterval.Of(1, 2, bad),
                () => GroupSequentialDesign.Of(SequentialBoundary.Pocock, 3, bad),
                () => ExperimentDuration.Steady(10, bad),
                () => CustomerValue.Discounted(new BgNbd(1, 1, 1, 1), TimeUnit.Day, 0, 0, 1, 1, 12, bad),
                () => CustomerValue.Discounted(new BgNbd(1, 1, 1, 1), TimeUnit.Day, 0, 0, 1, bad),
                () =>
                    DecisionRule.Decide(
                        ExperimentResult.Of(ExperimentSimulator.Draw(new SimulationOptions())),
                        new DecisionOptions { PlannedUsersPerArm = 1, DaysRun = bad }
                    ),
                () =>
                    ExperimentResult.Of(
                        ExperimentSimulator.Draw(new SimulationOptions()),
                        new AnalysisOptions { TuningSample = bad }
                    ),
            ];

            Assert.All(calls, call => Assert.ThrowsAny<ArgumentException>(call));
        }
    }

    [Fact]
    public void RelativePower_ExtremeNumbers_AreShares()
    {
        double[] sizes = [1e-300, 1e-150, 1e-9, 1, 1e9, 1e150, 1e300];
        foreach (var mean in sizes)
        {
            foreach (var variance in sizes)
            {
                foreach (var effect in new[] { 0, 1e-300, -0.5, 1e200 })
                {
                    Assert.InRange(RelativePower.Power(mean, variance, 1_000, effect), 0.05 - 1e-9, 1);
                }
            }
        }

        Assert.Equal(0.05, RelativePower.Power(1, 1e-300, 100, 0), 1e-12);
        Assert.Null(RelativePower.MinimumDetectableEffect(1, 1, 100, 0.04));
    }

    [Theory]
    [InlineData(0.5, 0.500_03)]
    [InlineData(0.5, 0.500_01)]
    [InlineData(0.1, 0.100_001)]
    [InlineData(0.3, 0.300_000_1)]
    public void SampleSize_AboveAThousandMillion_IsRoundedUp(double baseline, double rate)
    {
        var sample = ProportionPower.SampleSize(baseline, rate);

        Assert.True(sample.Exact > 1e9);
        Assert.Equal((long)Math.Ceiling(sample.Exact.Value), sample.Control);
    }

    [Fact]
    public void SampleSize_MoreThanAnyoneHas_SaysHowMany() =>
        Assert.Contains("1e18", MeanPower.SampleSize(1e-30, 1).Reason, StringComparison.Ordinal);

    [Fact]
    public void EveryTest_FiniteValuesOfAnySize_GivesANumberOrATrueReason()
    {
        var random = new Random(7);
        for (var draw = 0; draw < 20_000; draw++)
        {
            var control = Values(random, Finite);
            var treatment = Values(random, Finite);
            foreach (var result in Results(random, control, treatment))
            {
                IsSound(result);
                Assert.DoesNotContain("not numbers", result.Reason ?? "", StringComparison.Ordinal);
            }

            if (control.Distinct().Count() > 1 || treatment.Distinct().Count() > 1)
            {
                var reason = WelchTest.Of(control, treatment).Reason ?? "";
                Assert.DoesNotContain("no value differs", reason, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void EveryTest_ValuesThatAreNotFinite_SaysSo()
    {
        var random = new Random(8);
        for (var draw = 0; draw < 3_000; draw++)
        {
            double[] control = [.. Values(random, Finite), NotFinite[random.Next(3)]];
            var treatment = Values(random, Finite);
            foreach (var result in Results(random, control, treatment))
            {
                IsSound(result);
                Assert.Null(result.PValue);
            }
        }
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e308)]
    public void WelchTest_LargeFiniteValues_AreCalledTooLarge(double value)
    {
        Assert.Contains("too large", WelchTest.Of([value, -value, 0], [1, 2, 3]).Reason, StringComparison.Ordinal);
        Assert.Equal(value, SampleMoments.Of([value, value, value]).Mean);
        Assert.Equal(value / 2, SampleMoments.Of([value, value, value, -value]).Mean, value * 1e-15);
        Assert.Contains(
            "too large",
            RatioTest.Of(PairedMoments.Of([value, 0, 1], [1, 2, 3]), PairedMoments.Of([1, 2, 3], [1, 2, 3])).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RateMetric_SharesInsteadOfZerosAndOnes_IsRefused()
    {
        var rate = new ExperimentMetric("conversion", MetricKind.Rate);
        double[][] bad =
        [
            [0.5, 0.5, 0.5, 0.5],
            [0, 1, 0.25, 0.75],
            [2, 0, 0, 0],
            [-1, 1, 1, 1],
            [0, 1, 0.5, 0.5],
        ];
        foreach (var values in bad)
        {
            foreach (var covariates in new[] { Array.Empty<double>(), [1, 2, 3, 4] })
            {
                var result = ExperimentResult
                    .Of([
                        new MetricSample(
                            rate,
                            [ArmSample.Of("a", [0, 1, 1, 0], covariates), ArmSample.Of("b", values, covariates)]
                        ),
                    ])
                    .Metrics[0];

                Assert.Null(result.Absolute.PValue);
                Assert.Null(result.AlwaysValid.PValue);
                Assert.Null(result.Bayesian.ChanceToBeat);
                Assert.Contains("the treatment has values other than 0 and 1", result.Reason, StringComparison.Ordinal);
            }
        }

        var good = ExperimentResult.Of([
            new MetricSample(rate, [ArmSample.Of("a", [0, 1, 1, 0]), ArmSample.Of("b", [1, 1, 1, 0])]),
        ]);
        Assert.Equal(ProportionTest.Of(2, 4, 3, 4).PValue, good.Metrics[0].Absolute.PValue);
    }

    [Fact]
    public void KaplanMeier_AnyTimes_HasStepsThatFallAndIntervalsAroundThem()
    {
        var random = new Random(9);
        double[] times = [0, double.Epsilon, 1e-300, 0.5, 1, 2, 1e300, double.MaxValue];
        for (var draw = 0; draw < 2_000; draw++)
        {
            var curve = KaplanMeier.Of(
                Enumerable
                    .Range(0, random.Next(6))
                    .Select(_ => new SurvivalTime(
                        times[random.Next(times.Length)],
                        random.Next(2) == 0,
                        random.Next(3) == 0 ? 1_000_000_000_000 : 1 + random.Next(3)
                    ))
            );
            var last = 1.0;
            foreach (var step in curve.Steps)
            {
                Assert.InRange(step.Survival, 0, last);
                Assert.Equal(step.Survival == 0, step.Low is null);
                Assert.Equal(step.Low is null, step.High is null);
                Assert.True(
                    step.Low is null || (step.Low <= step.Survival && step.Survival <= step.High && step.High <= 1)
                );
                last = step.Survival;
            }
        }
    }

    private static double[] Values(Random random, double[] values)
    {
        // Few different values, so that constants come up as often as others.
        var few = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => values[random.Next(values.Length)]).ToArray();
        return [.. Enumerable.Range(0, random.Next(7)).Select(_ => few[random.Next(few.Length)])];
    }

    private static IEnumerable<TestResult> Results(Random random, double[] control, double[] treatment)
    {
        (var before, var after) = (SampleMoments.Of(control), SampleMoments.Of(treatment));
        double[] Shuffled(double[] values) => [.. values.OrderBy(_ => random.Next())];
        var pairs = PairedMoments.Of(control, Shuffled(control));
        var others = PairedMoments.Of(treatment, Shuffled(treatment));
        var cuped = Cuped.Of([pairs, others]);
        var welch = WelchTest.Of(before, after);
        yield return welch;
        yield return WelchTest.Relative(before, after);
        yield return WelchTest.Of(cuped.Adjusted[0], cuped.Adjusted[1]);
        yield return RatioTest.Of(pairs, others);
        yield return RatioTest.Relative(pairs, others);
        yield return PostStratification.Of([(before, after), (after, before)]);
        yield return AlwaysValidTest.OfMeans(before, after);
        yield return AlwaysValidTest.OfRatios(pairs, others);
        yield return AlwaysValidTest.From(welch, Math.Max(1, before.Count + after.Count));
        yield return QuantileBootstrap.Of(
            [.. control, .. control, .. control],
            [.. treatment, .. treatment, .. treatment],
            0.4,
            1,
            100
        );
        var belief = NormalBayes.From(welch);
        Assert.True(belief.Reason is not null || double.IsFinite(belief.LossOfControl!.Value));
        Assert.True(cuped.VarianceReduction is null or (>= 0 and <= 1));
    }

    private static void IsSound(TestResult result)
    {
        var text = result.ToString();
        foreach (var number in new[] { result.Effect, result.StandardError, result.Statistic, result.DegreesOfFreedom })
        {
            Assert.True(number is null || double.IsFinite(number.Value), text);
        }

        Assert.True(result.PValue is null or (>= 0 and <= 1), text);
        Assert.True((result.PValue is not null && result.Interval is not null) || result.Reason is not null, text);
        Assert.True(result.Interval is null || result.Interval.Low <= result.Interval.High, text);
    }
}
