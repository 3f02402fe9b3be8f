using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Retention;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class RetentionTests(WorldShop worlds)
{
    private static readonly DateOnly FirstDay = new(2019, 10, 1);

    [Fact]
    public void Retention_ManyWorlds_EqualsCountingByHand()
    {
        (var retained, var unfinished, var later) = (0L, 0, 0);
        foreach (var world in worlds.All())
        {
            var options = Draw(world);

            var cells = worlds.Session.Retention.Cohorts(options).Cells;

            Assert.Equal(RetentionOracle.Cells(world, options).Select(each => each.Cell), cells);
            retained += cells.Where(cell => cell.Period > 0).Sum(cell => cell.Retained ?? 0);
            unfinished += cells.Count(cell => cell.Retained is null);
            later += options.Filter.From is null ? 0 : cells.Count;
        }

        Assert.True(
            retained > SmallWorld.Share(250) && unfinished > SmallWorld.Share(100) && later > SmallWorld.Share(100),
            $"{retained}, {unfinished}, {later}"
        );
    }

    [Fact]
    public void RetainedUsers_CellsOfManyWorlds_AreAsManyAsTheySay()
    {
        var lists = 0;
        foreach (var world in worlds.All())
        {
            var options = Draw(world);
            var random = new Random(world.Seed);
            var cells = RetentionOracle.Cells(world, options);
            foreach (
                (var cell, var users) in cells
                    .OrderBy(each => each.Cell.Retained is > 0 ? 0 : 1)
                    .ThenBy(_ => random.Next())
                    .Take(3)
            )
            {
                if (cell.Retained is null)
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() =>
                        worlds.Session.Retention.Users(options, cell.Cohort, cell.Period)
                    );
                    Assert.Equal(cell.Size, worlds.Session.Retention.Users(options, cell.Cohort).Count);
                    continue;
                }

                var list = worlds.Session.Retention.Users(options, cell.Cohort, cell.Period);
                Assert.Equal(cell.Retained, list.Count);
                Assert.Equal(users, list);
                lists++;
            }
        }

        Assert.True(lists > SmallWorld.Share(100), $"{lists} lists");
    }

    [Fact]
    public void Retention_ThreeUsersThreeDays_MatchesTheSpecifiedVector()
    {
        worlds.Use(SmallWorld.Of([Event(1, 0), Event(1, 1), Event(1, 2), Event(2, 0), Event(2, 2), Event(3, 0)]));
        var options = new RetentionOptions { AsOf = new DateTime(2019, 10, 4), Period = CalendarPeriod.Day };
        bool[][] expected =
        [
            [true, true, true],
            [true, false, true],
            [true, false, false],
        ];

        for (var user = 1; user <= 3; user++)
        {
            for (var day = 0; day < 3; day++)
            {
                Assert.Equal(
                    expected[user - 1][day],
                    worlds.Session.Retention.Users(options, FirstDay, day).Contains(user)
                );
            }
        }

        Assert.Equal([3L, 1, 2], worlds.Session.Retention.Cohorts(options).Cells.Select(cell => cell.Retained));
        Assert.Equal(
            [3L, 2, 2],
            worlds
                .Session.Retention.Cohorts(options with { Mode = RetentionMode.Unbounded })
                .Cells.Select(cell => cell.Retained)
        );
    }

    [Fact]
    public void Averages_TwentyPercentOfTenAndNoneOfAHundred_AreWeightedBesideSimple()
    {
        var small = Enumerable
            .Range(1, 10)
            .SelectMany(user => user <= 2 ? [Event(user, 0), Event(user, 1)] : new[] { Event(user, 0) });
        var large = Enumerable.Range(11, 100).Select(user => Event(user, 1));
        worlds.Use(SmallWorld.Of(small.Concat(large)));
        var options = new RetentionOptions { AsOf = new DateTime(2019, 10, 4), Period = CalendarPeriod.Day };

        var report = worlds.Session.Retention.Cohorts(options);

        var second = report.Averages[1];
        Assert.Equal((1, 2, 110L, 2L), (second.Period, second.Cohorts, second.Size, second.Retained));
        Assert.Equal(0.01818, second.WeightedMean, 0.000005);
        Assert.Equal(0.10, second.SimpleMean, 1e-12);
        Assert.Equal((1, 10L), (report.Averages[2].Cohorts, report.Averages[2].Size));
        Assert.Equal(
            ["weighted_mean", "simple_mean"],
            report.ToAverageTable().Columns.TakeLast(2).Select(column => column.Name)
        );
        Assert.Contains("weighted by users", report.ToCurveChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("simple mean of cohorts", report.ToCurveChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_FromWithinTheLog_TellsFirstEverFromFirstInRange()
    {
        worlds.Use(SmallWorld.Of([Event(1, 0), Event(1, 5), Event(2, 5), Event(2, 6)]));
        var options = new RetentionOptions
        {
            AsOf = new DateTime(2019, 10, 8),
            Period = CalendarPeriod.Day,
            Filter = new EventFilter { From = new DateTime(2019, 10, 3) },
        };
        var cohort = FirstDay.AddDays(5);

        Assert.Equal([2], worlds.Session.Retention.Users(options, cohort));
        Assert.Equal([1, 2], worlds.Session.Retention.Users(options with { Scope = CohortScope.FirstInRange }, cohort));
    }

    [Fact]
    public void Retention_SessionPastMidnight_CountsBothDaysButNoneBetween()
    {
        var session = Event(1, 0) with { UserSession = RawEvents.Session(1) };
        worlds.Use(SmallWorld.Of([session, session with { EventTime = session.EventTime.AddDays(2) }]));
        var options = new RetentionOptions { AsOf = new DateTime(2019, 10, 5), Period = CalendarPeriod.Day };

        Assert.Equal([1L, 0, 1, 0], worlds.Session.Retention.Cohorts(options).Cells.Select(cell => cell.Retained));
    }

    [Fact]
    public void Retention_Metamorphoses_ChangeNothingButDates()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 12)))
        {
            var world = SmallWorld.Draw(seed);
            var options = new RetentionOptions
            {
                AsOf = world.End.AddDays(3),
                Period = seed % 2 == 0 ? CalendarPeriod.Day : CalendarPeriod.Week,
                Mode = (RetentionMode)(seed / 2 % 2),
            };
            worlds.Use(world);
            var before = worlds.Session.Retention.Cohorts(options).Cells;
            Assert.NotEmpty(before);

            foreach (var other in new[] { world.Shuffled(), world.Relabelled(), world.Priced(3) })
            {
                worlds.Use(other);
                Assert.Equal(before, worlds.Session.Retention.Cohorts(options).Cells);
            }

            worlds.Use(world.Later(TimeSpan.FromDays(28)));
            Assert.Equal(
                before.Select(cell => cell with { Cohort = cell.Cohort.AddDays(28) }),
                worlds.Session.Retention.Cohorts(options with { AsOf = options.AsOf.AddDays(28) }).Cells
            );
        }
    }

    [Fact]
    public void Retention_NoUsers_IsShownWithoutError()
    {
        worlds.Use(0);
        var report = worlds.Session.Retention.Cohorts(new RetentionOptions { AsOf = new DateTime(2019, 11, 1) });

        Assert.Empty(report.Cells);
        Assert.Equal(0, report.ToTable().RowCount);
        Assert.Contains("No period", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("No period", report.ToCurveChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToChart_UnfinishedCells_StayUncoloured()
    {
        worlds.Use(SmallWorld.Of([Event(1, 0), Event(2, 2), Event(2, 3)]));
        var options = new RetentionOptions { AsOf = new DateTime(2019, 10, 5), Period = CalendarPeriod.Day };

        var chart = worlds.Session.Retention.Cohorts(options).ToChart();

        Assert.Contains("\"z\":[[0,0,0],[1,null,null]]", chart.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("2019-10-03 (1)", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_BadOptionsOrNothingBuilt_SaysWhatIsWrong()
    {
        var options = new RetentionOptions { AsOf = new DateTime(2019, 11, 1) };
        using var empty = Shop.InMemory();

        Assert.Contains(
            "shop.Pipeline.Clean()",
            Assert.Throws<InvalidOperationException>(() => empty.Retention.Cohorts(options)).Message,
            StringComparison.Ordinal
        );
        worlds.Use(20);
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Retention.Cohorts(options with { Mode = (RetentionMode)9 })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Retention.Cohorts(options with { Period = (CalendarPeriod)9 })
        );
        Assert.Contains(
            "choose weeks or months",
            worlds
                .Session.Retention.Cohorts(
                    options with
                    {
                        AsOf = new DateTime(2040, 1, 1),
                        Period = CalendarPeriod.Day,
                    }
                )
                .Sentence,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No week of this analysis starts on 2019-10-01",
            Assert.Throws<ArgumentException>(() => worlds.Session.Retention.Users(options, FirstDay)).Message,
            StringComparison.Ordinal
        );
    }

    private static RetentionOptions Draw(SmallWorld world)
    {
        var random = new Random(world.Seed);
        return new RetentionOptions
        {
            AsOf = PeriodWorlds.AsOf(world, random),
            Filter = PeriodWorlds.Filter(world, random),
            Period = PeriodWorlds.Unit(random),
            Start = PeriodWorlds.Kind(random),
            Scope = (CohortScope)random.Next(2),
            Return = PeriodWorlds.Kind(random),
            Mode = (RetentionMode)random.Next(2),
        };
    }

    private static CleanEvent Event(long user, int day) =>
        SmallWorld.Draw(1).Events[0] with
        {
            UserId = user,
            EventTime = FirstDay.AddDays(day).ToDateTime(new TimeOnly(12, 0)),
            UserSession = RawEvents.Session((int)(100 * user) + day),
        };
}
