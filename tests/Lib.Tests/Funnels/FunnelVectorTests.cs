using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Funnels;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class FunnelVectorTests(WorldShop worlds)
{
    private static readonly DateTime Noon = new(2020, 1, 1, 12, 0, 0);

    [Fact]
    public void Funnel_ThreePeople_TakesTheTimesOfPostHog()
    {
        Use(
            Row(1, "view", Noon),
            Row(1, "cart", Noon.AddHours(1)),
            Row(1, "purchase", Noon.AddHours(3)),
            Row(2, "view", Noon.AddHours(26)),
            Row(2, "cart", Noon.AddHours(28)),
            Row(3, "view", Noon.AddHours(26)),
            Row(3, "cart", Noon.AddHours(28)),
            Row(3, "purchase", Noon.AddHours(29))
        );

        foreach (var mode in new[] { FunnelMode.Ordered, FunnelMode.Strict, FunnelMode.Unordered })
        {
            var steps = worlds.Session.Funnels.Count(new FunnelOptions { Unit = FunnelUnit.User, Mode = mode }).Steps;

            Assert.Equal([3, 3, 2], steps.Select(step => step.Units));
            Assert.Equal([null, 6000, 5400], steps.Select(step => step.MeanSeconds));
            Assert.Equal([null, 7200, 5400], steps.Select(step => step.MedianSeconds));
        }
    }

    [Fact]
    public void Funnel_StrictOverEightPeople_CountsSevenTwoOneAsPostHog()
    {
        UseJourneys("v", "cv", "vcrp", "prcv", "cvrcp", "rvrc", "rvcpr", "pc");
        var options = new FunnelOptions { Unit = FunnelUnit.User, Mode = FunnelMode.Strict };

        Assert.Equal([7, 2, 1], Units(options));
        Assert.Equal([3, 7], Users(options, 2));
        Assert.Equal([7], Users(options, 3));
        Assert.Equal([7, 4, 3], Units(options with { Mode = FunnelMode.Ordered }));
    }

    [Theory]
    [InlineData(FunnelMode.Ordered)]
    [InlineData(FunnelMode.Strict)]
    [InlineData(FunnelMode.Unordered)]
    public void Funnel_ExactlyAtTheWindow_Counts(FunnelMode mode)
    {
        Use(
            Row(1, "view", Noon),
            Row(1, "cart", Noon.AddMinutes(40)),
            Row(1, "purchase", Noon.AddHours(1)),
            Row(2, "view", Noon),
            Row(2, "cart", Noon.AddMinutes(40)),
            Row(2, "purchase", Noon.AddHours(1).AddSeconds(1))
        );
        var options = new FunnelOptions
        {
            Unit = FunnelUnit.User,
            Mode = mode,
            Window = TimeSpan.FromHours(1),
        };

        Assert.Equal([2, 2, 1], Units(options));
    }

    [Fact]
    public void Funnel_UserWithoutWindow_HasSevenDays()
    {
        Use(
            Row(1, "view", Noon),
            Row(1, "purchase", Noon.AddDays(7)),
            Row(2, "view", Noon),
            Row(2, "purchase", Noon.AddDays(7).AddSeconds(1))
        );
        var options = new FunnelOptions { Unit = FunnelUnit.User, Steps = [new("view"), new("purchase")] };

        Assert.Equal([2, 1], Units(options));
        Assert.Equal([2, 2], Units(options with { Window = TimeSpan.MaxValue }));
    }

    [Fact]
    public void Funnel_WindowBetweenSteps_StartsAtTheStepBefore()
    {
        Use(
            Row(1, "view", Noon),
            Row(1, "cart", Noon.AddHours(5)),
            Row(1, "purchase", Noon.AddHours(6)),
            Row(2, "view", Noon),
            Row(2, "cart", Noon.AddHours(5)),
            Row(2, "purchase", Noon.AddHours(6).AddSeconds(1))
        );

        Assert.Equal(
            [2, 2, 1],
            Units(
                new FunnelOptions
                {
                    Unit = FunnelUnit.User,
                    Steps = [new("view"), new("cart"), new("purchase") { Window = TimeSpan.FromHours(1) }],
                }
            )
        );
    }

    [Fact]
    public void Funnel_LaterStartGetsFurther_IsTheAttempt()
    {
        Use(
            Row(1, "view", Noon),
            Row(1, "view", Noon.AddHours(3)),
            Row(1, "cart", Noon.AddHours(4)),
            Row(1, "purchase", Noon.AddHours(5))
        );
        var options = new FunnelOptions { Window = TimeSpan.FromHours(2) };

        var member = worlds.Session.Funnels.Units(options, new FunnelCell { Step = 3 }).Rows.Single();

        Assert.Equal((Noon.AddHours(3), Noon.AddHours(5)), (member.EntryTime, member.LastStepTime));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Funnel_FirstStartTooEarly_TakesTheNextOneInOrOutsideItsSession(bool isOneSession)
    {
        CleanEvent[] events =
        [
            Row(1, "view", Noon),
            Row(1, "view", Noon.AddDays(5)),
            Row(1, "cart", Noon.AddDays(8)),
            Row(2, "purchase", Noon),
            Row(2, "view", Noon.AddHours(1)),
            Row(2, "view", Noon.AddDays(5)),
            Row(2, "cart", Noon.AddDays(7)),
            Row(2, "purchase", Noon.AddDays(8)),
        ];
        Use([
            .. events.Select(
                (row, index) => isOneSession ? row : row with { UserSession = new Guid(index, 0, 0, new byte[8]) }
            ),
        ]);
        var options = new FunnelOptions { Unit = FunnelUnit.User, Window = TimeSpan.FromDays(4) };

        var members = worlds.Session.Funnels.Units(options, new FunnelCell { Step = 2 }).Rows;

        Assert.Equal([Noon.AddDays(5), Noon.AddDays(5)], members.Select(member => member.EntryTime));
        Assert.Equal([2, 3], members.Select(member => member.Reached));
    }

    [Fact]
    public void Funnel_OneSecond_OrdersByTypeUnlessTimeMustIncrease()
    {
        Use(Row(1, "purchase", Noon), Row(1, "cart", Noon), Row(1, "view", Noon));
        var options = new FunnelOptions();

        Assert.Equal([1, 1, 1], Units(options));
        Assert.Equal([1, 1, 1], Units(options with { Mode = FunnelMode.Strict }));
        Assert.Equal([1, 0, 0], Units(options with { StrictIncrease = true }));
        Assert.Equal([1, 0], Units(options with { Steps = [new("purchase"), new("view")] }));
    }

    [Fact]
    public void Funnel_OptionalStep_KeepsThoseWhoBuyWithoutCart()
    {
        UseJourneys("vp", "vcp", "vc", "v", "cvp");
        var options = new FunnelOptions { Steps = [new("view"), new("cart") { IsOptional = true }, new("purchase")] };

        var steps = worlds.Session.Funnels.Count(options).Steps;

        Assert.Equal([5, 2, 3], steps.Select(step => step.Units));
        Assert.Equal((2L, 2.0 / 3), (steps[1].Skipped!.Value, steps[1].SkippedShare!.Value));
        Assert.Equal(0.6, steps[2].StepConversion);
        Assert.Contains(
            "skipped by 66.67 %",
            worlds.Session.Funnels.Count(options).ToChart().ToPlotlyJson(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Funnel_Exclusion_DropsUnitsWithTheEventBetween()
    {
        UseJourneys("vcp", "vcrp", "vrcp", "vcr");
        var options = new FunnelOptions
        {
            Exclusions = [new FunnelExclusion(new FunnelStep("remove_from_cart"), 2, 3)],
        };

        Assert.Equal([3, 3, 2], Units(options));
        Assert.Equal([1, 3, 4], Users(options, 1));
        Assert.Equal(
            [4, 4, 3],
            Units(
                options with
                {
                    Exclusions =
                    [
                        new FunnelExclusion(new FunnelStep("remove_from_cart") { MinimumPrice = 1e6m }, 2, 3),
                    ],
                }
            )
        );
    }

    [Fact]
    public void Funnel_NoUnits_GivesNoRates()
    {
        worlds.Use(0);
        var options = new FunnelOptions();

        var report = worlds.Session.Funnels.Count(options);

        Assert.Equal([0, 0, 0], report.Steps.Select(step => step.Units));
        Assert.All(report.Steps, step => Assert.Null(step.OverallConversion));
        Assert.Null(report.Conversion);
        Assert.Contains("No unit has the first step", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Equal(3, report.ToTable().RowCount);
        Assert.Empty(worlds.Session.Funnels.Trend(options).Days);
        Assert.NotEmpty(worlds.Session.Funnels.Trend(options).ToChart().ToSvg());
        Assert.NotEmpty(worlds.Session.Funnels.By(options, FunnelBreakdown.Brand).ToChart().ToSvg());
    }

    [Fact]
    public void ToTableAndToChart_AWorld_ShowEveryReport()
    {
        worlds.Use(50);
        var options = new FunnelOptions { Unit = FunnelUnit.User, AsOf = Noon.AddYears(1) };

        var trend = worlds.Session.Funnels.Trend(options);
        var groups = worlds.Session.Funnels.By(options, FunnelBreakdown.EntryHour);

        Assert.Equal(trend.Days.Count, trend.ToTable().RowCount);
        Assert.NotEmpty(trend.ToChart().ToSvg());
        Assert.Equal(3 * groups.Groups.Count, groups.ToTable().RowCount);
        Assert.NotEmpty(groups.ToChart().ToSvg());
        Assert.Contains(
            "users, within 7 days, all events, as of 2021-01-01 12:00:00",
            worlds.Session.Funnels.Count(options).ToTable().Title,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "view, brand apple, price from 1.5",
            new FunnelStep("view") { Brand = "apple", MinimumPrice = 1.5m }.Label
        );
    }

    [Fact]
    public void Funnel_Metamorphoses_ChangeWhatTheyShould()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 16)))
        {
            var world = SmallWorld.Draw(seed);
            var options = FunnelWorlds.Draw(world, 0) with { Filter = EventFilter.All, AsOf = null };
            options = options with
            {
                Steps = [.. options.Steps.Select(step => step with { MinimumPrice = null, MaximumPrice = null })],
            };
            worlds.Use(world);
            var before = Members(options);

            worlds.Use(world.Shuffled());
            Assert.Equal(before, Members(options));

            worlds.Use(world.Priced(3));
            Assert.Equal(before, Members(options));

            worlds.Use(world.Relabelled());
            Assert.Equal(
                before.Select(member => (SmallWorld.Relabel(member.UserId), member.EntryTime, member.Reached)).Order(),
                Members(options).Select(member => (member.UserId, member.EntryTime, member.Reached)).Order()
            );

            var shift = TimeSpan.FromDays(40);
            worlds.Use(world.Later(shift));
            Assert.Equal(
                before.Select(member =>
                    member with
                    {
                        SessionKey = member.SessionKey + CleanEvent.DayKey(DateTime.UnixEpoch + shift),
                        EntryTime = member.EntryTime + shift,
                        LastStepTime = member.LastStepTime + shift,
                    }
                ),
                Members(options)
            );
        }
    }

    [Fact]
    public void Funnel_BadOptionsOrNothingBuilt_SaysWhatIsWrong()
    {
        using var empty = Shop.InMemory();
        Assert.Contains(
            "shop.Pipeline.Clean()",
            Assert.Throws<InvalidOperationException>(() => empty.Funnels.Count(new FunnelOptions())).Message,
            StringComparison.Ordinal
        );
        worlds.Use(5);
        var good = new FunnelOptions();
        Refused("2 to 8 steps", good with { Steps = [new("view")] });
        Refused("of type view, cart", good with { Steps = [new("view"), new("buy")] });
        Refused("are required", good with { Steps = [new("view"), new("cart") { IsOptional = true }] });
        Refused("window is 0 or longer", good with { Window = TimeSpan.FromSeconds(-1) });
        Refused("different event types", good with { Mode = FunnelMode.Unordered, Steps = [new("view"), new("view")] });
        Refused("between two steps", good with { Exclusions = [new(new("cart"), 2, 2)] });
        Refused(
            "Only an ordered funnel",
            good with
            {
                Mode = FunnelMode.Strict,
                Steps = [new("view"), new("cart") { IsOptional = true }, new("purchase")],
            }
        );
        Assert.Contains(
            "needs the options' Rfm",
            Assert.Throws<ArgumentException>(() => worlds.Session.Funnels.By(good, FunnelBreakdown.RfmSegment)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "there is no 4",
            Assert
                .Throws<ArgumentException>(() => worlds.Session.Funnels.Units(good, new FunnelCell { Step = 4 }))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Funnels.Units(good, new FunnelCell { Step = 2, Outcome = FunnelOutcome.Skipped })
        );
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Funnels.Units(good, new FunnelCell { Step = 2, Value = "apple" })
        );
    }

    private void Refused(string reason, FunnelOptions options) =>
        Assert.Contains(
            reason,
            Assert.Throws<ArgumentException>(() => worlds.Session.Funnels.Count(options)).Message,
            StringComparison.Ordinal
        );

    private IReadOnlyList<FunnelMember> Members(FunnelOptions options) =>
        worlds.Session.Funnels.Units(options, new FunnelCell { Step = 1 }).Rows;

    private IEnumerable<long> Users(FunnelOptions options, int step) =>
        worlds.Session.Funnels.Units(options, new FunnelCell { Step = step }).Rows.Select(member => member.UserId);

    private IEnumerable<long> Units(FunnelOptions options) =>
        worlds.Session.Funnels.Count(options).Steps.Select(step => step.Units);

    // One user per text, whose letters are view, cart, remove_from_cart and purchase, a minute apart.
    private void UseJourneys(params string[] journeys) =>
        Use([
            .. journeys.SelectMany(
                (journey, user) =>
                    journey.Select(
                        (letter, minute) =>
                            Row(
                                user + 1,
                                letter switch
                                {
                                    'v' => "view",
                                    'c' => "cart",
                                    'r' => "remove_from_cart",
                                    _ => "purchase",
                                },
                                Noon.AddMinutes(minute)
                            )
                    )
            ),
        ]);

    private void Use(params CleanEvent[] rows) => worlds.Use(SmallWorld.Of(rows));

    private static CleanEvent Row(long user, string type, DateTime time) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = type,
            UserId = user,
            EventTime = time,
        };
}
