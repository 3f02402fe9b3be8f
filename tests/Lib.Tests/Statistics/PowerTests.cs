using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class PowerTests
{
    private static readonly PowerOptions Power85 = new() { Power = 0.85 };

    [Theory]
    [InlineData(0.032, 0.048, 2351, 2354, 2332, 3147, 1852)]
    [InlineData(0.05, 0.055, 31231, 31234, 31218, 41810, 24601)]
    [InlineData(0.1, 0.12, 3839, 3841, 3835, 5139, 3024)]
    [InlineData(0.2, 0.22, 6507, 6510, 6508, 8711, 5126)]
    [InlineData(0.02, 0.025, 13807, 13809, 13768, 18483, 10876)]
    public void SampleSize_Rates_MatchesStatsmodels(
        double p1,
        double p2,
        long unpooled,
        long pooled,
        long arcSine,
        long power90,
        long oneSided
    )
    {
        Assert.Equal(unpooled, ProportionPower.SampleSize(p1, p2).Control);
        Assert.Equal(pooled, ProportionPower.SampleSize(p1, p2, method: ProportionMethod.Pooled).Control);
        Assert.Equal(arcSine, ProportionPower.SampleSize(p1, p2, method: ProportionMethod.ArcSine).Control);
        Assert.Equal(power90, ProportionPower.SampleSize(p1, p2, new PowerOptions { Power = 0.9 }).Control);
        Assert.Equal(
            oneSided,
            ProportionPower.SampleSize(p1, p2, new PowerOptions { Alternative = Alternative.Greater }).Control
        );
    }

    [Fact]
    public void SampleSize_EightToNinePointSixPercent_Is4918() =>
        Assert.Equal(4918, ProportionPower.SampleSize(0.08, 0.096).Control);

    [Fact]
    public void Power_ReactivationCase_MatchesTheCorrectedFigures()
    {
        Assert.Equal(0.964, ProportionPower.Power(0.032, 0.048, 4200, method: ProportionMethod.ArcSine)!.Value, 5e-4);
        Assert.Equal(0.9628543639038636, ProportionPower.Power(0.032, 0.048, 4200)!.Value, 1e-8);
        Assert.Equal(0.364, ProportionPower.MinimumDetectableEffect(0.032, 4200)!.Value / 0.032, 5e-4);
        Assert.Equal(4702, ProportionPower.SampleSize(0.032, 0.048).Total);
    }

    [Theory]
    [InlineData(0.05, 1000, 0.03092926180849811)]
    [InlineData(0.05, 10_000, 0.0089918)]
    [InlineData(0.05, 100_000, 0.0027660859156707343)]
    [InlineData(0.032, 4200, 0.011658170903778157)]
    public void MinimumDetectableEffect_Rates_MatchesScipy(double baseline, double units, double expected) =>
        Near.Relative(
            expected,
            ProportionPower.MinimumDetectableEffect(baseline, units)!.Value,
            expected == 0.0089918 ? 5e-6 : 1e-9
        );

    [Fact]
    public void SampleSize_StudentizedMeans_MatchesStatsmodels()
    {
        // statsmodels stops its search for the first at a power of 0.8000000025.
        Near.Relative(63.765610587854056, MeanPower.SampleSize(0.5, 1).Exact!.Value, 1e-8);
        Near.Relative(393.4056930002516, MeanPower.SampleSize(0.2, 1).Exact!.Value, 1e-8);
        Assert.Equal(0.8, MeanPower.Power(0.5, 1, MeanPower.SampleSize(0.5, 1).Exact!.Value)!.Value, 1e-11);
        Near.Relative(0.8014595579287103, MeanPower.Power(0.5, 1, 64)!.Value, 1e-10);
        Near.Relative(392.4430232577885, MeanPower.SampleSize(0.2, 1, normal: true).Exact!.Value, 1e-8);
        Assert.Equal(64, MeanPower.SampleSize(0.5, 1).Control);
    }

    [Fact]
    public void SampleSize_SpotifyAndGPower_Match()
    {
        Assert.Equal(39_906, MeanPower.SampleSize(0.3, 100, Power85).Total);
        Assert.Equal(897_348, ProportionPower.SampleSize(0.34, 0.343, Power85, ProportionMethod.ArcSine).Total);
    }

    [Fact]
    public void RelativePower_MeanTenVariance3910_MatchesGrowthBook()
    {
        const double perArm = 400_000.0 / 3;

        Assert.Equal(0.52144, RelativePower.Power(10, 3910, perArm, 0.05), 5.1e-6);
        Assert.Equal(0.07027, RelativePower.MinimumDetectableEffect(10, 3910, perArm)!.Value, 5.1e-6);
    }

    [Fact]
    public void RelativePower_AlwaysValid_MatchesGrowthBook()
    {
        const double perArm = 400_000.0 / 3;

        Assert.Equal(0.20596, RelativePower.Power(10, 3910, perArm, 0.05, tuningSample: 5000), 5.1e-6);
        Assert.Equal(
            0.12821,
            RelativePower.MinimumDetectableEffect(10, 3910, perArm, tuningSample: 5000)!.Value,
            5.1e-6
        );
    }

    [Fact]
    public void SampleSize_UnequalSplit_HasThePowerItWasPlannedFor()
    {
        foreach (var ratio in new[] { 0.1, 0.5, 2, 9 })
        {
            foreach (var method in Enum.GetValues<ProportionMethod>())
            {
                var options = new PowerOptions { Ratio = ratio, Alternative = Alternative.Greater };
                var sample = ProportionPower.SampleSize(0.1, 0.12, options, method);
                Assert.Equal(0.8, ProportionPower.Power(0.1, 0.12, sample.Exact!.Value, options, method)!.Value, 1e-12);
                Assert.Equal((long)Math.Ceiling(sample.Exact.Value * ratio), sample.Treatment);
            }

            var means = MeanPower.SampleSize(0.5, 2, new PowerOptions { Ratio = ratio });
            var power = MeanPower.Power(0.5, 2, means.Exact!.Value, new PowerOptions { Ratio = ratio });
            Assert.Equal(0.8, power!.Value, 1e-10);
        }
    }

    /// <summary>The plan is for the test that is run: with equal arms the textbook's form, with others what its pooled variance needs, which is more for a small treatment and less for a large one.</summary>
    [Fact]
    public void SampleSize_AsTested_IsTheTextbooksForEqualArmsAlone()
    {
        double Exact(double ratio, ProportionMethod method) =>
            ProportionPower.SampleSize(0.02, 0.03, new PowerOptions { Ratio = ratio }, method).Exact!.Value;

        Assert.Equal(Exact(1, ProportionMethod.Unpooled), Exact(1, ProportionMethod.AsTested));
        Assert.True(Exact(0.1, ProportionMethod.AsTested) < 0.9 * Exact(0.1, ProportionMethod.Unpooled));
        Assert.True(Exact(9, ProportionMethod.AsTested) > 1.1 * Exact(9, ProportionMethod.Unpooled));
        Near.Relative(Exact(9, ProportionMethod.Pooled), Exact(9, ProportionMethod.AsTested), 0.01);
        Assert.Equal(
            ProportionPower.SampleSize(0.1, 0.12, new PowerOptions { Ratio = 3 }).Exact,
            ProportionPower.SampleSize(0.1, 0.12, new PowerOptions { Ratio = 3 }, ProportionMethod.AsTested).Exact
        );
    }

    [Fact]
    public void MinimumDetectableEffect_OfAPlannedSample_IsThePlannedEffect()
    {
        foreach (var method in Enum.GetValues<ProportionMethod>())
        {
            var up = ProportionPower.SampleSize(0.1, 0.12, method: method).Exact!.Value;
            var down = ProportionPower.SampleSize(0.1, 0.08, method: method).Exact!.Value;
            Assert.Equal(0.02, ProportionPower.MinimumDetectableEffect(0.1, up, method: method)!.Value, 1e-10);
            Assert.Equal(
                -0.02,
                ProportionPower.MinimumDetectableEffect(0.1, down, method: method, downward: true)!.Value,
                1e-10
            );
        }

        var means = MeanPower.SampleSize(0.3, 4).Exact!.Value;
        Assert.Equal(0.3, MeanPower.MinimumDetectableEffect(4, means)!.Value, 1e-9);
    }

    [Fact]
    public void SampleSize_SeveralComparisons_SharesAlpha()
    {
        var three = new PowerOptions { Comparisons = 3, Correction = Correction.Bonferroni };
        var strict = new PowerOptions { Alpha = 0.05 / 3 };

        Assert.Equal(
            ProportionPower.SampleSize(0.1, 0.12, strict).Exact,
            ProportionPower.SampleSize(0.1, 0.12, three).Exact
        );
        Assert.Equal(
            ProportionPower.SampleSize(0.1, 0.12).Exact,
            ProportionPower.SampleSize(0.1, 0.12, three with { Correction = Correction.None }).Exact
        );
    }

    /// <summary>Equal rates of 85 %, a margin of 10 points, 80 % power at a one-sided 5 %: (1.645 + 0.842)^2 (2 * 0.85 * 0.15) / 0.1^2.</summary>
    [Fact]
    public void SampleSize_NonInferiority_MatchesTheClosedForm()
    {
        var options = new PowerOptions { NonInferiorityMargin = 0.1 };

        Assert.Equal(158, ProportionPower.SampleSize(0.85, 0.85, options).Control);
        Assert.Null(ProportionPower.SampleSize(0.85, 0.7, options).Control);
    }

    [Fact]
    public void SampleSize_NothingToDetect_SaysWhy()
    {
        Assert.NotNull(ProportionPower.SampleSize(0.1, 0.1).Reason);
        Assert.NotNull(ProportionPower.SampleSize(0, 1).Reason);
        Assert.NotNull(MeanPower.SampleSize(0, 1).Reason);
        Assert.NotNull(MeanPower.SampleSize(1, 0).Reason);
        Assert.NotNull(MeanPower.SampleSize(1e-30, 1).Reason);
        Assert.Null(ProportionPower.MinimumDetectableEffect(0.999, 10));
        Assert.Null(ProportionPower.Power(0, 1, 10));
        Assert.Null(MeanPower.Power(1, 1, 1));
    }

    [Fact]
    public void Options_OutOfRange_Refuse()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionPower.SampleSize(1.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionPower.SampleSize(0.1, double.NaN));
        foreach (
            var options in new PowerOptions[]
            {
                new() { Alpha = 0 },
                new() { Power = 1 },
                new() { Power = 0.04 },
                new() { Ratio = 0 },
                new() { Comparisons = 0 },
                new() { NonInferiorityMargin = -1 },
            }
        )
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ProportionPower.SampleSize(0.1, 0.2, options));
        }
    }

    /// <summary>For a ratio metric the variance per unit is the delta method's: with denominators of 1 it is that of the numerators.</summary>
    [Fact]
    public void SampleSize_RatioMetric_UsesTheDeltaMethodsVariance()
    {
        double[] revenue = [10, 0, 25, 4, 0, 12];
        var plain = PairedMoments.Of(revenue, [1, 1, 1, 1, 1, 1]);
        var ratio = PairedMoments.Of(revenue, [1, 0, 2, 1, 0, 3]);

        Near.Relative(SampleMoments.Of(revenue).Variance, plain.RatioVariance, 1e-12);
        var sample = MeanPower.SampleSize(0.5, ratio.RatioVariance);
        Assert.Equal(0.8, MeanPower.Power(0.5, ratio.RatioVariance, sample.Exact!.Value)!.Value, 1e-10);
    }
}
