using EcommerceNotebooks.Optimizations;
using EcommerceNotebooks.Optimizations.Measuring;

namespace Tests.Optimizations;

public class AlternatingRoundsTests
{
    private readonly List<string> calls = [];

    [Fact]
    public void Measure_KnownDurations_KeepsEachRoundsSeconds()
    {
        // A warm-up, then before, after and before again; the runs of before change places from round to round.
        var clock = new ScriptedClock(900, 900, 900, 40, 10, 44, 55, 20, 50, 60, 30, 66);
        var times = Measure(new OptimizationOptions { Repeats = 3, Clock = clock });

        Assert.Equal([0.04, 0.05, 0.06], times.Before);
        Assert.Equal([0.01, 0.02, 0.03], times.After);
        Assert.Equal([0.044, 0.055, 0.066], times.Again);
        Assert.Equal(12, clock.Runs);
    }

    [Fact]
    public void Measure_Rounds_RunBeforeOnBothSidesOfAfterAndPrepareBeforeEachRun()
    {
        Measure(new OptimizationOptions { Repeats = 2, WarmUps = 1 });

        string[] round = ["prepare before", "before", "prepare after", "after", "prepare before", "before"];
        Assert.Equal([.. round, .. round, .. round], calls);
    }

    [Fact]
    public void Measure_Preparation_IsNotTimed()
    {
        var clock = new ScriptedClock(7);
        // A preparation inside the timed part would stand between the clock's two readings of a run.
        List<bool> betweenRuns = [];
        var side = new TimedSide(() => betweenRuns.Add(clock.IsBetweenRuns), () => One(1));
        var times = AlternatingRounds.Measure(
            side,
            side,
            new OptimizationOptions
            {
                Repeats = 1,
                WarmUps = 0,
                Clock = clock,
            },
            "test",
            0
        );

        Assert.Equal(0.007, Assert.Single(times.Before));
        Assert.Equal([true, true, true], betweenRuns);
    }

    [Fact]
    public void Measure_AnswersDifferInOneRound_Throws()
    {
        var runs = 0;
        var changing = new TimedSide(() => { }, () => One(++runs == 3 ? 2 : 1));
        var steady = new TimedSide(() => { }, () => One(1));

        var exception = Assert.Throws<AnswersDifferException>(() =>
            AlternatingRounds.Measure(steady, changing, new OptimizationOptions(), "Changing", 0)
        );

        Assert.Equal("Changing", exception.Technique);
        Assert.Contains("row 1, column 1 is 1 and 2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, runs);
    }

    [Fact]
    public void Measure_AnswersDifferInTheWarmUp_Throws() =>
        Assert.Throws<AnswersDifferException>(() =>
            AlternatingRounds.Measure(
                new TimedSide(() => { }, () => One(1)),
                new TimedSide(() => { }, () => One(2)),
                new OptimizationOptions(),
                "test",
                0
            )
        );

    [Fact]
    public void Measure_DifferenceWithinTolerance_IsReported()
    {
        var times = AlternatingRounds.Measure(
            new TimedSide(() => { }, () => One(100)),
            new TimedSide(() => { }, () => One(103)),
            new OptimizationOptions { Repeats = 1 },
            "test",
            0.05
        );

        Assert.Equal(0.03, times.LargestDifference, 12);
    }

    private static Answer One(int value) =>
        new([
            [value],
        ]);

    private RoundTimes Measure(OptimizationOptions options) =>
        AlternatingRounds.Measure(Side("before"), Side("after"), options, "test", 0);

    private TimedSide Side(string name) =>
        new(
            () => calls.Add($"prepare {name}"),
            () =>
            {
                calls.Add(name);
                return One(1);
            }
        );
}
