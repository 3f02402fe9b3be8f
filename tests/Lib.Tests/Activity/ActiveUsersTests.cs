using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Filters;
using Tests.Periods;
using Tests.Worlds;

namespace Tests.Activity;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class ActiveUsersTests(WorldShop worlds)
{
    private static readonly int[] Windows = [1, 7, 30];

    [Fact]
    public void Stickiness_FourUsersElevenDays_MatchesTheSpecifiedVector()
    {
        worlds.Use(ActivityWorlds.Vector());
        var options = new ActivityOptions { AsOf = new DateTime(2020, 1, 20) };

        var report = worlds.Session.Activity.Stickiness(options);

        Assert.Equal([(1, 2L), (2, 1), (6, 1)], report.Bars.Select(bar => (bar.ActivePeriods, bar.Users)));
        Assert.Equal([1, 0.5, 0.25], report.Bars.Select(bar => bar.ShareOrMore));
        Assert.Equal([3, 4], worlds.Session.Activity.StickinessUsers(options, 1));
        Assert.NotEmpty(report.ToChart().ToSvg());
    }

    [Fact]
    public void Stickiness_ManyWorlds_EqualsCountingByHand()
    {
        var several = 0;
        foreach (var world in worlds.All())
        {
            var options = ActivityWorlds.Draw(world);
            var expected = ActivityOracle
                .Events(world, options, options.Filter)
                .GroupBy(row => row.UserId)
                .GroupBy(
                    user =>
                        user.Select(row => CalendarOracle.StartOf(row.EventTime, options.Period)).Distinct().Count(),
                    user => user.Key
                )
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, Users: group.Order().ToArray()))
                .ToArray();

            var report = worlds.Session.Activity.Stickiness(options);

            Assert.Equal(
                expected.Select(group => (group.Key, (long)group.Users.Length)),
                report.Bars.Select(bar => (bar.ActivePeriods, bar.Users))
            );
            Assert.Equal(expected.Length == 0 ? 0 : 1, report.Bars.Sum(bar => bar.Share), 1e-12);
            foreach ((var periods, var users) in expected.TakeLast(1))
            {
                Assert.Equal(users, worlds.Session.Activity.StickinessUsers(options, periods));
            }

