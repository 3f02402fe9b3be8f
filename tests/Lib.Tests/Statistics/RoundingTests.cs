using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

/// <summary>What rounding leaves of values that are the same is no variance: a test without variance says so, and gives no p-value.</summary>
public class RoundingTests
{
    private static readonly double[] Constants = [0.1, 0.7, 1.1, 1e9 / 7, -2.7, 1e-300, 1e300, 3e-310, 12_345_678.9];

    public static TheoryData<double> Values => [.. Constants];

    [Fact]
    public void Cuped_ConstantCovariate_LeavesThePlainEffect()
    {
        var random = new Random(1);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => 10 * random.NextDouble())];
        (var before, var after) = (Draw(723), Draw(732));
        PairedMoments[] raw =
        [
            PairedMoments.Of(before, Repeated(0.1, 723)),
            PairedMoments.Of(after, Repeated(0.1, 732)),
        ];
        PairedMoments[] summed = [Summed(before, 0.1), Summed(after, 0.1)];
        var plain = WelchTest.Of(before, after);

        foreach (var arms in new[] { raw, summed })
        {
            var cuped = Cuped.Of(arms);
            var result = WelchTest.Of(cuped.Adjusted[0], cuped.Adjusted[1]);

            Assert.Equal(0, cuped.Theta);
            Assert.Equal(0, cuped.VarianceReduction);
            Near.Relative(plain.Effect!.Value, result.Effect!.Value, 1e-11);
            Near.Relative(plain.PValue!.Value, result.PValue!.Value, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void PostStratification_ConstantsInUnequalSegments_HaveNoError(double value)
    {
        // Segments of 6 and 3 users, and of 11 and 7.
        (SampleMoments, SampleMoments)[] strata =
        [
            (Constant(value, 6), Constant(value, 3)),
            (Constant(value, 11), Constant(value, 7)),
        ];

        HasNoVariance(PostStratification.Of(strata));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void SegmentAnalysis_ConstantsInUnequalSegments_HasNoPValueAnywhere(double value)
    {
        var metric = new ExperimentMetric("value", MetricKind.Mean);
        SegmentSample Segment(string name, int control, int treatment) =>
            new(
                name,
                new MetricSample(
                    metric,
                    [
                        ArmSample.Of("a", Repeated(value, control), Repeated(value / 3, control)),
                        ArmSample.Of("b", Repeated(value, treatment), Repeated(value / 3, treatment)),
                    ]
                )
            );

        var analysis = SegmentAnalysis.Of([Segment("one", 6, 3), Segment("two", 11, 7)]);

        HasNoVariance(analysis.Overall[0].Absolute);
        HasNoVariance(analysis.Overall[0].AlwaysValid);
        HasNoVariance(analysis.PostStratified[0]);
        Assert.NotNull(analysis.Heterogeneity[0].Reason);
        Assert.Equal(0, analysis.Overall[0].Theta);
        Assert.Empty(analysis.Warnings);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void EveryTest_ConstantsHoweverAdded_HasNoVariance(double value)
    {
        var whole = Constant(value, 17);
        var parts = Constant(value, 5).Add(Constant(value, 9)).Add(Constant(value, 3));
        var sums = SampleMoments.FromSums(17, Repeated(value, 17).Sum(), Repeated(value, 17).Sum(each => each * each));
        SampleMoments[] same = double.IsFinite(sums.SquaredDeviations) ? [whole, parts, sums] : [whole, parts];
        foreach (var one in same)
        {
            Assert.Equal(0, one.Variance);
            foreach (var other in same)
            {
                HasNoVariance(WelchTest.Of(one, other));
                HasNoVariance(WelchTest.Relative(one, other));
                HasNoVariance(AlwaysValidTest.OfMeans(one, other));
                Assert.NotNull(NormalBayes.From(WelchTest.Of(one, other)).Reason);
            }
        }

        var pair = PairedMoments.Of(Repeated(value, 17), Repeated(1.1, 17));
        HasNoVariance(RatioTest.Of(pair, pair.Add(pair)));
        HasNoVariance(RatioTest.Relative(pair, pair.Add(pair)));
        HasNoVariance(AlwaysValidTest.OfRatios(pair, pair.Add(pair)));
        HasNoVariance(QuantileBootstrap.Of(Repeated(value, 30), Repeated(value, 40), 0.3, 1));
    }

    [Fact]
    public void WelchTest_ValuesThatDifferByTheLastDigit_HaveNoVariance()
    {
        double[] control = [0.3, 0.1 + 0.2, 0.3, 0.3];
        double[] treatment = [0.1 + 0.2, 0.3, 0.1 + 0.2];

        var result = WelchTest.Of(control, treatment);

        Assert.Null(result.PValue);
        Assert.Contains("no more than rounding", result.Reason, StringComparison.Ordinal);
        HasNoVariance(
            QuantileBootstrap.Of([.. control, .. control, .. control], [.. treatment, .. control, .. control], 0.5, 1)
        );
    }

    /// <summary>Small variance beside a large mean is variance all the same.</summary>
    [Theory]
    [InlineData(1e7, 0.1)]
    [InlineData(1e15, 1)]
    [InlineData(1e-300, 1e-303)]
    [InlineData(1e140, 1e130)]
    public void WelchTest_SmallDeviationsOfALargeMean_AreKept(double mean, double deviation)
    {
        var result = WelchTest.Of(
            [mean - deviation, mean, mean + deviation],
            [mean + (8 * deviation), mean + (9 * deviation), mean + (10 * deviation)]
        );

        if (mean > 1e-160)
        {
            Near.Relative(Math.Sqrt(121.5), result.Statistic!.Value, mean == 1e15 ? 1e-6 : 1e-5);
        }
        else
        {
            Assert.Contains("too little for a variance", result.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void GammaGammaFit_EqualSpends_HasNoCorrelation()
    {
        var fit = GammaGammaFit.Of(
            Enumerable.Range(1, 300).Select(i => new SpendHistory(1 + (i % 3), 0.1, 1 + (i % 7)))
        );

        Assert.Null(fit.Correlation);
    }

    private static void HasNoVariance(TestResult result)
    {
        Assert.Null(result.PValue);
        Assert.Null(result.StandardError);
        Assert.NotNull(result.Reason);
    }

    private static SampleMoments Constant(double value, int count) => SampleMoments.Of(Repeated(value, count));

    private static double[] Repeated(double value, int count) => [.. Enumerable.Repeat(value, count)];

    private static PairedMoments Summed(double[] values, double covariate) =>
        PairedMoments.FromSums(
            values.Length,
            values.Sum(),
            values.Sum(value => value * value),
            values.Sum(_ => covariate),
            values.Sum(_ => covariate * covariate),
            values.Sum(value => value * covariate)
        );
}
