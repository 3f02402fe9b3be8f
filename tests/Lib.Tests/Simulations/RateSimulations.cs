using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Tests and intervals of rates, at three sizes and three rates, with equal arms and with one of ten times the other.</summary>
[Trait("Speed", "Slow")]
public class RateSimulations
{
    private static readonly int Many = Runs(6_000, 100_000);

    public static TheoryData<int, double> Cells =>
        new()
        {
            { 20, 0.02 },
            { 20, 0.1 },
            { 20, 0.5 },
            { 200, 0.02 },
            { 200, 0.1 },
            { 200, 0.5 },
            { 2_000, 0.02 },
            { 2_000, 0.1 },
            { 2_000, 0.5 },
        };

    /// <summary>With 5 expected successes in each arm the level is met as closely as counts allow; below, the test is rarely positive.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void ProportionTest_EqualRatesAndArms_KeepsItsLevel(int units, double rate)
    {
        var counts = Count(
            Many,
            Hash64.Of(101, (ulong)units, (ulong)(rate * 100)),
            2,
            (ref random, happened) =>
            {
                var before = Variates.Binomial(units, rate, ref random);
                var after = Variates.Binomial(units, rate, ref random);
                happened[0] = IsPositive(ProportionTest.Of(before, units, after, units));
                happened[1] = IsPositive(
                    ProportionTest.Of(
                        before,
                        units,
                        after,
                        units,
                        new TestOptions { Alternative = Alternative.Greater }
                    )
                );
            }
        );

        var hasEnough = units * rate >= 10;
        IsBetween(hasEnough ? 0.04 : 0, 0.053, counts[0], Many, $"two-sided, {units} at {rate}");
        IsBetween(hasEnough ? 0.04 : 0, 0.06, counts[1], Many, $"one-sided, {units} at {rate}");
    }

    [Theory]
    [InlineData(20, 200, 0.1)]
    [InlineData(20, 200, 0.5)]
    [InlineData(200, 2_000, 0.02)]
    [InlineData(2_000, 200, 0.1)]
    [InlineData(2_000, 200, 0.5)]
    public void ProportionTest_ArmOfTenTimesTheOther_KeepsItsLevel(int control, int treatment, double rate)
    {
        var positive = Count(
            Many,
            Hash64.Of(102, (ulong)control, (ulong)(rate * 100)),
            1,
            (ref random, happened) =>
                happened[0] = IsPositive(
                    ProportionTest.Of(
                        Variates.Binomial(control, rate, ref random),
                        control,
                        Variates.Binomial(treatment, rate, ref random),
                        treatment
                    )
                )
        )[0];

        IsBetween(0.035, 0.053, positive, Many, $"positive, {control} and {treatment} at {rate}");
    }

