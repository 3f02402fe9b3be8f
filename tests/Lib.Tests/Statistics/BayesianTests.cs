using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Statistics;

public class BayesianTests
{
    [Theory]
    [InlineData(100, 1000, 120, 1000, 0.9231834389724246, 0.0004846139264404678, 0.02044469376667797)]
    [InlineData(0, 10, 1, 10, 0.7619047619047616, 0.01811594202898551, 0.1014492753623189)]
    public void Compare_UniformPriors_MatchesTheExactSum(
        long xa,
        long na,
        long xb,
        long nb,
        double chance,
        double lossTreatment,
        double lossControl
    )
    {
        var result = BetaBinomial.Compare(xa, na, xb, nb);

        Near.Relative(chance, result.ChanceToBeat!.Value, 1e-11);
        // The first vector's loss was integrated to nine digits.
        Near.Relative(lossTreatment, result.LossOfTreatment!.Value, 1e-9);
        Near.Relative(lossControl, result.LossOfControl!.Value, 1e-11);
    }

    [Fact]
    public void Loss_100And120Of1000_MatchesThirtyDigits() =>
        Near.Relative(
            0.000484613926356443733,
            BetaBinomial.Compare(100, 1000, 120, 1000).LossOfTreatment!.Value,
            1e-12
        );

    /// <summary>Arms of very different sizes or rates, where one posterior is an edge beside the other; by mpmath with 30 digits.</summary>
    [Theory]
    [InlineData(1, 3, 16, 1000, 0.0000112960874028633471, 0.383045228223131406)]
    [InlineData(16, 1000, 100, 1000, 0.0838323353293413174, 2.73964495278753917e-20)]
    [InlineData(2, 10, 500, 1000, 0.251952722718031161, 0.00195272271803116126)]
    [InlineData(0, 3, 563, 1000, 0.366107326292297842, 0.00323307479529185352)]
    public void Loss_ArmsFarApart_MatchesThirtyDigits(
        long x1,
        long n1,
        long x2,
        long n2,
        double ofFirst,
        double ofSecond
    )
    {
        var first = BetaBinomial.Posterior(x1, n1);
        var second = BetaBinomial.Posterior(x2, n2);

        Near.Relative(ofFirst, BetaBinomial.Loss(first, second), 1e-10);
        Near.Relative(ofSecond, BetaBinomial.Loss(second, first), 1e-10);
    }

    [Fact]
    public void Compare_Interval_HoldsItsProbability()
    {
        var control = BetaBinomial.Posterior(100, 1000);
        var treatment = BetaBinomial.Posterior(120, 1000);
        var interval = BetaBinomial.Compare(control, treatment).Interval!;

        // The difference of draws falls outside as often as it should.
        var random = new Xoshiro256(3);
        const int draws = 100_000;
        var below = 0;
        var above = 0;
        for (var i = 0; i < draws; i++)
        {
            var difference = Variates.Beta(121, 881, ref random) - Variates.Beta(101, 901, ref random);
            below += difference < interval.Low ? 1 : 0;
            above += difference > interval.High ? 1 : 0;
        }

        (var low, var high) = BinomialLimits.OfCount(draws, 0.025, 0.9999);
        Assert.InRange(below, low, high);
        Assert.InRange(above, low, high);
    }

    [Fact]
    public void Compare_NoUnits_IsThePrior()
    {
        var result = BetaBinomial.Compare(0, 0, 0, 0);

        Assert.Equal(0.5, result.ChanceToBeat!.Value, 1e-12);
        Assert.Equal(1.0 / 6, result.LossOfControl!.Value, 1e-12);
        // The difference of two uniform rates is triangular: 1 - sqrt(2 * 0.025).
        Assert.Equal(1 - Math.Sqrt(0.05), result.Interval!.High, 1e-9);
        Assert.Equal(Math.Sqrt(0.05) - 1, result.Interval.Low, 1e-9);
    }

    [Fact]
    public void ChanceToBeat_FarApart_KeepsTheDigitsOfSmallChances()
    {
        // P(B > A) for B ~ Beta(1, n + 1), A ~ Beta(n + 1, 1) is B(n + 1, n + 2) (n + 1) ... = 1 / C(2n + 2, n + 1) (closed form of Cook, 2005).
        var none = BetaBinomial.Posterior(0, 50);
        var all = BetaBinomial.Posterior(50, 50);
        var choose = 1.0;
        for (var i = 1; i <= 51; i++)
        {
            choose *= (51.0 + i) / i;
        }

        Near.Relative(1 / choose, BetaBinomial.ChanceToBeat(all, none), 1e-11);
        Assert.Equal(1, BetaBinomial.ChanceToBeat(none, all), 1e-14);
    }

    [Fact]
    public void Compare_MillionsOfUnits_NearsTheNormal()
    {
        var result = BetaBinomial.Compare(5_000_000, 10_000_000, 5_004_000, 10_000_000);
        var z = 0.0004 / Math.Sqrt(2 * 0.25 / 10_000_000);

        Assert.Equal(NormalDistribution.Lower(z), result.ChanceToBeat!.Value, 1e-5);
        Assert.Equal(0.0004 - (1.959964 * 0.0004 / z), result.Interval!.Low, 1e-7);
    }

    [Fact]
    public void NormalBayes_49And51Of100_MatchesGbstats()
    {
        static SampleMoments Rates(long x) => new(100, x / 100.0, x / 100.0 * (1 - (x / 100.0)) * 99);
        var result = NormalBayes.From(WelchTest.Relative(Rates(49), Rates(51)));

        Assert.Equal(0.60918, result.ChanceToBeat!.Value, 5e-6);
        Assert.Equal(-0.24779, result.Interval!.Low, 5e-6);
        Assert.Equal(0.32943, result.Interval.High, 5e-6);
        Assert.Equal(0.0814, result.LossOfControl!.Value, 5e-6);
        Assert.Equal(0.04058, result.LossOfTreatment!.Value, 5e-6);
    }

    [Fact]
    public void NormalBayes_WithAPrior_WeighsByPrecision()
    {
        var likelihood = new TestResult("t", 0.2, 0.1, 2, null, 0.05, null);
        var result = NormalBayes.From(likelihood, 0, 0.1);

        Assert.Equal(0.1, result.Effect!.Value, 1e-12);
        Assert.Equal(NormalDistribution.Lower(Math.Sqrt(2)), result.ChanceToBeat!.Value, 1e-12);
    }

    [Fact]
    public void NormalBayes_NothingComputed_KeepsTheReason() =>
        Assert.Contains("no units", NormalBayes.From(WelchTest.Of([], [1])).Reason, StringComparison.Ordinal);

    [Fact]
    public void BestArm_ThreeArms_MatchesTheIntegral()
    {
        var chances = BestArm.Probabilities([new(11, 91), new(16, 86), new(21, 81)]);

        Near.Relative(0.014681892343444558, chances[0], 1e-10);
        Near.Relative(0.17485843410234106, chances[1], 1e-10);
        Near.Relative(0.8104596735542134, chances[2], 1e-10);
        Assert.Equal(1, chances.Sum(), 1e-12);
    }

    [Fact]
    public void BestArm_OneArm_IsCertain() => Assert.Equal([1.0], BestArm.Probabilities([new(1, 1)]));
}
