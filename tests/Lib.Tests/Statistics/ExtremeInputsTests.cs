using EcommerceNotebooks.Statistics;
using Tests.Simulations;

namespace Tests.Statistics;

/// <summary>Seeded sweeps over inputs that no shop has: whatever comes out is a right number or a reason, and arms are treated alike.</summary>
public class ExtremeInputsTests
{
    private const int Draws = 4_000;

    private static readonly long[] Sizes = [0, 1, 2, 3, 10, 1_000, 1_000_000, 1_000_000_000_000];

    private static readonly double[] Means =
    [
        0,
        -5,
        1,
        1e-300,
        -1e-12,
        1e12,
        -1e150,
        1e300,
        double.Epsilon,
        double.MaxValue,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
    ];

    private static readonly double[] Deviations =
    [
        0,
        1e-300,
        double.Epsilon,
        1e-9,
        1,
        1e12,
        1e300,
        double.MaxValue,
        double.NaN,
        double.PositiveInfinity,
        -1,
    ];

    private static readonly double[] Confidences = [0.95, 0.5, 1e-12, 0.999999999, 1 - 1e-15];

    [Fact]
    public void ProportionsAndRiskRatios_AnyCounts_GiveNumbersOrReasons()
    {
        var random = new Random(1);
        for (var draw = 0; draw < Draws; draw++)
        {
            (var x1, var n1) = Counts(random);
            (var x2, var n2) = Counts(random);
            var options = Options(random);
            var kind = Pick(random, Enum.GetValues<ProportionInterval>());
            var result = ProportionTest.Of(x1, n1, x2, n2, options, kind);

            IsSound(result);
            AreMirrored(result, ProportionTest.Of(x2, n2, x1, n1, Mirrored(options), kind));
            var ratio = RiskRatio.Of(x1, n1, x2, n2, options);
            IsSound(ratio);
            var inverse = RiskRatio.Of(x2, n2, x1, n1, Mirrored(options));
            if (ratio.PValue is { } p)
            {
                Near.Relative(1 / ratio.Effect!.Value, inverse.Effect!.Value, 1e-12);
                Near.Relative(p, inverse.PValue!.Value, 1e-9);
            }

            Assert.Equal(ratio.Reason is null, inverse.Reason is null);
        }
    }

    [Fact]
    public void WelchAndRelative_AnyMoments_GiveNumbersOrReasons()
    {
        var random = new Random(2);
        for (var draw = 0; draw < Draws; draw++)
        {
            var control = Moments(random);
            var treatment = Moments(random);
            var options = Options(random);
            var result = WelchTest.Of(control, treatment, options);

            IsSound(result);
            AreMirrored(result, WelchTest.Of(treatment, control, Mirrored(options)));
            IsSound(WelchTest.Relative(control, treatment, options));
            AreBelievable(NormalBayes.From(result));
            AreBelievable(NormalBayes.From(result, 0, Math.Pow(10, random.Next(-300, 300))));
            IsSound(AlwaysValidTest.From(result, Math.Max(1, control.Count + treatment.Count)));
        }
    }

    [Fact]
    public void Ratios_AnyPairs_GiveNumbersOrReasons()
    {
        var random = new Random(3);
        for (var draw = 0; draw < Draws; draw++)
        {
            var control = Pairs(random);
            var treatment = Pairs(random);
            var options = Options(random);
            var result = RatioTest.Of(control, treatment, options);

            IsSound(result);
            AreMirrored(result, RatioTest.Of(treatment, control, Mirrored(options)));
            IsSound(RatioTest.Relative(control, treatment, options));
        }
    }

    [Fact]
    public void BetaBinomial_AnyCounts_GivesChancesAndLosses()
    {
        var random = new Random(4);
        for (var draw = 0; draw < Simulation.Runs(60, 300); draw++)
        {
            (var x1, var n1) = Counts(random);
            (var x2, var n2) = Counts(random);
            var one = BetaBinomial.Compare(x1, n1, x2, n2);
            var other = BetaBinomial.Compare(x2, n2, x1, n1);

            AreBelievable(one);
            Assert.Equal(1, one.ChanceToBeat!.Value + other.ChanceToBeat!.Value, 1e-9);
            Near.Relative(one.LossOfTreatment!.Value, other.LossOfControl!.Value, 1e-9);
        }
    }

