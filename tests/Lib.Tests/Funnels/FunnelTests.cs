using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Funnels;
using Tests.Customers;
using Tests.Worlds;

namespace Tests.Funnels;

[Collection(WorldShop.Collection)]
public sealed class FunnelTests(WorldShop worlds)
{
    private const int FunnelsOfAWorld = 2;

    [Fact]
    public void Funnel_ManyWorlds_EqualsWalkingThroughTheEventsAndOpensIntoItsUnits()
    {
        var deep = 0;
        var skipped = 0;
        foreach (var world in worlds.All())
        {
            for (var number = 0; number < FunnelsOfAWorld; number++)
            {
                var options = FunnelWorlds.Draw(world, number);
                var expected = FunnelOracle.Attempts(world, options);

                var report = worlds.Session.Funnels.Count(options);

                AssertSteps(expected, report);
                skipped += number == 0 ? AssertList(world, expected, report) : 0;
                deep += expected.Count(attempt => attempt.Reached > 1);
            }
        }

        Assert.True(deep > SmallWorld.Share(400), $"{deep} attempts beyond the first step");
        Assert.True(skipped > 3, $"{skipped} skipped steps in lists");
    }

    [Fact]
    public void FunnelBy_ManyWorlds_SumsToTheWholeAndOpensIntoItsUnits()
    {
        var others = 0;
        foreach (var world in worlds.All())
        {
            var options = FunnelWorlds.Draw(world, world.Seed % FunnelsOfAWorld);
            var by = (FunnelBreakdown)(world.Seed / FunnelsOfAWorld % 5);
            var attempts = FunnelOracle.Attempts(world, options);
            var expected = attempts.ToLookup(Value(world, options, by));

            var groups = worlds.Session.Funnels.By(options, by).Groups;

            Assert.Equal(
                expected
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Take(options.TopValues)
                    .Select(group => group.Key),
                groups.Where(group => !group.IsOther).Select(group => group.Value)
            );
            var numbers = Enumerable.Range(0, options.Steps.Length).ToArray();
            Assert.All(numbers, index => Assert.Equal(Count(attempts, index), groups.Sum(group => group.Units[index])));
            foreach (var group in groups.Where(group => !group.IsOther))
            {
                Assert.Equal(numbers.Select(index => (long)Count([.. expected[group.Value]], index)), group.Units);
            }

            if (groups.Count > 0)
            {
                var group = groups[world.Seed % groups.Count];
                var list = worlds.Session.Funnels.Units(
                    options,
                    new FunnelCell
                    {
                        Step = 2,
                        Breakdown = by,
                        Value = group.Value,
                    }
                );
                Assert.Equal((group.Units[1], group.Units[1]), (list.Count, list.Rows.Count));
                others += group.IsOther ? 1 : 0;
            }
        }

        Assert.True(others > 5, $"{others} groups of others");
    }

    [Fact]
    public void FunnelTrend_ManyWorlds_EqualsCountingByDate()
    {
        var unfinished = 0;
        foreach (var world in worlds.All())
        {
            var options = FunnelWorlds.Draw(world, world.Seed % FunnelsOfAWorld);
            var last = options.Steps.Length - 1;
            last = options.Steps[last].IsOptional ? last - 1 : last;
            var expected = FunnelOracle
                .Attempts(world, options)
                .GroupBy(attempt => DateOnly.FromDateTime(attempt.Entry.EventTime))
                .OrderBy(day => day.Key)
                .ToArray();
            var end = new[] { options.AsOf, options.Filter.To, world.End }.Min()!.Value;
            var window = options.Window ?? (options.Unit == FunnelUnit.Session ? TimeSpan.Zero : TimeSpan.FromDays(7));

            var days = worlds.Session.Funnels.Trend(options).Days;

            Assert.Equal(
                expected.Select(day => (day.Key, day.LongCount(), day.LongCount(each => each.Steps[last] is not null))),
                days.Where(day => day.Entries > 0).Select(day => (day.Date, day.Entries, day.Conversions))
            );
            if (expected.Length > 0)
            {
                var start = world.Events.Min(row => row.EventTime);
                DateTime[] span = [options.Filter.From > start ? options.Filter.From.Value : start, end.AddTicks(-1)];
                Assert.Equal(Insights.Worlds.Dates(span), days.Select(day => day.Date));
            }
            else
            {
                Assert.Empty(days);
            }

            foreach (var day in days)
            {
                var lastEntry = day.Date.AddDays(1).ToDateTime(TimeOnly.MinValue);
                Assert.Equal(window == TimeSpan.MaxValue || lastEntry + window > end, day.IsUnfinished);
                unfinished += day.IsUnfinished ? 1 : 0;
            }

            if (days.Count > 0 && world.Seed % 4 == 0)
            {
                var day = days[world.Seed % days.Count];
                var cell = new FunnelCell { Step = last + 1, EntryDate = day.Date };
                Assert.Equal(day.Conversions, worlds.Session.Funnels.Units(options, cell).Rows.Count);
            }
        }

        Assert.InRange(unfinished, 100, int.MaxValue);
    }

