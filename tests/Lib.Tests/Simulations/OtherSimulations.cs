using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Customers;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Tests of distributions, corrections, bootstraps, beliefs and survival curves.</summary>
[Trait("Speed", "Slow")]
public class OtherSimulations
{
    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void KolmogorovSmirnov_ValuesOfTheDistribution_KeepsItsLevel(int values)
    {
        var runs = Runs(4_000, 50_000);
        var counts = Count(
            runs,
            Hash64.Of(601, (ulong)values),
            2,
            (ref random, happened) =>
            {
                var one = new double[values];
                var other = new double[values];
                for (var i = 0; i < values; i++)
                {
                    one[i] = random.NextUnit();
                    other[i] = random.NextUnit();
                }

                happened[0] = IsPositive(KolmogorovSmirnovTest.Uniform(one));
                happened[1] = IsPositive(KolmogorovSmirnovTest.Of(one, other));
            }
        );

        IsBetween(0.045, 0.055, counts[0], runs, $"one sample of {values}");

        // The distance of two samples moves in steps, and with few values in large ones.
        IsBetween(values < 50 ? 0.01 : 0.03, 0.055, counts[1], runs, $"two samples of {values}");
    }

    [Theory]
    [InlineData(10, 10, 0.5)]
    [InlineData(50, 50, 0.9)]
    [InlineData(200, 200, 0.5)]
    [InlineData(200, 200, 0.05)]
    [InlineData(500, 500, 0.99)]
    [InlineData(20, 200, 0.5)]
    [InlineData(100, 1_000, 0.9)]
    public void QuantileBootstrap_EqualDistributions_KeepsItsLevelAndCovers(int control, int treatment, double quantile)
    {
        var runs = Runs(1_000, 20_000);
        var counts = Count(
            runs,
            Hash64.Of(602, (ulong)control, (ulong)treatment, (ulong)(quantile * 100)),
            3,
            (ref random, happened) =>
            {
                var before = new double[control];
                var after = new double[treatment];
                for (var i = 0; i < control; i++)
                {
                    before[i] = random.NextLogNormal(1, 1);
                }

                for (var i = 0; i < treatment; i++)
                {
                    after[i] = random.NextLogNormal(1, 1);
                }

                var result = QuantileBootstrap.Of(before, after, quantile, random.Next(), 400);
                happened[0] = IsPositive(result);
                happened[1] = Holds(result.Interval, 0);
                happened[2] = result.PValue is null;
            }
        );

        Assert.Equal(0, counts[2]);
        IsAtMost(control == treatment ? 0.05 : 0.058, counts[0], runs, $"positive, {control} and {treatment}");
        IsAtLeast(control == treatment ? 0.947 : 0.937, counts[1], runs, $"covered, {control} and {treatment}");
    }

