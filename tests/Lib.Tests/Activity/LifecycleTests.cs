using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Activity;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class LifecycleTests(WorldShop worlds)
{
    [Fact]
    public void Lifecycle_FourUsersElevenDays_MatchesTheSpecifiedVector()
    {
        worlds.Use(ActivityWorlds.Vector());
        var options = new ActivityOptions { AsOf = new DateTime(2020, 1, 20) };

        var periods = worlds.Session.Activity.Lifecycle(options).Periods;

        Assert.Equal(Enumerable.Range(9, 11), periods.Select(period => period.Start.Day));
        Assert.Equal([1L, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0], periods.Select(period => period.New));
        Assert.Equal([0L, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0], periods.Select(period => period.Returning));
        Assert.Equal([0L, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1], periods.Select(period => period.Resurrecting));
        Assert.Equal([0L, -1, 0, 0, -2, -1, 0, -2, 0, -1, 0], periods.Select(period => period.Dormant));
    }

    [Fact]
    public void Lifecycle_ManyWorlds_EqualsCountingByHand()
    {
        var seen = new Dictionary<LifecycleStatus, long>();
        foreach (var world in worlds.All())
        {
            var options = ActivityWorlds.Draw(world);
            var expected = ActivityOracle.Lifecycle(world, options);

            var report = worlds.Session.Activity.Lifecycle(options);

            Assert.Equal(
                expected.Select(period =>
                    period.Ended
                        ? new LifecyclePeriod(
                            period.Start,
                            period.Users[LifecycleStatus.New].Count(),
                            period.Users[LifecycleStatus.Returning].Count(),
                            period.Users[LifecycleStatus.Resurrecting].Count(),
                            -period.Users[LifecycleStatus.Dormant].Count()
                        )
                        : new LifecyclePeriod(period.Start, null, null, null, null)
                ),
                report.Periods
            );
            foreach (var status in Enum.GetValues<LifecycleStatus>())
            {
                seen[status] = seen.GetValueOrDefault(status) + expected.Sum(period => period.Users[status].Count());
            }
        }

        Assert.All(
            Enum.GetValues<LifecycleStatus>(),
            status => Assert.True(seen[status] > SmallWorld.Share(50), $"{status}: {seen[status]}")
        );
    }

    [Fact]
    public void LifecycleUsers_CellsOfManyWorlds_AreAsManyAsTheySay()
    {
        var lists = 0;
        foreach (var world in worlds.All())
        {
            var options = ActivityWorlds.Draw(world);
            var random = new Random(world.Seed);
            var periods = ActivityOracle.Lifecycle(world, options);
            var cells = periods
                .Where(period => period.Ended)
                .SelectMany(period => period.Users.Select(users => (period.Start, users)));
            foreach ((var start, var users) in cells.OrderBy(_ => random.Next()).Take(2))
            {
                Assert.Equal(users, worlds.Session.Activity.LifecycleUsers(options, start, users.Key));
                lists++;
            }

            foreach (var period in periods.Where(period => !period.Ended))
            {
                Assert.Throws<ArgumentException>(() =>
                    worlds.Session.Activity.LifecycleUsers(options, period.Start, LifecycleStatus.New)
                );
            }
        }

        Assert.True(lists > SmallWorld.Share(100), $"{lists} lists");
    }

    [Fact]
    public void Lifecycle_RangeAfterTheFirstEvent_KnowsThatUsersAreNotNew()
    {
        worlds.Use(ActivityWorlds.Vector());
        var filter = new EventFilter { From = new DateTime(2020, 1, 12) };

        var periods = worlds
            .Session.Activity.Lifecycle(new ActivityOptions { AsOf = new DateTime(2020, 1, 14), Filter = filter })
            .Periods;

        Assert.Equal(
            [
                new LifecyclePeriod(new DateOnly(2020, 1, 12), 1, 1, 1, 0),
                new LifecyclePeriod(new DateOnly(2020, 1, 13), 0, 1, 0, -2),
            ],
            periods
        );
    }

    [Fact]
    public void Lifecycle_Metamorphoses_ChangeNothingButDates()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 12)))
        {
            var world = SmallWorld.Draw(seed);
            var options = new ActivityOptions
            {
                AsOf = world.End.AddDays(2),
                Period = seed % 2 == 0 ? CalendarPeriod.Day : CalendarPeriod.Week,
            };
            worlds.Use(world);
            var lifecycle = worlds.Session.Activity.Lifecycle(options).Periods;
            var stickiness = worlds.Session.Activity.Stickiness(options).Bars;
            var active = worlds.Session.Activity.ActiveUsers(options).Days;

            foreach (var other in new[] { world.Shuffled(), world.Relabelled(), world.Priced(3) })
            {
                worlds.Use(other);
                Assert.Equal(lifecycle, worlds.Session.Activity.Lifecycle(options).Periods);
                Assert.Equal(stickiness, worlds.Session.Activity.Stickiness(options).Bars);
                Assert.Equal(active, worlds.Session.Activity.ActiveUsers(options).Days);
            }

            var later = options with { AsOf = options.AsOf.AddDays(28) };
            worlds.Use(world.Later(TimeSpan.FromDays(28)));
            Assert.Equal(
                lifecycle.Select(period => period with { Start = period.Start.AddDays(28) }),
                worlds.Session.Activity.Lifecycle(later).Periods
            );
            Assert.Equal(stickiness, worlds.Session.Activity.Stickiness(later).Bars);
            Assert.Equal(
                active.Select(day => day with { Date = day.Date.AddDays(28) }),
                worlds.Session.Activity.ActiveUsers(later).Days
            );
        }
    }

    [Fact]
    public void ToChart_Vector_HasDormantUsersBelowZero()
    {
        worlds.Use(ActivityWorlds.Vector());
        var chart = worlds
            .Session.Activity.Lifecycle(new ActivityOptions { AsOf = new DateTime(2020, 1, 20) })
            .ToChart();

        Assert.Contains("dormant: 11 points", chart.ToString(), StringComparison.Ordinal);
        Assert.Contains("y -2 .. 0", chart.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(chart.ToSvg());
    }

    // 2020-01-01 was a Wednesday: the week in which the log begins has not been seen as a whole.
    [Theory]
    [InlineData(
        new[] { 1, 2, 3, 4, 5 },
        "2020-01-06",
        "No whole week lies within the log, so there is none to describe."
    )]
    [InlineData(
        new[] { 1, 6, 12 },
        "2020-01-13",
        "Week of 2020-01-06: 1 active user, 0.00 % of them new; 0 went quiet."
    )]
    [InlineData(new[] { 1, 6, 20 }, "2020-01-20", "Week of 2020-01-13: nobody was active; 1 went quiet.")]
    public void Sentence_LastWholeWeek_IsNotTheOneInWhichTheLogBegins(int[] days, string asOf, string sentence)
    {
        worlds.Use(ActivityWorlds.OfDays((1, days)));
        var options = new ActivityOptions { AsOf = DateTime.Parse(asOf, null), Period = CalendarPeriod.Week };

        Assert.Equal(sentence, worlds.Session.Activity.Lifecycle(options).Sentence);
    }

    [Fact]
    public void Lifecycle_NoUsersOrBadOptions_SaysSo()
    {
        worlds.Use(0);
        var options = new ActivityOptions { AsOf = new DateTime(2019, 11, 1) };
        using var empty = Shop.InMemory();

        Assert.Empty(worlds.Session.Activity.Lifecycle(options).Periods);
        Assert.Contains(
            "No period",
            worlds.Session.Activity.Lifecycle(options).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => worlds.Session.Activity.Lifecycle(options with { Kind = (EventKind)9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Activity.LifecycleUsers(options, new DateOnly(2019, 10, 1), (LifecycleStatus)9)
        );
        Assert.Throws<InvalidOperationException>(() => empty.Activity.Lifecycle(options));
    }
}