            several += expected.Count(group => group.Key > 1);
        }

        Assert.True(several > SmallWorld.Share(30), $"{several} bars of users active in several periods");
    }

    [Fact]
    public void ActiveUsers_ManyWorlds_EqualsCountingByHand()
    {
        (var months, var ratios) = (0, 0);
        foreach (var world in worlds.All())
        {
            var options = ActivityWorlds.Draw(world);
            var expected = ByHand(world, options);

            var days = worlds.Session.Activity.ActiveUsers(options).Days;

            Assert.Equal(expected.Length, days.Count);
            foreach ((var day, var hand) in days.Zip(expected))
            {
                Assert.Equal(hand.Date, day.Date.ToDateTime(TimeOnly.MinValue));
                Assert.Equal(hand.Users.Select(users => (long?)users?.Length), [day.Dau, day.Wau, day.Mau]);
                Assert.Equal(hand.Ratio is null, day.DauPerMau is null);
                Assert.Equal(hand.Ratio ?? 0, day.DauPerMau ?? 0, 1e-12);
                months += day.Mau > 0 ? 1 : 0;
                ratios += day.DauPerMau is > 0.05 ? 1 : 0;
            }
        }

        Assert.True(
            months > SmallWorld.Share(100) && ratios > SmallWorld.Share(20),
            $"{months} months, {ratios} ratios"
        );
    }

    [Fact]
    public void ActiveUsersOn_WindowsOfManyWorlds_AreAsManyAsTheySay()
    {
        var lists = 0;
        foreach (var world in worlds.All())
        {
            var options = ActivityWorlds.Draw(world);
            var random = new Random(world.Seed);
            foreach (var hand in ByHand(world, options).OrderBy(_ => random.Next()).Take(1))
            {
                var date = DateOnly.FromDateTime(hand.Date);
                for (var window = 0; window < Windows.Length; window++)
                {
                    if (hand.Users[window] is { } users)
                    {
                        Assert.Equal(users, worlds.Session.Activity.ActiveUsersOn(options, date, Windows[window]));
                        lists += users.Length > 0 ? 1 : 0;
                    }
                    else
                    {
                        Assert.Throws<ArgumentException>(() =>
                            worlds.Session.Activity.ActiveUsersOn(options, date, Windows[window])
                        );
                    }
                }
            }
        }

        Assert.True(lists > SmallWorld.Share(40), $"{lists} lists with users");
    }

    [Fact]
    public void Reports_MorePeriodsThanCanBeToldApart_SayWhy()
    {
        worlds.Use(ActivityWorlds.OfDays((1, [1, 2, 30])));
        var options = new ActivityOptions { AsOf = new DateTime(2060, 1, 1) };
        const string Reason = "there are 14,610 days, but at most 2,000 can be told apart";

        Assert.Contains(Reason, worlds.Session.Activity.ActiveUsers(options).Sentence, StringComparison.Ordinal);
        Assert.Contains(Reason, worlds.Session.Activity.Stickiness(options).Sentence, StringComparison.Ordinal);
        Assert.Contains(Reason, worlds.Session.Activity.Lifecycle(options).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            Reason,
            worlds.Session.Activity.Lifecycle(options).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Reason,
            Assert
                .Throws<ArgumentException>(() =>
                    worlds.Session.Activity.ActiveUsersOn(options, new DateOnly(2020, 1, 1), 1)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sentence_UserOfThreeDays_IsNotActiveOnOneDayOnly()
    {
        worlds.Use(ActivityWorlds.OfDays((1, [1, 2, 30])));

        Assert.Equal(
            "Of 1 user, 0.00 % are active on one day only.",
            worlds.Session.Activity.Stickiness(new ActivityOptions { AsOf = new DateTime(2020, 2, 1) }).Sentence
        );
    }

    [Fact]
    public void ActiveUsers_OneUserOfThirtyDays_HasTheShareOfDaysAsStickiness()
    {
        worlds.Use(ActivityWorlds.OfDays((1, [1, 2, 30]), (2, [4])));

        var days = worlds.Session.Activity.ActiveUsers(new ActivityOptions { AsOf = new DateTime(2020, 1, 31) }).Days;

        Assert.Equal(30, days.Count);
        Assert.Equal(new ActiveUsersDay(new DateOnly(2020, 1, 30), 1, 1, 2, 4 / 30.0), days[^1]);
        Assert.Equal(2 / 30.0, days[^1].DauPerMau!.Value, 1e-12);
        Assert.Equal((null, 2L), (days[5].Wau, days[6].Wau));
        Assert.All(days.SkipLast(1), day => Assert.Null(day.Mau));
    }

    [Fact]
    public void ActiveUsers_MoreDaysThanAWholeNumberHasBits_CountsThemAll()
    {
        worlds.Use(ActivityWorlds.OfDays((1, [1, 2, 129, 199]), (2, [130]), (3, [199])));
        var options = new ActivityOptions { AsOf = ActivityWorlds.FirstOfMonth.AddDays(200) };

        Assert.Equal(
            [(1, 2L), (4, 1)],
            worlds.Session.Activity.Stickiness(options).Bars.Select(bar => (bar.ActivePeriods, bar.Users))
        );
        Assert.Equal([1, 2], worlds.Session.Activity.ActiveUsersOn(options, new DateOnly(2020, 5, 12), 7));
        var days = worlds.Session.Activity.ActiveUsers(options).Days;
        Assert.Equal((0L, 0L, 2L), (days[199].Dau, days[197].Wau, days[199].Mau));
        Assert.Equal((1L, 2L), (days[129].Dau, days[129].Wau));
        var lifecycle = worlds.Session.Activity.Lifecycle(options).Periods;
        Assert.Equal((1L, 1L, 0L), (lifecycle[198].New, lifecycle[198].Resurrecting, lifecycle[198].Returning));
        Assert.Equal(-2, lifecycle[199].Dormant);
    }

    [Fact]
    public void ToChart_DaysWithAndWithoutWindows_DrawWhatIsKnown()
    {
        worlds.Use(ActivityWorlds.OfDays((1, [1, 2, 30]), (2, [4])));
        var options = new ActivityOptions { AsOf = new DateTime(2020, 1, 31) };
        var report = worlds.Session.Activity.ActiveUsers(options);

        Assert.Contains("30 days (MAU)", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("DAU/MAU", report.ToStickinessChart().ToString(), StringComparison.Ordinal);
        Assert.Equal("dau_per_mau", report.ToTable().Columns[^1].Name);

        var cut = worlds.Session.Activity.ActiveUsers(
            options with
            {
                Filter = new EventFilter { To = new DateTime(2020, 1, 3) },
            }
        );
        Assert.DoesNotContain("WAU", cut.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("no thirty days", cut.ToStickinessChart().ToString(), StringComparison.Ordinal);
        worlds.Use(0);
        Assert.Contains(
            "No day",
            worlds.Session.Activity.ActiveUsers(options).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nobody",
            worlds.Session.Activity.Stickiness(options).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Activity.ActiveUsersOn(options, new DateOnly(2020, 1, 3), 14)
        );
    }

    private static (DateTime Date, long[]?[] Users, double? Ratio)[] ByHand(SmallWorld world, ActivityOptions options)
    {
        var end = CalendarOracle.End(options.Filter, options.AsOf);
        if (CalendarOracle.FirstSeen(world) is not { } seen || seen >= end || options.Filter.From >= end)
        {
            return [];
        }

        var from = options.Filter.From > seen.Date ? options.Filter.From.Value : seen.Date;
        var events = ActivityOracle.Events(world, options, options.Filter);
        var days = new List<(DateTime, long[]?[], double?)>();
        for (var date = from.Date; date < end; date = date.AddDays(1))
        {
            long[]?[] users = [.. Windows.Select(window => Within(date.AddDays(1 - window), date.AddDays(1)))];
            var dailies = Enumerable
                .Range(0, 30)
                .Sum(back => Within(date.AddDays(-back), date.AddDays(1 - back))?.Length ?? 0);
            days.Add((date, users, users[2] is { Length: > 0 } month ? dailies / 30.0 / month.Length : null));
        }

        return [.. days];

        long[]? Within(DateTime start, DateTime next) =>
            start < from || next > end
                ? null
                :
                [
                    .. events
                        .Where(row => row.EventTime >= start && row.EventTime < next)
                        .Select(row => row.UserId)
                        .Distinct()
                        .Order(),
                ];
    }
}