    [Fact]
    public void SampleRatio_AnyCounts_GivesANumberOrAReason()
    {
        var random = new Random(5);
        for (var draw = 0; draw < Draws; draw++)
        {
            var counts = Enumerable.Range(0, random.Next(5)).Select(_ => Counts(random).Trials).ToArray();
            var weights = counts.Select(_ => Pick(random, [0, 1e-300, 0.1, 1, 1e300])).ToArray();
            var result = SampleRatioTest.Of(counts, weights.Sum() > 0 ? weights : null);

            IsSound(result);
            Assert.Equal(
                result.PValue,
                SampleRatioTest.Of([.. counts.Reverse()], weights.Sum() > 0 ? [.. weights.Reverse()] : null).PValue,
                (one, other) => one == other || Math.Abs(one!.Value - other!.Value) <= 1e-9 * one.Value
            );
        }
    }

    [Fact]
    public void PowerAndSampleSize_AnyDesign_GiveNumbersOrReasons()
    {
        var random = new Random(6);
        double[] rates = [0, double.Epsilon, 1e-300, 1e-9, 0.1, 0.5, 1 - 1e-12, 1];
        for (var draw = 0; draw < 1_000; draw++)
        {
            var before = Pick(random, rates);
            var after = Pick(random, rates);
            var options = new PowerOptions
            {
                Alpha = Pick(random, [0.05, 1e-300, 0.5]),
                Power = Pick(random, [0.8, 0.51, 1 - 1e-12]),
                Ratio = Pick(random, [1, 1e-6, 1e6]),
                Alternative = Pick(random, Enum.GetValues<Alternative>()),
            };
            var method = Pick(random, Enum.GetValues<ProportionMethod>());
            var units = Pick(random, [1e-9, 1, 100, 1e12]);
            IsSound(ProportionPower.SampleSize(before, after, options, method));
            IsShare(ProportionPower.Power(before, after, units, options, method));
            if (ProportionPower.MinimumDetectableEffect(before, units, options, method) is { } change)
            {
                Assert.InRange(before + change, before, 1 + 1e-12);
            }
        }

        double[] sizes = [0, 1e-300, 1e-6, 1, 1e6, 1e300];
        for (var draw = 0; draw < 500; draw++)
        {
            var difference = Pick(random, sizes) * Pick(random, [-1, 1]);
            var variance = Pick(random, sizes);
            var options = new PowerOptions { Alpha = Pick(random, [0.05, 1e-9]), Power = Pick(random, [0.8, 0.999]) };
            var normal = random.Next(2) == 0;
            IsSound(MeanPower.SampleSize(difference, variance, options, normal));
            IsShare(MeanPower.Power(difference, variance, Pick(random, [1, 2, 100, 1e12]), options, normal));
            if (MeanPower.MinimumDetectableEffect(variance, Pick(random, [2, 100, 1e12]), options, normal) is { } least)
            {
                Assert.True(double.IsFinite(least) && least > 0, $"{least}");
            }
        }
    }

    /// <summary>The smallest p-values, of a z of 37, from each test that ends in the normal or t distribution; values by 60 digits.</summary>
    [Fact]
    public void PValues_NearTheSmallest_KeepTheirDigits()
    {
        // Means 37 standard errors apart with a trillion units: 2 * 5.7255739e-300, the t distribution's tail.
        var control = new SampleMoments(500_000_000_001, 0, 500_000_000_000);
        var treatment = control with { Mean = 37 * Math.Sqrt(2 / 500_000_000_001.0) };
        var result = WelchTest.Of(control, treatment);

        Near.Relative(2 * 5.7255739091035071e-300, result.PValue!.Value, 1e-10);
        Near.Relative(2 * 5.7255712225245768e-300, NormalDistribution.TwoSided(37), 1e-12);
        var worse = NormalBayes.From(new TestResult("t", -37, 1, -37, null, null, null));
        Near.Relative(5.7255712225245768e-300, worse.ChanceToBeat!.Value, 1e-12);
    }

    private static (long Successes, long Trials) Counts(Random random)
    {
        var trials = Pick(random, Sizes);
        return (
            random.Next(5) switch
            {
                0 => 0,
                1 => trials,
                2 => trials / 2,
                3 => Math.Max(0, trials - 1),
                _ => (long)(random.NextDouble() * trials),
            },
            trials
        );
    }

