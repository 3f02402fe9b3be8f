using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using Tests.Statistics;

namespace Tests.Experiments;

public class AnalysisTests
{
    private static readonly double[] PreA = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    private static readonly double[] PostA = [4, 2, 5, 1, 7, 10, 3, 7, 5, 4];
    private static readonly double[] PreB = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8];
    private static readonly double[] PostB = [4, 9, 3, 9, 4, 10, 3, 11, 4, 9];
    private static readonly ExperimentMetric Revenue = new("revenue", MetricKind.Mean);
    private static readonly ExperimentMetric Conversion = new("conversion", MetricKind.Rate);

    [Fact]
    public void Cuped_ToyData_MatchesTheVector()
    {
        var cuped = Cuped.Of([PairedMoments.Of(PostA, PreA), PairedMoments.Of(PostB, PreB)]);
        var test = WelchTest.Of(cuped.Adjusted[0], cuped.Adjusted[1]);

        Near.Relative(1.023047375160051, cuped.Theta, 1e-12);
        Near.Relative(1.8, WelchTest.Of(PostA, PostB).Effect!.Value, 1e-12);
        Near.Relative(0.19171078376285278, WelchTest.Of(PostA, PostB).PValue!.Value, 1e-11);
        Near.Relative(0.9815620998719599, test.Effect!.Value, 1e-12);
        Near.Relative(0.001221519693517331, test.PValue!.Value, 1e-10);
        Near.Relative(0.31060967650208604, cuped.Adjusted[0].Variance, 1e-12);
        Near.Relative(0.3449135090421989, cuped.Adjusted[1].Variance, 1e-12);
    }

    [Fact]
    public void Cuped_CovariateThatDoesNotVary_ChangesNothing()
    {
        var cuped = Cuped.Of([PairedMoments.Of([1, 2], [5, 5]), PairedMoments.Of([3, 5], [5, 5])]);

        Assert.Equal((0, 0), (cuped.Theta, cuped.VarianceReduction));
        Assert.Equal(SampleMoments.Of([1, 2]), cuped.Adjusted[0]);
    }

    [Fact]
    public void Winsorising_Percentile_IsTakenOverAllArms()
    {
        var capped = Winsorising.Of(
            [
                [1, 2, 3],
                [4, 100],
            ],
            0.75
        );

        Assert.Equal((4, 1), (capped.Cap, capped.Capped));
        Assert.Equal([1, 2, 3], capped.Arms[0]);
        Assert.Equal([4, 4], capped.Arms[1]);
        Assert.True(
            double.IsNaN(
                Winsorising
                    .Of([
                        [],
                        [],
                    ])
                    .Cap
            )
        );
    }

    [Fact]
    public void Of_AllKindsOfMetrics_GivesEachItsTest()
    {
        var result = ExperimentResult.Of([
            new MetricSample(Conversion, [ArmSample.Of("a", Ones(134, 4200)), ArmSample.Of("b", Ones(202, 4200))]),
            new MetricSample(Revenue, [ArmSample.Of("a", PostA, PreA), ArmSample.Of("b", PostB, PreB)]),
            new MetricSample(
                new ExperimentMetric("AOV", MetricKind.Ratio),
                [ArmSample.OfRatio("a", PostA, PreA), ArmSample.OfRatio("b", PostB, PreB)]
            ),
        ]);

        Near.Relative(0.00015296800238179194, result.Metrics[0].Absolute.PValue!.Value, 1e-11);
        Near.Relative(0.001221519693517331, result.Metrics[1].Absolute.PValue!.Value, 1e-10);
        Near.Relative(1.023047375160051, result.Metrics[1].Theta!.Value, 1e-12);
        Assert.Equal(4.8, result.Metrics[1].ControlValue);
        Assert.Equal(48.0 / 39, result.Metrics[2].ControlValue);
        Assert.Equal(
            MultipleComparisons.Holm([.. result.Metrics.Select(metric => metric.Absolute.PValue)]),
            result.Metrics.Select(metric => metric.AdjustedPValue)
        );
        Assert.False(result.HasSampleRatioMismatch);
        Assert.Equal("Users in the arms: 4,200 and 4,200; p = 1.0000, no mismatch.", result.ArmsSentence);
        Assert.Equal(
            $"{result.Metrics.Count(metric => metric.AdjustedPValue <= 0.0004)} of 3 metrics differ significantly.",
            result.SignificanceSentence(0.0004)
        );
        Assert.Equal(3, result.ToTable().RowCount);
        Assert.Contains("AOV", result.ToChart().ToString(), StringComparison.Ordinal);
    }

    /// <summary>The unit of an always-valid result is the metric's own: a relative effect of few successes is skewed, and its test positive too often.</summary>
    [Fact]
    public void Of_AnyKindOfMetric_AlwaysValidStandsOnTheAbsoluteDifference()
    {
        var result = ExperimentResult.Of([
            new MetricSample(Conversion, [ArmSample.Of("a", Ones(134, 4200)), ArmSample.Of("b", Ones(202, 4200))]),
            new MetricSample(Revenue, [ArmSample.Of("a", PostA), ArmSample.Of("b", PostB)]),
            new MetricSample(
                new ExperimentMetric("AOV", MetricKind.Ratio),
                [ArmSample.OfRatio("a", PostA, PreA), ArmSample.OfRatio("b", PostB, PreB)]
            ),
        ]);

        Assert.All(
            result.Metrics,
            metric => Near.Relative(metric.Absolute.Effect!.Value, metric.AlwaysValid.Effect!.Value, 1e-12)
        );
        Assert.Equal(AlwaysValidTest.OfRates(134, 4200, 202, 4200, 1 - 0.95), result.Metrics[0].AlwaysValid);
    }

    [Fact]
    public void Of_NothingToCompute_SaysWhyEverywhere()
    {
        var result = ExperimentResult.Of([
            new MetricSample(Revenue, [ArmSample.Of("a", []), ArmSample.Of("b", [])]),
            new MetricSample(Conversion, [ArmSample.Of("a", [double.NaN]), ArmSample.Of("b", [1])]),
        ]);

        Assert.All(result.Metrics, metric => Assert.NotNull(metric.Reason));
        Assert.All(result.Metrics, metric => Assert.Null(metric.DecidingPValue));
        Assert.All(result.Metrics, metric => Assert.NotNull(metric.Bayesian.Reason));
        Assert.NotNull(result.SampleRatio.Reason);
        Assert.Equal(
            "Users in the arms: 0 and 0; whether they fit the plan cannot be said, for no arm has units.",
            result.ArmsSentence
        );
        Assert.StartsWith(
            "No metric could be compared; not computed: revenue",
            result.SignificanceSentence(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("NULL", result.ToTable().ToString(), StringComparison.Ordinal);
        Assert.Contains("No effect could be computed", result.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ExperimentResult.Of([]));
    }

    [Fact]
    public void Of_ArmsSwapped_NegatesEffects()
    {
        for (var run = 0; run < 20; run++)
        {
            var samples = ExperimentSimulator.Draw(new SimulationOptions { Seed = 8, ConversionLift = 0.3 }, run);
            var swapped = samples.Select(sample => sample with { Arms = [sample.Arms[1], sample.Arms[0]] }).ToArray();
            var one = ExperimentResult.Of(samples).Metrics;
            var other = ExperimentResult.Of(swapped).Metrics;
            foreach ((var before, var after) in one.Zip(other))
            {
                Near.Relative(-before.Absolute.Effect!.Value, after.Absolute.Effect!.Value, 1e-12);
                Near.Relative(before.Absolute.PValue!.Value, after.Absolute.PValue!.Value, 1e-10);
                Near.Relative(-before.Absolute.Interval!.Low, after.Absolute.Interval!.High, 1e-10);
            }
        }
    }

    [Fact]
    public void Of_MoneyScaled_ScalesEffectsAndKeepsPValues()
    {
        var random = new Random(6);
        for (var run = 0; run < 50; run++)
        {
            var a = Enumerable.Range(0, 200).Select(_ => Math.Exp(3 * random.NextDouble())).ToArray();
            var b = Enumerable.Range(0, 150).Select(_ => Math.Exp(3.1 * random.NextDouble())).ToArray();
            var factor = Math.Pow(10, random.Next(-6, 7)) * 3;
            var one = ExperimentResult.Of([new(Revenue, [ArmSample.Of("a", a), ArmSample.Of("b", b)])]).Metrics[0];
            var other = ExperimentResult.Of([new(Revenue, [Scaled("a", a, factor), Scaled("b", b, factor)])]).Metrics[
                0
            ];

            Near.Relative(one.Absolute.Effect!.Value * factor, other.Absolute.Effect!.Value, 1e-11);
            Near.Relative(one.Absolute.PValue!.Value, other.Absolute.PValue!.Value, 1e-10);
            Near.Relative(one.Relative.Effect!.Value, other.Relative.Effect!.Value, 1e-11);
            Near.Relative(one.Relative.StandardError!.Value, other.Relative.StandardError!.Value, 1e-11);
        }
    }

    [Fact]
    public void Add_SplitUsers_GivesTheSameResultTo1e12()
    {
        var random = new Random(9);
        for (var run = 0; run < 50; run++)
        {
            var values = Draw(random, 300);
            var before = values.Select(value => (0.5 * value) + random.NextDouble()).ToArray();
            var others = Draw(random, 250);
            var othersBefore = others.Select(value => (0.5 * value) + random.NextDouble()).ToArray();
            var at = random.Next(2, 200);
            var whole = new MetricSample(
                Revenue,
                [ArmSample.Of("a", values, before), ArmSample.Of("b", others, othersBefore)]
            );
            var first = new MetricSample(
                Revenue,
                [
                    ArmSample.Of("a", values.AsSpan(0, at), before.AsSpan(0, at)),
                    ArmSample.Of("b", others.AsSpan(0, at), othersBefore.AsSpan(0, at)),
                ]
            );
            var second = new MetricSample(
                Revenue,
                [
                    ArmSample.Of("a", values.AsSpan(at), before.AsSpan(at)),
                    ArmSample.Of("b", others.AsSpan(at), othersBefore.AsSpan(at)),
                ]
            );

            var expected = ExperimentResult.Of([whole]).Metrics[0];
            var actual = ExperimentResult.Of([first.Add(second)]).Metrics[0];

            Assert.Equal(expected.Absolute.Effect!.Value, actual.Absolute.Effect!.Value, 1e-12);
            Near.Relative(expected.Absolute.StandardError!.Value, actual.Absolute.StandardError!.Value, 1e-12);
            Assert.Equal(expected.Absolute.PValue!.Value, actual.Absolute.PValue!.Value, 1e-12);
            Near.Relative(expected.Theta!.Value, actual.Theta!.Value, 1e-12);
        }
    }

    [Fact]
    public void SegmentAnalysis_ConfoundingToy_WarnsOfSimpsonsParadox()
    {
        var segments = new[]
        {
            new SegmentSample("high", Rates(30, 100, 225, 900)),
            new SegmentSample("low", Rates(90, 900, 5, 100)),
        };

        var analysis = SegmentAnalysis.Of(segments);
        var means = PostStratification.StandardisedMeans([
            .. segments.Select(segment => (segment.Sample.Arms[0].Values.First, segment.Sample.Arms[1].Values.First)),
        ]);

        Assert.Equal(0.12, analysis.Overall[0].ControlValue!.Value, 1e-12);
        Assert.Equal(0.23, analysis.Overall[0].TreatmentValue!.Value, 1e-12);
        Assert.Equal((0.2, 0.15), (Math.Round(means.Control, 12), Math.Round(means.Treatment, 12)));
        Assert.Equal(-0.05, analysis.PostStratified[0].Effect!.Value, 1e-12);
        Assert.Contains(analysis.Warnings, warning => warning.StartsWith("Simpson", StringComparison.Ordinal));
        Assert.Contains(analysis.Warnings, warning => warning.EndsWith("in high", StringComparison.Ordinal));
        Assert.Equal(2, analysis.ToTable().RowCount);
        Assert.StartsWith(
            "high, ",
            Charts.SortedBarsTests.Values(SegmentAnalysis.Of([segments[1], segments[0]]).ToChart(), "y")[0]!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            MultipleComparisons.Holm([.. analysis.Effects.Select(effect => effect.Result.Absolute.PValue)]),
            analysis.Effects.Select(effect => effect.Result.AdjustedPValue)
        );
    }

    [Fact]
    public void SegmentAnalysis_EqualEffects_HasNoWarning()
    {
        var analysis = SegmentAnalysis.Of([
            new SegmentSample("new", Rates(100, 1000, 120, 1000)),
            new SegmentSample("old", Rates(200, 1000, 220, 1000)),
        ]);

        Assert.Empty(analysis.Warnings);
        Assert.Equal(0.02, analysis.PostStratified[0].Effect!.Value, 1e-12);
        Assert.True(analysis.Heterogeneity[0].PValue > 0.9);
    }

    [Fact]
    public void PostStratification_OneStratum_IsWelchs()
    {
        var a = SampleMoments.Of(PostA);
        var b = SampleMoments.Of(PostB);

        Near.Relative(WelchTest.Of(a, b).PValue!.Value, PostStratification.Of([(a, b)]).PValue!.Value, 1e-12);
        Assert.NotNull(PostStratification.Of([]).Reason);
        Assert.Contains(
            "stratum 2",
            PostStratification.Of([(a, b), (a, SampleMoments.Empty)]).Reason,
            StringComparison.Ordinal
        );
    }

    private static MetricSample Rates(int x1, int n1, int x2, int n2) =>
        new(Conversion, [ArmSample.Of("a", Ones(x1, n1)), ArmSample.Of("b", Ones(x2, n2))]);

    private static double[] Ones(int successes, int trials) =>
        [.. Enumerable.Range(0, trials).Select(i => i < successes ? 1.0 : 0.0)];

    private static ArmSample Scaled(string arm, double[] values, double factor) =>
        ArmSample.Of(arm, [.. values.Select(value => value * factor)]);

    private static double[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Exp(2 * random.NextDouble()))];
}
