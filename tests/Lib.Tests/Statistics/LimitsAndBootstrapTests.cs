using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class LimitsAndBootstrapTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.30849710781876083)]
    [InlineData(10, 10, 0.69150289218123917, 1)]
    [InlineData(3, 20, 0.032070937, 0.37892683)]
    public void OfRate_Counts_MatchesClopperPearson(long successes, long trials, double low, double high)
    {
        var interval = BinomialLimits.OfRate(successes, trials)!;

        Assert.Equal(low, interval.Low, 1e-8);
        Assert.Equal(high, interval.High, 1e-8);
    }

    [Fact]
    public void OfRate_NoTrials_IsNull() => Assert.Null(BinomialLimits.OfRate(0, 0));

    [Fact]
    public void OfCount_SmallDistribution_MatchesSummation()
    {
        // Binomial(10, 0.5): P(X <= 1) = 11 / 1024 = 1.07 %, P(X <= 2) = 5.47 %.
        Assert.Equal((2L, 8L), BinomialLimits.OfCount(10, 0.5));
        Assert.Equal((0L, 0L), BinomialLimits.OfCount(10, 0));
        Assert.Equal((10L, 10L), BinomialLimits.OfCount(10, 1));
    }

    [Theory]
    [InlineData(1.3580986393, 0.05)]
    [InlineData(1.6276236115, 0.01)]
    [InlineData(0.8275735551, 0.5)]
    [InlineData(0.5196103791, 0.95)]
    public void KolmogorovLimit_CriticalValues_MatchesTheTables(double value, double probability) =>
        Assert.Equal(probability, KolmogorovSmirnovTest.LimitUpper(value), 1e-8);

    [Fact]
    public void KolmogorovSmirnov_OneToTenAndPlusTwo_IsTwoTenths()
    {
        var first = Enumerable.Range(1, 10).Select(i => (double)i).ToArray();

        Assert.Equal(0.2, KolmogorovSmirnovTest.Of(first, first.Select(value => value + 2)).Effect!.Value, 1e-12);
        Assert.Equal(0, KolmogorovSmirnovTest.Of(first, first).Effect);
    }

    [Fact]
    public void KolmogorovSmirnov_NoValues_SaysWhy()
    {
        Assert.NotNull(KolmogorovSmirnovTest.Uniform([]).Reason);
        Assert.NotNull(KolmogorovSmirnovTest.Uniform([0.5, double.NaN]).Reason);
        Assert.NotNull(KolmogorovSmirnovTest.Of([1.0], Array.Empty<double>()).Reason);
    }

    [Fact]
    public void QuantileBootstrap_SameSeed_GivesTheSameResult()
    {
        var random = new Random(1);
        var control = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).ToArray();
        var treatment = Enumerable.Range(0, 700).Select(_ => random.NextDouble() + 0.2).ToArray();
        var result = QuantileBootstrap.Of(control, treatment, 0.5, 7);

        Assert.Equal(result, QuantileBootstrap.Of(control, treatment, 0.5, 7));
        Assert.NotEqual(result, QuantileBootstrap.Of(control, treatment, 0.5, 8));
        Assert.InRange(result.Effect!.Value, 0.1, 0.3);
        Assert.True(result.Interval!.Low < result.Effect && result.Effect < result.Interval.High);
    }

    [Fact]
    public void QuantileBootstrap_DrawnPlaces_AgreeWithResampling()
    {
        // Oracle: the same bootstrap by drawing whole resamples.
        var random = new Random(4);
        var control = Enumerable.Range(0, 60).Select(_ => Math.Exp(2 * random.NextDouble())).ToArray();
        var treatment = Enumerable.Range(0, 80).Select(_ => Math.Exp(2.2 * random.NextDouble())).ToArray();
        const int draws = 20_000;
        var differences = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            differences[draw] = Resampled(treatment, random) - Resampled(control, random);
        }

        var expected = SampleMoments.Of(differences);
        var actual = QuantileBootstrap.Of(control, treatment, 0.9, 11, draws);

        Assert.InRange(actual.StandardError!.Value / Math.Sqrt(expected.Variance), 0.96, 1.04);
    }

    [Fact]
    public void QuantileBootstrap_NothingToCompute_SaysWhy()
    {
        Assert.NotNull(QuantileBootstrap.Of([], [1, 2], 0.5, 1).Reason);
        Assert.NotNull(QuantileBootstrap.Of([1], [1, 2], 0.5, 1).Reason);
        Assert.NotNull(QuantileBootstrap.Of([1, 2], [double.NaN, 2], 0.5, 1).Reason);
        Assert.NotNull(QuantileBootstrap.Of([3, 3], [3, 3], 0.5, 1).Reason);
    }

    private static double Resampled(double[] values, Random random)
    {
        var sample = new double[values.Length];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = values[random.Next(values.Length)];
        }

        Array.Sort(sample);
        return QuantileBootstrap.At(sample, 0.9);
    }
}
