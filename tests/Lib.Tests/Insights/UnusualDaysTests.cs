using EcommerceNotebooks;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Breaks that are planted into logs without any are found and named, with the day, the series and what was expected.</summary>
public sealed class UnusualDaysTests
{
    private static readonly DayLog Shop = new(61, 400) { HasWeek = true, Growth = 1.5 };

    public static TheoryData<string, int> Breaks =>
        new()
        {
            { "nothing bought", 30 },
            { "nothing bought", 60 },
            { "lost", 30 },
            { "lost", 1 },
            { "doubled", 30 },
            { "half lost", 20 },
            { "half lost", 59 },
        };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Of_PlantedBreak_IsTheFirstFindingAndTheOnlyOne(string what, int place)
    {
        foreach (var seed in new ulong[] { 1, 2, 3, 4, 5 })
        {
            var days = Shop.Draw(seed);
            var before = days[place];
            days[place] = Break(before, what);

            var found = UnusualDays.Of(days);

            var day = Assert.Single(found.Days);
            Assert.Equal(before.Date, day.Date);
            Assert.Contains(
                $"{before.Date:yyyy-MM-dd}: too {(what == "doubled" ? "high" : "low")} ",
                found.Sentences[1],
                StringComparison.Ordinal
            );
            Assert.All(
                day.Breaks,
                each =>
                {
                    Assert.InRange(each.Value.Expected!.Value, each.Value.Low!.Value, each.Value.High!.Value);
                    Assert.NotInRange(each.Value.Observed!.Value, each.Value.Low!.Value, each.Value.High!.Value);
                }
            );
            Assert.Contains(
                day.Breaks,
                each => each.Series == (what == "nothing bought" ? DailyCounts.PerCart : "events")
            );
            Assert.DoesNotContain(day.Breaks, each => what == "nothing bought" && each.Series is "views" or "sessions");
        }
    }

    [Fact]
    public void Of_LogWithoutABreak_SaysSoAndExpectsWhatComes()
    {
        var days = Shop.Draw(seed: 7);

        var found = UnusualDays.Of(days);

        Assert.Equal(
            "None of 61 days breaks the pattern of the days around it and of its weekday.",
            Assert.Single(found.Sentences)
        );
        Assert.Empty(found.Days);
        var views = found.Series.Single(series => series.Name == "views");
        Assert.Equal(days.Select(day => (double?)day.Views), views.Days.Select(day => day.Observed));
        Assert.All(views.Days, day => Assert.InRange(day.Observed!.Value / day.Expected!.Value, 0.7, 1.4));
    }

    /// <summary>However long an outage is or how often it comes, no lost day is taken for the pattern.</summary>
    [Theory]
    [InlineData("lost", 20, 40, 1)]
    [InlineData("lost", 0, 61, 3)]
    [InlineData("nothing bought", 10, 30, 1)]
    [InlineData("nothing bought", 1, 61, 3)]
    public void Of_LongOrFrequentOutage_NamesEveryLostDay(string what, int from, int to, int step)
    {
        foreach (var seed in new ulong[] { 21, 22, 23 })
        {
            var days = Shop.Draw(seed);
            for (var day = from; day < to; day += step)
            {
                days[day] = Break(days[day], what);
            }

            var lost = days.Where((_, day) => day >= from && day < to && (day - from) % step == 0)
                .Select(day => day.Date);
            var found = UnusualDays.Of(days);
            Assert.Equal(lost, found.Days.Select(day => day.Date).Order());
        }
    }

    /// <summary>A weekday without any sale is how the shop is; one such day on another weekday is not.</summary>
    [Fact]
    public void Of_ShopClosedOnSundays_NamesOnlyTheOtherLostDay()
    {
        var days = Shop.Draw(seed: 24);
        for (var day = 0; day < days.Length; day++)
        {
            if (days[day].Date.DayOfWeek == DayOfWeek.Sunday || day == 30)
            {
                days[day] = Break(days[day], "lost");
            }
        }

        Assert.NotEqual(DayOfWeek.Sunday, days[30].Date.DayOfWeek);
        Assert.Equal(days[30].Date, Assert.Single(UnusualDays.Of(days).Days).Date);
    }

    [Fact]
    public void Of_LastingStep_IsNoBreak()
    {
        var days = Shop.Draw(seed: 8);
        for (var day = 30; day < days.Length; day++)
        {
            days[day] = Break(days[day], "doubled") with { Dau = 2 * days[day].Dau, Sessions = 2 * days[day].Sessions };
        }

        Assert.Empty(UnusualDays.Of(days).Days);
    }