    [Fact]
    public void FunnelByUnit_Worlds_PutsThreeFunnelsAndEventRatiosSideBySide()
    {
        foreach (var seed in Enumerable.Range(0, 16))
        {
            var world = worlds.Use(seed);
            var options = new FunnelOptions { Filter = WorldOptions.Filter(world) };
            var taken = EventFilterOracle.Take(world, options.Filter);

            var comparison = worlds.Session.Funnels.ByUnit(options);

            Assert.Equal(
                new[] { "view", "cart", "purchase" }.Select(type => taken.LongCount(row => row.EventType == type)),
                comparison.Events
            );
            foreach (var funnel in comparison.Funnels)
            {
                AssertSteps(FunnelOracle.Attempts(world, funnel.Options), funnel);
            }

            Assert.Equal(
                ["sessions", "users", "users and products", "events (event ratio, not a funnel)"],
                comparison.ToTable().Column<string>("counted").Distinct()
            );
            Assert.NotEmpty(comparison.ToChart().ToSvg());
        }
    }

    // Opens one number of the report and returns how many units skipped a step, if it is a number of these.
    private int AssertList(SmallWorld world, IReadOnlyList<FunnelOracle.Attempt> expected, FunnelReport report)
    {
        var step = report.Steps[world.Seed % report.Steps.Count];
        var outcome =
            step.IsOptional ? FunnelOutcome.Skipped
            : world.Seed % 2 == 0 ? FunnelOutcome.Reached
            : FunnelOutcome.StoppedAfter;

        var list = worlds.Session.Funnels.Units(report.Options, new FunnelCell { Step = step.Step, Outcome = outcome });

        Assert.Equal(list.Count, list.Rows.Count);
        switch (outcome)
        {
            case FunnelOutcome.Skipped:
                Assert.Equal(step.Skipped, list.Count);
                return (int)list.Count;
            case FunnelOutcome.Reached:
                Assert.Equal(step.Units, list.Count);
                Assert.Equal(
                    expected
                        .Where(attempt => attempt.Steps[step.Step - 1] is not null)
                        .Select(attempt => attempt.Member(null)),
                    list.Rows
                );
                return 0;
            default:
                Assert.Equal(step.Stopped ?? step.Units, list.Count);
                Assert.All(list.Rows, member => Assert.Equal(step.Step, member.Reached));
                return 0;
        }
    }

    private static void AssertSteps(IReadOnlyList<FunnelOracle.Attempt> expected, FunnelReport report)
    {
        var steps = report.Options.Steps;
        Assert.Equal(expected.Count, report.Entries);
        Assert.Equal(steps.Length, report.Steps.Count);
        foreach (var step in report.Steps)
        {
            var index = step.Step - 1;
            var before = Enumerable.Range(0, index).LastOrDefault(each => !steps[each].IsOptional);
            var next = Enumerable
                .Range(index + 1, steps.Length - index - 1)
                .FirstOrDefault(each => !steps[each].IsOptional);
            var taken = expected.Where(attempt => attempt.Steps[index] is not null).ToArray();
            Assert.Equal(taken.Length, step.Units);
            AssertShare(taken.Length, index == 0 ? 0 : Count(expected, before), step.StepConversion);
            AssertShare(taken.Length, expected.Count, step.OverallConversion);
            if (steps[index].IsOptional)
            {
                var passing = expected.Where(attempt => attempt.Steps[next > 0 ? next : before] is not null).ToArray();
                var skipping = passing.Count(attempt => attempt.Steps[index] is null);
                Assert.Equal((null, skipping), (step.Stopped, step.Skipped));
                AssertShare(skipping, passing.Length, step.SkippedShare);
            }
            else
            {
                long? stopped = next > 0 ? taken.Length - Count(expected, next) : null;
                Assert.Equal((stopped, null), (step.Stopped, step.Skipped));
                AssertShare(stopped ?? 0, stopped is null ? 0 : taken.Length, step.StoppedShare);
            }

            double[] seconds =
            [
                .. taken
                    .Where(_ => index > 0)
                    .Select(attempt =>
                        (attempt.Steps[index]!.EventTime - attempt.Steps[before]!.EventTime).TotalSeconds
                    )
                    .Order(),
            ];
            Assert.Equal(seconds.Length == 0, step.MeanSeconds is null);
            if (seconds.Length > 0)
            {
                Assert.Equal(seconds.Average(), step.MeanSeconds!.Value, 1e-6);
                Assert.Equal(
                    (seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2,
                    step.MedianSeconds!.Value,
                    1e-6
                );
            }
        }
    }

    private static int Count(IReadOnlyList<FunnelOracle.Attempt> attempts, int index) =>
        attempts.Count(attempt => attempt.Steps[index] is not null);

    private static void AssertShare(long part, long whole, double? share)
    {
        Assert.Equal(whole == 0, share is null);
        Assert.Equal(whole == 0 ? 0 : (double)part / whole, share ?? 0, 1e-12);
    }

    private static Func<FunnelOracle.Attempt, string> Value(SmallWorld world, FunnelOptions options, FunnelBreakdown by)
    {
        var buyers = RfmOracle.Buyers(world, options.Rfm!).ToDictionary(buyer => buyer.UserId, buyer => buyer.Segment);
        return by switch
        {
            FunnelBreakdown.Brand => attempt => attempt.Entry.Brand ?? "unknown_brand",
            FunnelBreakdown.Category => attempt =>
                attempt.Entry.CategoryCode is { } code
                    ? string.Join('.', code.Split('.').Take(options.CategoryLevel))
                    : "uncategorized",
            FunnelBreakdown.UserSegment => attempt => EventFilterOracle.Segment(world, attempt.UserId),
            FunnelBreakdown.RfmSegment => attempt => buyers.GetValueOrDefault(attempt.UserId, "no purchase"),
            _ => attempt => attempt.Entry.EventHour.ToString("00", CultureInfo.InvariantCulture),
        };
    }
}
