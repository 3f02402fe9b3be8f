using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Experiments;

public class BanditTests
{
    private static readonly BanditArm[] Arms = [new("a", 10, 100), new("b", 15, 100), new("c", 20, 100)];

    [Fact]
    public void Weights_ThreeArms_AreFloorPlusChance()
    {
        double[] chances = [0.014681892343444558, 0.17485843410234106, 0.8104596735542134];
        var weights = ThompsonBandit.Weights(Arms);

        for (var arm = 0; arm < 3; arm++)
        {
            Assert.Equal(0.01 + (0.97 * chances[arm]), weights[arm], 1e-10);
        }

        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void Weights_TooFewUsers_AreEqual() =>
        Assert.All(ThompsonBandit.Weights([.. Arms, new("d", 0, 99)]), weight => Assert.Equal(0.25, weight));

    [Fact]
    public void Weights_TopTwo_GiveTheRunnerUpItsShare()
    {
        var weights = ThompsonBandit.Weights(Arms, new BanditOptions { TopTwo = true, Floor = 0 });
        double[] p = [0.014681892343444558, 0.17485843410234106, 0.8104596735542134];
        var best = 0.5 * (p[2] + (p[0] * p[2] / (1 - p[0])) + (p[1] * p[2] / (1 - p[1])));

        Assert.Equal(best, weights[2], 1e-10);
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void Weights_OneArm_GetsAll() =>
        Assert.Equal([1.0], ThompsonBandit.Weights([new("a", 5, 200)], new BanditOptions { TopTwo = true }));

    [Fact]
    public void Weights_FloorTooHigh_Refuses()
    {
        Assert.Throws<ArgumentException>(() => ThompsonBandit.Weights(Arms, new BanditOptions { Floor = 0.4 }));
        Assert.Throws<ArgumentException>(() => ThompsonBandit.Weights([]));
    }

    [Fact]
    public void Simulation_DifferentArms_LosesLessThanEqualArmsAndRepeats()
    {
        var simulation = BanditSimulation.Of([0.05, 0.06, 0.1], 30, 300, 40, 1);
        var last = simulation.Steps[^1];

        Assert.Equal(9000, last.Users);
        Assert.Equal(9000 * (0.05 + 0.04) / 3, last.RegretOfEqualArms, 1e-9);
        Assert.True(last.Regret < 0.6 * last.RegretOfEqualArms);
        Assert.True(last.ShareOfBestArm > 0.8);
        Assert.Equal(simulation.Steps, BanditSimulation.Of([0.05, 0.06, 0.1], 30, 300, 40, 1).Steps);
        Assert.Equal(30, simulation.ToTable().RowCount);
    }

    [Fact]
    public void Simulation_EqualArms_LosesNothing() =>
        Assert.All(BanditSimulation.Of([0.1, 0.1], 5, 200, 3, 2).Steps, step => Assert.Equal(0, step.Regret));

    [Fact]
    public void Binomial_Draws_HaveTheRightMeanAndVariance()
    {
        var random = new EcommerceNotebooks.Statistics.Randomness.Xoshiro256(5);
        foreach (
            (var trials, var rate) in new[]
            {
                (10L, 0.3),
                (1000L, 0.001),
                (1000L, 0.999),
                (5000L, 0.4),
                (1_000_000L, 0.2),
            }
        )
        {
            const int draws = 20_000;
            var values = new double[draws];
            for (var i = 0; i < draws; i++)
            {
                values[i] = Variates.Binomial(trials, rate, ref random);
            }

            var moments = SampleMoments.Of(values);
            var variance = trials * rate * (1 - rate);
            Assert.InRange((moments.Mean - (trials * rate)) / Math.Sqrt(variance / draws), -4, 4);
            Assert.InRange(moments.Variance / variance, 0.92, 1.08);
        }
    }
}