    [Fact]
    public void Of_SeveralBreaks_HasTheSeverestFirstAndOneFindingPerDay()
    {
        var days = Shop.Draw(seed: 9);
        days[20] = Break(days[20], "doubled");
        days[30] = Break(days[30], "lost");
        days[31] = Break(days[31], "lost");

        var found = UnusualDays.Of(days);

        Assert.Equal([days[30].Date, days[31].Date], found.Days.Take(2).Select(day => day.Date).Order());
        Assert.Equal(days[20].Date, found.Days[2].Date);
        Assert.StartsWith("3 of 61 days break", found.Sentences[0], StringComparison.Ordinal);
        Assert.Equal(found.Days.Sum(day => day.Breaks.Count), found.ToTable().RowCount);
        Assert.All(
            found.Days,
            day => Assert.Equal(day.Breaks.Count, day.Breaks.DistinctBy(each => each.Series).Count())
        );
        Assert.Contains("breaks the pattern", found.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "the log spans 20 days, and 21 are the fewest that tell")]
    [InlineData(1, "the log spans 1 day, and 21 are the fewest that tell")]
    [InlineData(0, "there are no events")]
    public void Of_TooFewDays_SaysWhy(int count, string reason)
    {
        var found = UnusualDays.Of(Shop.Draw(seed: 10)[..count]);

        Assert.Equal(reason, found.Reason);
        Assert.Equal($"Whether a day breaks the pattern cannot be said: {reason}.", Assert.Single(found.Sentences));
        Assert.Empty(found.Days);
        Assert.Contains(reason, found.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LogWithoutPurchases_JudgesTheOtherSeriesAndSaysWhyNotThese()
    {
        var found = UnusualDays.Of([.. Shop.Draw(seed: 11).Select(day => Break(day, "nothing bought"))]);

        Assert.Empty(found.Days);
        Assert.Null(found.Series.Single(series => series.Name == "carts").Reason);
        Assert.Equal("there are no purchases", found.Series.Single(series => series.Name == "purchases").Reason);
        Assert.Contains("Not judged: purchases, for there are no purchases.", found.Sentences);
        Assert.Equal("nothing was bought", found.Series.Single(series => series.Name == "revenue").Reason);
    }

    [Fact]
    public void Of_OptionsOutOfRange_AreRefused()
    {
        var days = Shop.Draw(seed: 12);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            UnusualDays.Of(days, new UnusualDaysOptions { FalseAlarms = 0 })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            UnusualDays.Of(days, new UnusualDaysOptions { Neighbours = 6 })
        );
    }

    [Fact]
    public void UnusualDays_DayWithoutAnyEvent_IsARowOfZerosAndFound()
    {
        var first = new DateTime(2023, 3, 1);
        var rows = RawEvents.InOneFile(
            Enumerable
                .Range(0, 28)
                .Where(day => day != 15)
                .SelectMany(day =>
                    Enumerable
                        .Range(0, 24 + (day % 3))
                        .Select(i =>
                            RawEvents.Ordinary with
                            {
                                EventTime = first.AddDays(day).AddMinutes(i),
                                UserId = i,
                                UserSession = RawEvents.Session((100 * day) + i),
                            }
                        )
                )
        );
        using var shop = Worlds.Built(rows);

        var lost = shop.Insights.DailyKpis().Days.Single(day => day.Date == DateOnly.FromDateTime(first.AddDays(15)));
        var found = shop.Insights.UnusualDays();

        Assert.Equal((0L, 0L, 0m, null, null), (lost.Events, lost.Dau, lost.Revenue, lost.Aov, lost.Arpu));
        Assert.Equal(lost.Date, Assert.Single(found.Days).Date);
        Assert.Contains(
            found.Days[0].Breaks,
            each => each is { Series: "events", Value.Observed: 0, Value.Expected: > 20 }
        );
        Assert.Equal(28, shop.Insights.DailyKpis().ToTable().RowCount);
    }

    private static DailyKpi Break(DailyKpi day, string what) =>
        what switch
        {
            "nothing bought" => day with
            {
                Events = day.Events - day.Purchases,
                Purchases = 0,
                Orders = 0,
                Revenue = 0,
            },
            "lost" => day with
            {
                Events = 0,
                Views = 0,
                Carts = 0,
                Purchases = 0,
                Dau = 0,
                Sessions = 0,
                Orders = 0,
                Revenue = 0,
            },
            "doubled" => day with
            {
                Events = 2 * day.Events,
                Views = 2 * day.Views,
                Carts = 2 * day.Carts,
                Purchases = 2 * day.Purchases,
                Revenue = 2 * day.Revenue,
            },
            _ => day with
            {
                Events = day.Events / 2,
                Views = day.Views / 2,
                Carts = day.Carts / 2,
                Purchases = day.Purchases / 2,
                Dau = day.Dau / 2,
                Sessions = day.Sessions / 2,
                Orders = day.Orders / 2,
                Revenue = day.Revenue / 2,
            },
        };
}
