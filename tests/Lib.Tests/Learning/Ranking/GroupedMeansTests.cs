using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Simulations;

namespace Tests.Learning.Ranking;

public sealed class GroupedMeansTests
{
    private static readonly EvaluationOptions Options = new() { Resamples = 200 };

    [Fact]
    public void At_TwoStrata_IsTheMeanOfTheirMeans()
    {
        var means = new GroupedMeans(1);
        means.Add(1, 0, 1, [1]);
        means.Add(2, 0, 3, [0]);
        means.Add(1, 1, 1, [1]);
        means.Add(1, 1, 1, [0.5]);

        var estimate = means.Resample([], Options, default).At(0, "figure");

        Assert.Equal((0.25 + 0.75) / 2, estimate.Value);
        Assert.Null(estimate.Interval);
        Assert.Equal("an interval needs 10 groups; there are 2", estimate.Reason);
    }

    [Fact]
    public void Interval_TrueMean_IsHeldAsOftenAsSaid()
    {
        const double Rate = 0.3;
        var runs = Simulation.Runs(200, 1_000);
        var held = Simulation.Count(
            runs,
            11,
            1,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var means = new GroupedMeans(1);
                for (var user = 0; user < 120; user++)
                {
                    // What a user does goes together, and users differ in how much they do.
                    var rows = 1 + random.NextBelow(4);
                    var hits = random.Chance(Rate) ? rows : 0;
                    means.Add(user, 0, rows, [hits]);
                }

                happened[0] = Simulation.Holds(means.Resample([], Options, default).At(0, "rate").Interval, Rate);
            }
        );

        Simulation.IsBetween(0.92, 0.96, held[0], runs, "95 % intervals of a mean over users");
    }

    [Fact]
    public void Difference_OfAlwaysOneMore_IsThatInEveryResample()
    {
        var random = new Random(6);
        var means = new GroupedMeans(2);
        for (var user = 0; user < 50; user++)
        {
            var value = random.NextDouble();
            means.Add(user, user % 2, 1, [value + (user % 3 == 0 ? 1.5 : 0.75), value]);
        }

        var difference = means.Resample([(0, 1)], Options, default).At(2, "difference");

        Assert.InRange(difference.Value!.Value, 0.75, 1.5);
        Assert.InRange(difference.Interval!.Low, 0.75, difference.Value.Value);
        Assert.InRange(difference.Interval.High, difference.Value.Value, 1.5);
    }
}