    /// <summary>Where one arm is far smaller and expects less than one success, the limit is passed: the test's documentation says so.</summary>
    [Fact]
    public void ProportionTest_SmallArmWithoutSuccesses_IsPositiveTooOftenAsItsDocumentationSays()
    {
        var positive = Count(
            Many,
            103,
            1,
            (ref random, happened) =>
                happened[0] = IsPositive(
                    ProportionTest.Of(
                        Variates.Binomial(20, 0.02, ref random),
                        20,
                        Variates.Binomial(200, 0.02, ref random),
                        200
                    )
                )
        )[0];

        IsBetween(0.055, 0.075, positive, Many, "positive");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Newcombe_AnyDifference_Covers(int units, double rate)
    {
        foreach ((var factor, var ratio) in new[] { (1.0, 1), (1.5, 1), (1.0, 10), (1.5, 10) })
        {
            var covered = Count(
                Many,
                Hash64.Of(104, (ulong)units, (ulong)(rate * 100), (ulong)((factor * 10) + ratio)),
                1,
                (ref random, happened) =>
                    happened[0] = Holds(
                        ProportionTest
                            .Of(
                                Variates.Binomial(units, rate, ref random),
                                units,
                                Variates.Binomial(ratio * units, rate * factor, ref random),
                                ratio * units
                            )
                            .Interval,
                        (rate * factor) - rate
                    )
            )[0];

            IsAtLeast(0.945, covered, Many, $"covered, {units} at {rate}, factor {factor}, arms 1:{ratio}");
        }
    }

    /// <summary>Wald's interval covers from 200 units an arm on, and 20 units are too few, as its documentation says.</summary>
    [Theory]
    [InlineData(20, 20, 0.5, 0.9, 0.935)]
    [InlineData(20, 200, 0.1, 0.85, 0.89)]
    [InlineData(200, 2_000, 0.02, 0.89, 0.92)]
    [InlineData(200, 200, 0.02, 0.945, 0.96)]
    [InlineData(200, 200, 0.1, 0.945, 0.953)]
    [InlineData(200, 200, 0.5, 0.945, 0.953)]
    [InlineData(2_000, 2_000, 0.1, 0.947, 0.953)]
    public void Wald_SmallAndLargeArms_CoversAsItsDocumentationSays(
        int control,
        int treatment,
        double rate,
        double least,
        double most
    )
    {
        var counts = Count(
            Many,
            Hash64.Of(105, (ulong)control, (ulong)treatment, (ulong)(rate * 100)),
            2,
            (ref random, happened) =>
            {
                var result = ProportionTest.Of(
                    Variates.Binomial(control, rate, ref random),
                    control,
                    Variates.Binomial(treatment, rate, ref random),
                    treatment,
                    interval: ProportionInterval.Wald
                );
                happened[0] = Holds(result.Interval, 0);
                happened[1] = result.Interval is not null;
            }
        );

        IsBetween(least, most, counts[0], (int)counts[1], $"covered, {control} and {treatment} at {rate}");
    }

    [Theory]
    [InlineData(20, 0.5)]
    [InlineData(200, 0.02)]
    [InlineData(200, 0.1)]
    [InlineData(200, 0.5)]
    [InlineData(2_000, 0.02)]
    [InlineData(2_000, 0.1)]
    [InlineData(2_000, 0.5)]
    public void RiskRatio_RateOfHalfMore_Covers(int units, double rate)
    {
        var counts = Count(
            Many,
            Hash64.Of(106, (ulong)units, (ulong)(rate * 100)),
            2,
            (ref random, happened) =>
            {
                var result = RiskRatio.Of(
                    Variates.Binomial(units, rate, ref random),
                    units,
                    Variates.Binomial(units, rate * 1.5, ref random),
                    units
                );
                happened[0] = Holds(result.Interval, 1.5);
                happened[1] = result.Interval is not null;
            }
        );

        IsAtLeast(0.945, counts[0], (int)counts[1], $"covered, {units} at {rate}");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void NonInferiority_RateLowerByTheMargin_KeepsItsLevel(int units, double rate)
    {
        var margin = rate / 4;
        var options = new TestOptions { Alternative = Alternative.Greater, NullDifference = -margin };
        var positive = Count(
            Many,
            Hash64.Of(107, (ulong)units, (ulong)(rate * 100)),
            1,
            (ref random, happened) =>
                happened[0] = IsPositive(
                    ProportionTest.Of(
                        Variates.Binomial(units, rate, ref random),
                        units,
                        Variates.Binomial(units, rate - margin, ref random),
                        units,
                        options
                    )
                )
        )[0];

        // One-sided Wald tests of counts lie a little above their level where counts are few, as the documentation says.
        IsAtMost(units * rate >= 10 ? 0.06 : 0.09, positive, Many, $"not inferior, {units} at {rate}");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void IntervalsOfOneRate_AnyRate_Cover(int units, double rate)
    {
        var counts = Count(
            Many,
            Hash64.Of(108, (ulong)units, (ulong)(rate * 100)),
            2,
            (ref random, happened) =>
            {
                var successes = Variates.Binomial(units, rate, ref random);
                happened[0] = Holds(WilsonInterval.Of(successes, units), rate);
                happened[1] = Holds(BinomialLimits.OfRate(successes, units), rate);
            }
        );

        // Wilson's covers on average over rates, Clopper's and Pearson's at each.
        IsAtLeast(0.93, counts[0], Many, $"Wilson, {units} at {rate}");
        IsAtLeast(0.95, counts[1], Many, $"Clopper and Pearson, {units} at {rate}");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void SampleRatio_ArmsDealtAsPlanned_FailsAsOftenAsItsLevel(int users)
    {
        var counts = Count(
            Many,
            Hash64.Of(109, (ulong)users),
            3,
            (ref random, happened) =>
            {
                var half = Variates.Binomial(users, 0.5, ref random);
                var small = Variates.Binomial(users, 0.1, ref random);
                var second = Variates.Binomial(users - small, 0.5, ref random);
                happened[0] = IsPositive(SampleRatioTest.Of([half, users - half]));
                happened[1] = IsPositive(SampleRatioTest.Of([small, users - small], [0.1, 0.9]));
                happened[2] = IsPositive(
                    SampleRatioTest.Of([small, second, users - small - second], [0.1, 0.45, 0.45])
                );
            }
        );

        // Counts of few users move in steps, which can be large beside the level.
        var most = users == 100 ? 0.065 : 0.053;
        IsBetween(0.035, most, counts[0], Many, $"halves of {users}");
        IsBetween(0.035, most, counts[1], Many, $"a tenth of {users}");
        IsBetween(0.04, most, counts[2], Many, $"three arms of {users}");
    }

    /// <summary>"Highest" is said of a rate only where its interval lies above all others: of equal rates almost never, of one far higher nearly always.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void HighestRate_EqualRates_IsRarelyClear(int groups)
    {
        foreach ((var units, var rate) in Cells.Select(cell => ((int)cell[0], (double)cell[1])))
        {
            var runs = Runs(1_000, 20_000);
            var counts = Count(
                runs,
                Hash64.Of(117, (ulong)units, (ulong)(rate * 100), (ulong)groups),
                2,
                (ref random, happened) =>
                {
                    var rates = new (long Hits, long Count)[groups];
                    for (var group = 0; group < groups; group++)
                    {
                        rates[group] = (Variates.Binomial(units, rate, ref random), units);
                    }

                    happened[0] = HighestRate.Of(rates)!.Value.IsClear;
                    rates[0] = (Variates.Binomial(units, Math.Min(0.95, 5 * rate), ref random), units);
                    happened[1] = HighestRate.Of(rates) is { Index: 0, IsClear: true };
                }
            );
            IsAtMost(0.05, counts[0], runs, $"{groups} equal groups, {units} at {rate}");
            IsAtLeast(
                units * rate >= 40 ? 0.95 : 0,
                counts[1],
                runs,
                $"{groups} groups, one higher, {units} at {rate}"
            );
        }
    }
}
