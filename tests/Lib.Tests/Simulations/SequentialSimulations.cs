using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Experiments that are looked at again and again: the share that is ever positive without an effect, and that ever loses the truth with one.</summary>
[Trait("Speed", "Slow")]
public class SequentialSimulations
{
    private const int Users = 20_000;
    private static readonly int Many = Runs(500, 10_000);
    private static readonly double[] Tunings = [20, 200, 1_000, 5_000, 50_000];

    public static TheoryData<double, int, int> Cells
    {
        get
        {
            var cells = new TheoryData<double, int, int>();
            foreach (var rate in new[] { 0.005, 0.02, 0.1, 0.5, 0.99 })
            {
                foreach ((var control, var treatment) in new[] { (1, 1), (1, 4), (19, 1) })
                {
                    cells.Add(rate, control, treatment);
                }
            }

            return cells;
        }
    }

    /// <summary>Looks from the first users on, each pair of them at first and then in steps of 2 %: no start could look more often.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void AlwaysValid_RatesWithoutAnEffect_StaysBelowAlphaForEveryStartAndTuning(
        double rate,
        int control,
        int treatment
    )
    {
        var counts = Watch(rate, rate, control, treatment, (result, _) => IsPositive(result));

        foreach ((var count, var tuning) in counts.Zip(Tunings))
        {
            IsAtMost(0.05, count, Many, $"positive, {rate} {control}:{treatment} tuned to {tuning}");
        }
    }

    [Theory]
    [InlineData(0.005, 0.01, 1, 1)]
    [InlineData(0.02, 0.01, 4, 1)]
    [InlineData(0.1, 0.2, 1, 1)]
    [InlineData(0.5, 0.7, 1, 4)]
    [InlineData(0.9, 0.95, 19, 1)]
    public void AlwaysValid_RatesWithAnEffect_IntervalHoldsItAtEveryLook(
        double before,
        double after,
        int control,
        int treatment
    )
    {
        var truth = after - before;
        var counts = Watch(
            before,
            after,
            control,
            treatment,
            (result, _) => result.Interval is { } interval && !Holds(interval, truth)
        );

        foreach ((var count, var tuning) in counts.Zip(Tunings))
        {
            IsAtMost(0.05, count, Many, $"lost, {before} to {after} {control}:{treatment} tuned to {tuning}");
        }
    }

    /// <summary>The price of any number of looks is bounded: an effect that one planned test finds in 99.9 % of cases is found in most.</summary>
    [Theory]
    [InlineData(0.02, 0.03)]
    [InlineData(0.1, 0.12)]
    [InlineData(0.5, 0.535)]
    public void AlwaysValid_LargeEffect_IsFound(double before, double after)
    {
        var counts = Watch(before, after, 1, 1, (result, _) => IsPositive(result));

        IsAtLeast(0.9, counts[3], Many, $"found, {before} to {after}");
    }

    [Theory]
    [InlineData(0.02, 1, 1)]
    [InlineData(0.02, 1, 9)]
    [InlineData(0.1, 1, 1)]
    [InlineData(0.1, 9, 1)]
    [InlineData(0.5, 1, 4)]
    public void AlwaysValid_RevenueWithoutAnEffect_StaysBelowAlpha(double buyers, int control, int treatment)
    {
        var runs = Runs(400, 4_000);
        var counts = Count(
            runs,
            Hash64.Of(304, (ulong)(buyers * 100), (ulong)control, (ulong)treatment),
            3,
            (ref random, happened) =>
            {
                (var before, var after) = (PairedMoments.Empty, PairedMoments.Empty);
                for (var step = 1; before.Count + after.Count < Users; step += 1 + (step / 20))
                {
                    before = before.Add(Shop.Draw(step * control, buyers, 1, 1, ref random).Revenue);
                    after = after.Add(Shop.Draw(step * treatment, buyers, 1, 1, ref random).Revenue);
                    if (before.Count < 2 || after.Count < 2)
                    {
                        continue;
                    }

                    happened[0] |= IsPositive(AlwaysValidTest.OfMeans(before.First, after.First));
                    happened[1] |= IsPositive(AlwaysValidTest.OfMeans(before.First, after.First, 0.05, 500));
                    happened[2] |= IsPositive(AlwaysValidTest.OfRatios(before, after));
                }
            }
        );

        foreach ((var count, var what) in counts.Zip(["mean", "mean tuned to 500", "ratio"]))
        {
            IsAtMost(0.05, count, runs, $"{what}, {buyers} {control}:{treatment}");
        }
    }

    [Theory]
    [InlineData(SequentialBoundary.OBrienFleming, 3)]
    [InlineData(SequentialBoundary.OBrienFleming, 10)]
    [InlineData(SequentialBoundary.Pocock, 3)]
    [InlineData(SequentialBoundary.Pocock, 10)]
    [InlineData(SequentialBoundary.LanDeMetsOBrienFleming, 5)]
    [InlineData(SequentialBoundary.LanDeMetsPocock, 5)]
    public void GroupSequential_PlannedLooks_SpendsAlphaAndHasItsPower(SequentialBoundary boundary, int looks)
    {
        var design = GroupSequentialDesign.Of(boundary, looks);
        var runs = Runs(10_000, 200_000);
        var counts = Count(
            runs,
            Hash64.Of(305, (ulong)boundary, (ulong)looks),
            2,
            (ref random, happened) =>
            {
                // A sum of normal values, without a drift and with one of 3 at the end.
                var sum = 0.0;
                for (var look = 1; look <= looks; look++)
                {
                    sum += random.NextNormal() / Math.Sqrt(looks);
                    var share = (double)look / looks;
                    happened[0] |= design.Stops(look, sum / Math.Sqrt(share));
                    happened[1] |= design.Stops(look, (sum + (3 * share)) / Math.Sqrt(share));
                }
            }
        );

        IsAbout(0.05, counts[0], runs, $"without an effect, {boundary} {looks}");
        IsAbout(design.CrossingProbabilities(3)[^1], counts[1], runs, $"with an effect, {boundary} {looks}");
    }

    private static long[] Watch(
        double before,
        double after,
        int control,
        int treatment,
        Func<TestResult, double, bool> happens
    ) =>
        Count(
            Many,
            Hash64.Of(301, (ulong)(1_000 * before), (ulong)(1_000 * after), (ulong)((100 * control) + treatment)),
            Tunings.Length,
            (ref random, happened) =>
            {
                long x1 = 0,
                    x2 = 0;
                for (long done = 0; done * (control + treatment) < Users; )
                {
                    var step = Math.Max(1, done / 50);
                    done += step;
                    x1 += Variates.Binomial(step * control, before, ref random);
                    x2 += Variates.Binomial(step * treatment, after, ref random);
                    for (var i = 0; i < Tunings.Length; i++)
                    {
                        if (!happened[i])
                        {
                            happened[i] = happens(
                                AlwaysValidTest.OfRates(x1, done * control, x2, done * treatment, 0.05, Tunings[i]),
                                Tunings[i]
                            );
                        }
                    }
                }
            }
        );
}