    /// <summary>What values are refused for: a bootstrap of two or three values is positive in a third or a ninth of cases.</summary>
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(9, 0.5)]
    [InlineData(49, 0.9)]
    [InlineData(49, 0.1)]
    public void QuantileBootstrap_TooFewValues_SaysHowManyItNeeds(int values, double quantile)
    {
        double[] few = [.. Enumerable.Range(0, values).Select(i => Math.Sin(i))];
        double[] many = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i))];

        foreach (
            var result in new[]
            {
                QuantileBootstrap.Of(few, many, quantile, 1),
                QuantileBootstrap.Of(many, few, quantile, 1),
            }
        )
        {
            Assert.Null(result.PValue);
            Assert.Contains("units in the smaller arm", result.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void Corrections_SomeTrueEffects_KeepTheirErrorRates(int tests)
    {
        var runs = Runs(10_000, 200_000);
        var discoveries = 0.0;
        var counts = Count(
            runs,
            Hash64.Of(603, (ulong)tests),
            3,
            (ref random, happened) =>
            {
                // Half of the hypotheses are false; the p-values of the others are uniform, and share a part, as those of one experiment's metrics do.
                var shared = random.NextNormal();
                var pValues = new double?[tests];
                for (var i = 0; i < tests; i++)
                {
                    var z = (0.6 * shared) + (0.8 * random.NextNormal()) + (i % 2 == 1 ? 3 : 0);
                    pValues[i] = NormalDistribution.TwoSided(z);
                }

                bool AnyFalse(Correction correction) =>
                    MultipleComparisons
                        .Adjust(pValues, correction)
                        .Index()
                        .Any(p => p.Index % 2 == 0 && p.Item <= 0.05);
                happened[0] = AnyFalse(Correction.Bonferroni);
                happened[1] = AnyFalse(Correction.Holm);
                happened[2] = pValues.Index().Any(p => p.Index % 2 == 0 && p.Item <= 0.05);
                var found = MultipleComparisons.BenjaminiHochberg(pValues).Index().Where(p => p.Item <= 0.05).ToArray();
                if (found.Length > 0)
                {
                    InterlockedAdd(ref discoveries, found.Count(p => p.Index % 2 == 0) / (double)found.Length);
                }
            }
        );

        IsAtMost(0.05, counts[0], runs, $"Bonferroni, {tests} tests");
        IsAtMost(0.05, counts[1], runs, $"Holm, {tests} tests");
        Assert.True(counts[2] >= counts[1] && counts[1] >= counts[0]);
        Assert.InRange(discoveries / runs, 0, 0.05 + (4 * Math.Sqrt(0.05 / runs)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(2_000)]
    public void BetaBinomial_TruthFromThePrior_BeliefsAreCalibrated(int units)
    {
        var runs = Runs(1_500, 20_000);
        var prior = new BetaDistribution(2, 18);
        var expected = 0.0;
        var counts = Count(
            runs,
            Hash64.Of(604, (ulong)units),
            2,
            (ref random, happened) =>
            {
                var before = Variates.Beta(prior.Alpha, prior.Beta, ref random);
                var after = Variates.Beta(prior.Alpha, prior.Beta, ref random);
                var result = BetaBinomial.Compare(
                    Variates.Binomial(units, before, ref random),
                    units,
                    Variates.Binomial(units, after, ref random),
                    units,
                    prior
                );
                happened[0] = Holds(result.Interval, after - before);
                happened[1] = after > before;
                InterlockedAdd(ref expected, result.ChanceToBeat!.Value);
            }
        );

        IsAbout(0.95, counts[0], runs, $"held, {units} units");
        Assert.InRange((counts[1] - expected) / Math.Sqrt(runs * 0.25), -3.5, 3.5);
    }

    /// <summary>Three arms whose rates are drawn from the prior: an arm is the best one as often as its chance says.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(2_000)]
    public void BestArm_TruthFromThePrior_ChancesAreCalibrated(int units)
    {
        var runs = Runs(1_500, 50_000);
        var expected = 0.0;
        var best = Count(
            runs,
            Hash64.Of(607, (ulong)units),
            1,
            (ref random, happened) =>
            {
                var rates = new double[3];
                var arms = new BetaDistribution[3];
                for (var arm = 0; arm < 3; arm++)
                {
                    rates[arm] = Variates.Beta(1, 1, ref random);
                    arms[arm] = BetaBinomial.Posterior(Variates.Binomial(units, rates[arm], ref random), units);
                }

                // The arm that looks best, where a chance that is too high would show.
                var chances = BestArm.Probabilities(arms);
                var chosen = chances.Index().MaxBy(chance => chance.Item).Index;
                happened[0] = rates[chosen] == rates.Max();
                InterlockedAdd(ref expected, chances[chosen]);
            }
        )[0];

        Assert.InRange((best - expected) / Math.Sqrt(runs * 0.25), -3.5, 3.5);
    }

    /// <summary>Censored exponential times: the curve's intervals at one time.</summary>
    [Theory]
    [InlineData(20, 1.0)]
    [InlineData(100, 0.3)]
    [InlineData(100, 1.0)]
    [InlineData(1_000, 0.1)]
    [InlineData(1_000, 1.0)]
    public void KaplanMeier_CensoredTimes_IntervalsCover(int count, double time)
    {
        var runs = Runs(2_000, 50_000);
        var counts = Count(
            runs,
            Hash64.Of(605, (ulong)count, (ulong)(time * 10)),
            2,
            (ref random, happened) =>
            {
                var times = new SurvivalTime[count];
                for (var i = 0; i < count; i++)
                {
                    var death = random.NextExponential(1);
                    var watched = 3 * random.NextUnit();
                    times[i] = new SurvivalTime(Math.Min(death, watched), death <= watched);
                }

                var step = KaplanMeier.Of(times).Steps.LastOrDefault(each => each.Time <= time);
                happened[1] = step is { Low: not null };
                happened[0] =
                    step is { Low: { } low, High: { } high } && low <= Math.Exp(-time) && Math.Exp(-time) <= high;
            }
        );

        IsBetween(0.935, 0.965, counts[0], (int)counts[1], $"covered, {count} at {time}");
    }

    private static void InterlockedAdd(ref double total, double value)
    {
        double before;
        do
        {
            before = total;
        } while (Interlocked.CompareExchange(ref total, before + value, before) != before);
    }
}