    private static SampleMoments Moments(Random random) =>
        new(
            Pick(random, Sizes),
            random.Next(3) == 0 ? random.NextDouble() : Pick(random, Means),
            random.Next(3) == 0 ? random.NextDouble() : Pick(random, Deviations)
        );

    private static PairedMoments Pairs(Random random)
    {
        var first = Moments(random);
        var second = Moments(random) with { Count = first.Count };
        var correlation = (2 * random.NextDouble()) - 1;
        var products = correlation * Math.Sqrt(first.SquaredDeviations) * Math.Sqrt(second.SquaredDeviations);
        return new PairedMoments(first, second, random.Next(20) == 0 ? double.NaN : products);
    }

    private static TestOptions Options(Random random) =>
        new()
        {
            Confidence = Pick(random, Confidences),
            Alternative = Pick(random, Enum.GetValues<Alternative>()),
            NullDifference = random.Next(4) == 0 ? random.NextDouble() - 0.5 : 0,
        };

    private static TestOptions Mirrored(TestOptions options) =>
        options with
        {
            NullDifference = -options.NullDifference,
            Alternative = options.Alternative switch
            {
                Alternative.Greater => Alternative.Less,
                Alternative.Less => Alternative.Greater,
                _ => Alternative.TwoSided,
            },
        };

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private static void IsSound(TestResult result)
    {
        var text = result.ToString();
        foreach (var number in new[] { result.Effect, result.StandardError, result.Statistic, result.DegreesOfFreedom })
        {
            Assert.True(number is null || double.IsFinite(number.Value), text);
        }

        Assert.True(result.PValue is null or (>= 0 and <= 1), text);
        Assert.True(result.PValue is not null || result.Reason is not null, text);
        Assert.True(result.Reason is null || !string.IsNullOrWhiteSpace(result.Reason), text);
        if (result.Interval is { } interval)
        {
            Assert.True(interval.Low <= interval.High, text);
            Assert.True(double.IsFinite(interval.Low) || double.IsFinite(interval.High), text);
        }
    }

    private static void AreMirrored(TestResult one, TestResult other)
    {
        var text = $"{one} {other}";
        Assert.True(IsNear(-one.Effect, other.Effect), text);
        Assert.True(IsNear(one.StandardError, other.StandardError), text);
        Assert.True(IsNear(-one.Statistic, other.Statistic), text);
        Assert.True(IsNear(one.PValue, other.PValue), text);
        Assert.True(IsNear(-one.Interval?.Low, other.Interval?.High), text);
        Assert.True(IsNear(-one.Interval?.High, other.Interval?.Low), text);
        Assert.Equal(one.Reason is null, other.Reason is null);
    }

    private static bool IsNear(double? expected, double? actual) =>
        expected is { } one && actual is { } other
            ? one == other || Math.Abs(one - other) <= 1e-10 * Math.Abs(one) || Math.Abs(one - other) < 1e-14
            : expected is null && actual is null;

    private static void AreBelievable(BayesianResult result)
    {
        var text = result.ToString();
        if (result.Reason is not null)
        {
            Assert.True(result.ChanceToBeat is null && result.Interval is null, text);
            return;
        }

        Assert.True(double.IsFinite(result.Effect!.Value), text);
        Assert.True(result.ChanceToBeat is >= 0 and <= 1, text);
        Assert.True(result.LossOfTreatment >= 0 && double.IsFinite(result.LossOfTreatment.Value), text);
        Assert.True(result.LossOfControl >= 0 && double.IsFinite(result.LossOfControl.Value), text);
        Assert.True(result.Interval!.Low <= result.Interval.High, text);
    }

    private static void IsSound(RequiredSample sample)
    {
        var text = sample.ToString();
        Assert.True(sample.Reason is null == sample.Control is not null, text);
        Assert.True(sample.Control is null or > 0, text);
        Assert.True(sample.Treatment is null or > 0, text);
        Assert.True(sample.Exact is null || double.IsFinite(sample.Exact.Value), text);
    }

    private static void IsShare(double? power) => Assert.True(power is null or (>= 0 and <= 1 + 1e-12), $"{power}");
}
