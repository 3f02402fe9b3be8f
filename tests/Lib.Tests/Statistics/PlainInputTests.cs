using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

/// <summary>What a user has at hand, arrays and counts, goes into every comparison; and every result says what its numbers are measured in.</summary>
public class PlainInputTests
{
    private static readonly double[] Control = [3, 5, 4, 6, 2];
    private static readonly double[] Treatment = [6, 7, 5, 9, 4, 8];
    private static readonly double[] ControlBefore = [1, 2, 2, 3, 1];
    private static readonly double[] TreatmentBefore = [2, 3, 1, 4, 1, 3];

    [Fact]
    public void WelchRelative_Arrays_IsTheDeltaMethodByHand()
    {
        var result = WelchTest.Relative(Control, Treatment);
        Assert.Equal(0.625, result.Effect!.Value, 12);
        Assert.Equal(0.3449316810374677, result.StandardError!.Value, 12);
        Assert.Equal(EffectScale.Relative, result.Scale);
    }

    [Fact]
    public void WelchRelative_Counts_IsTheDeltaMethodByHand()
    {
        var result = WelchTest.Relative(30, 200, 45, 180);
        Assert.Equal(2 / 3.0, result.Effect!.Value, 12);
        Assert.Equal(0.3544772694056786, result.StandardError!.Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => WelchTest.Relative(201, 200, 45, 180));
    }

    [Fact]
    public void Cuped_Arrays_TakesOutWhatTheCovariateExplains()
    {
        var cuped = Cuped.Of((Control, ControlBefore), (Treatment, TreatmentBefore));
        Assert.Equal(1.8, cuped.Theta, 12);
        Assert.Equal(4.523636363636364, cuped.Adjusted[0].Mean, 12);
        Assert.Equal(6.063636363636364, cuped.Adjusted[1].Mean, 12);
        Assert.Equal(0.268, cuped.Adjusted[0].Variance, 12);
        Assert.Equal(0.7934693877551023, cuped.VarianceReduction!.Value, 12);
        Assert.Throws<ArgumentException>(() => Cuped.Of((Control, TreatmentBefore)));
    }

    [Fact]
    public void KaplanMeier_ArraysOfRemissions_GiveThePublishedCurve()
    {
        // Remission in weeks under 6-MP (Freireich and others, 1963), as survival analysis is taught.
        double[] ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        double[] watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var curve = KaplanMeier.Of([.. ended, .. watched], [.. ended.Select(_ => true), .. watched.Select(_ => false)]);
        double[] published = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448];
        Assert.Equal(published, curve.Steps.Select(step => Math.Round(step.Survival, 3)));
        Assert.Equal(23, curve.Median);
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([1, 2], [true]));
    }

    /// <summary>Half of an even number has gone after the middle one, however the shares of the others are rounded.</summary>
    [Fact]
    public void KaplanMeierMedian_EvenNumberOfTimes_IsTheMiddleOne() =>
        Assert.All(
            Enumerable.Range(1, 200).Select(half => 2 * half),
            count =>
                Assert.Equal(
                    count / 2,
                    KaplanMeier
                        .Of(
                            [.. Enumerable.Range(1, count).Select(time => (double)time)],
                            [.. Enumerable.Repeat(true, count)]
                        )
                        .Median
                )
        );

    [Fact]
    public void WelchRelative_BaselineThatIsRounding_IsRefusedAsZero()
    {
        var result = WelchTest.Relative([0.1, 0.2, -0.3], [0.3, 0.4]);
        Assert.Null(result.Effect);
        Assert.Contains("control's value is 0", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_OutcomesOfUnits_CountAsTheirCounts()
    {
        bool[] control = [.. Enumerable.Range(0, 200).Select(unit => unit % 20 < 3)];
        bool[] treatment = [.. Enumerable.Range(0, 180).Select(unit => unit % 4 == 0)];
        Assert.Equal(ProportionTest.Of(30, 200, 45, 180), ProportionTest.Of(control, treatment));
        Assert.Equal(RiskRatio.Of(30, 200, 45, 180), RiskRatio.Of(control, treatment));
    }

    [Fact]
    public void Ratio_Arrays_AreSumsOverSums()
    {
        var result = RatioTest.Of((Control, ControlBefore), (Treatment, TreatmentBefore));
        Assert.Equal((39 / 14.0) - (20 / 9.0), result.Effect!.Value, 12);
        var relative = RatioTest.Relative((Control, ControlBefore), (Treatment, TreatmentBefore));
        Assert.Equal((39 / 14.0 / (20 / 9.0)) - 1, relative.Effect!.Value, 12);
        Assert.Equal((EffectScale.Absolute, EffectScale.Relative), (result.Scale, relative.Scale));
    }

    [Fact]
    public void Scale_RatioOfRates_IsNotTakenForADifference()
    {
        var ratio = RiskRatio.Of(30, 200, 45, 180);
        Assert.Equal(EffectScale.Ratio, ratio.Scale);
        Assert.Null(NormalBayes.From(ratio).Effect);
        Assert.Contains("logarithm", NormalBayes.From(ratio).Reason, StringComparison.Ordinal);
        Assert.Contains("logarithm", AlwaysValidTest.From(ratio, 380).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MetricKind.Rate, EffectScale.Absolute)]
    [InlineData(MetricKind.Mean, EffectScale.Relative)]
    public void MetricResult_EachNumber_SaysItsScale(MetricKind kind, EffectScale bayesian)
    {
        var result = Analysed(kind, SampleMoments.FromCounts(60, 400), SampleMoments.FromCounts(90, 400));
        Assert.Equal(
            [EffectScale.Absolute, EffectScale.Relative, EffectScale.Absolute, bayesian],
            [result.Absolute.Scale, result.Relative.Scale, result.AlwaysValid.Scale, result.Bayesian.Scale]
        );
        var text = result.ToTable().ToString();
        Assert.Contains("in the metric's unit", text, StringComparison.Ordinal);
        Assert.Contains("as a share of the control", text, StringComparison.Ordinal);
        Assert.Equal(0.5, result.Relative.Effect!.Value, 12);
        Assert.Equal(0.075, result.Absolute.Effect!.Value, 12);
    }

    [Fact]
    public void MetricResult_RefusedOrWithoutVariance_KeepsItsScales()
    {
        var refused = Analysed(MetricKind.Rate, SampleMoments.Of([0.3, 0.4]), SampleMoments.Of([0.5, 0.4]));
        var constant = Analysed(MetricKind.Mean, SampleMoments.Of([2.0, 2]), SampleMoments.Of([3.0, 3]));
        Assert.All([refused, constant], each => Assert.Equal(EffectScale.Relative, each.Relative.Scale));
        Assert.All([refused, constant], each => Assert.NotNull(each.Relative.Reason));
    }

    private static MetricResult Analysed(MetricKind kind, SampleMoments control, SampleMoments treatment) =>
        ExperimentResult
            .Of([
                new MetricSample(
                    new ExperimentMetric("metric", kind),
                    [
                        new ArmSample("control", new PairedMoments(control, SampleMoments.Empty, 0)),
                        new ArmSample("treatment", new PairedMoments(treatment, SampleMoments.Empty, 0)),
                    ]
                ),
            ])
            .Metrics[0];
}
