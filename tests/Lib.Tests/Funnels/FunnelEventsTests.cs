using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Funnels;

/// <summary>Funnels over tables that no small world has: many batches, endless units, another order; and what single events have to be.</summary>
[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class FunnelEventsTests(WorldShop worlds)
{
    private const int LastUser = 100_000;
    private const int WideUser = 5_000;
    private const int WideEvents = 150_000;
    private static readonly DateTime Noon = new(2020, 1, 1, 12, 0, 0);

    // User u has u % 7 + 1 events, and one user more than several batches: views, carts and purchases in turn, three events of one session and product, then three of the other.
    private static readonly string ManyUsers = $"""
        select
            cast(user_id * 200000 + i as bigint) as event_id,
            cast(user_id as bigint) as user_id,
            cast(i // 3 % 2 as bigint) as product_id,
            cast(user_id * 2 + i // 3 % 2 as bigint) as session_key,
            timestamp '2020-01-01' + to_seconds(i) as event_time,
            cast(['view', 'cart', 'purchase'][1 + i % 3] as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
            cast(1 as decimal(10, 2)) as price,
            cast(null as varchar) as category_code,
            cast(null as varchar) as brand
        from (
            select user_id, unnest(range(case when user_id = {WideUser} then {WideEvents} else user_id % 7 + 1 end)) as i
            from range(1, {LastUser + 1}) as users (user_id)
        )
        order by event_id
        """;

    [Theory]
    [InlineData(FunnelUnit.Session)]
    [InlineData(FunnelUnit.User)]
    [InlineData(FunnelUnit.UserAndProduct)]
    public void Count_ManyBatchesAndAUnitWiderThanOne_CountsEachUnitOnce(FunnelUnit unit)
    {
        Put(ManyUsers);
        var options = new FunnelOptions { Unit = unit };
        // Sessions and products take three events each in turn.
        long[] expected =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(step =>
                    Enumerable
                        .Range(1, LastUser)
                        .Sum(user => (long)UnitsWith(step, user == WideUser ? WideEvents : (user % 7) + 1))
                ),
        ];

        Assert.Equal(expected, Units(options));
        Assert.Equal(
            expected[0],
            worlds.Session.Funnels.By(options, FunnelBreakdown.EntryHour).Groups.Sum(each => each.Units[0])
        );

        int UnitsWith(int step, int events) =>
            unit == FunnelUnit.User
                ? (events >= step ? 1 : 0)
                : (events >= step ? 1 : 0) + (events >= step + 3 ? 1 : 0);
    }

    [Theory]
    [InlineData(FunnelUnit.Session, 1)]
    [InlineData(FunnelUnit.User, 3)]
    [InlineData(FunnelUnit.UserAndProduct, 3)]
    public void Units_FewRowsOfMany_ListsTheFirstByTheirKeysAndCountsAll(FunnelUnit unit, int step)
    {
        Put(ManyUsers);
        var options = new FunnelOptions { Unit = unit };
        var cell = new FunnelCell { Step = step };

        var few = worlds.Session.Funnels.Units(options, cell, 7);
        var more = worlds.Session.Funnels.Units(options, cell, 5_000);

        Assert.Equal(worlds.Session.Funnels.Count(options).Steps[step - 1].Units, few.Count);
        Assert.Equal(5_000, more.Rows.Count);
        Assert.Equal(more.Rows.Take(7), few.Rows);
        Assert.Equal(Key(unit, more.Rows).Order(), Key(unit, more.Rows));
        // User 1 has two events, user 2 the three that it takes to the last step.
        Assert.Equal(step == 1 ? 1 : 2, few.Rows[0].UserId);
        Assert.Empty(worlds.Session.Funnels.Units(options, cell, 0).Rows);
    }

    [Theory]
    [InlineData(FunnelUnit.Session)]
    [InlineData(FunnelUnit.User)]
    public void Count_TwoHundredThousandViewsOfOneUnit_FollowsThemAll(FunnelUnit unit)
    {
        // A bot views twice a second, removes from the cart now and then, and puts something into it in the middle and at the end.
        Put(
            """
            select
                cast(i as bigint) as event_id, cast(7 as bigint) as user_id, cast(1 as bigint) as product_id, cast(1 as bigint) as session_key,
                timestamp '2020-01-01' + to_seconds(i // 2) as event_time,
                cast(case when i in (100000, 199999) then 'cart' when i % 1000 = 7 then 'remove_from_cart' else 'view' end
                    as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
                cast(1 as decimal(10, 2)) as price, cast(null as varchar) as category_code, cast(null as varchar) as brand
            from range(200000) as rows (i)
            order by event_id
            """
        );
        var options = new FunnelOptions { Unit = unit, Window = TimeSpan.FromHours(1) };
        var start = new DateTime(2020, 1, 1);

        Assert.Equal([1, 1, 0], Units(options));
        Assert.Equal([1, 1, 0], Units(options with { StrictIncrease = true }));
        Assert.Equal([1, 1, 0], Units(options with { Mode = FunnelMode.Strict }));
        Assert.Equal([1, 1, 0], Units(options with { Mode = FunnelMode.Unordered }));
        Assert.Equal([1, 1, 1], Units(options with { Steps = [new("view"), new("view"), new("cart")] }));
        Assert.Equal([0, 0, 0], Units(options with { Exclusions = [new(new("remove_from_cart"), 1, 2)] }));
        Assert.Equal(
            start.AddSeconds(50_000 - 3_600),
            worlds.Session.Funnels.Units(options, new FunnelCell { Step = 2 }).Rows.Single().EntryTime
        );
    }

    [Fact]
    public void Count_OneSecondOfManyTypes_PutsThemInTheOrderOfTypes()
    {
        // All within one second and stored from the last type to the first.
        Put(
            """
            select
                cast(i as bigint) as event_id, cast(7 as bigint) as user_id, cast(1 as bigint) as product_id, cast(1 as bigint) as session_key, timestamp '2020-01-01' as event_time,
                cast(['purchase', 'remove_from_cart', 'cart', 'view'][1 + i // 25000] as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
                cast(i as decimal(10, 2)) as price, cast(null as varchar) as category_code, case when i = 75000 then 'first' else 'other' end as brand
            from range(100000) as rows (i)
            order by event_id
            """
        );
        worlds.Session.Connection.Execute(
            "create or replace table fact_product_variants as select distinct product_id, category_code, brand from fact_events"
        );

        Assert.Equal([1, 1, 1], Units(new FunnelOptions()));
        Assert.Equal([1, 0, 0], Units(new FunnelOptions { StrictIncrease = true }));
        Assert.Equal(
            [("first", 1L)],
            worlds
                .Session.Funnels.By(new FunnelOptions(), FunnelBreakdown.Brand)
                .Groups.Select(group => (group.Value, group.Units[0]))
        );
    }

    [Theory]
    [InlineData("order by hash(event_id)")]
    [InlineData("order by user_id desc")]
    public void Count_FactsInAnotherOrder_NamesTheStepToRunAgain(string order)
    {
        Put(ManyUsers.Replace("order by event_id", order, StringComparison.Ordinal));

        var error = Assert.Throws<InvalidOperationException>(() => worlds.Session.Funnels.Count(new FunnelOptions()));

        Assert.Contains("fact_events", error.Message, StringComparison.Ordinal);
        Assert.Contains("shop.Pipeline.BuildStarSchema()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_OrderOfRowsNotKept_ReadsThemInOrderAndLeavesTheSetting()
    {
        Put(ManyUsers);
        var before = Units(new FunnelOptions());
        worlds.Session.Connection.Execute("set preserve_insertion_order = false");
        try
        {
            Assert.Equal(before, Units(new FunnelOptions()));
            Assert.False(
                worlds.Session.Connection.QuerySingle<bool>("select current_setting('preserve_insertion_order')")
            );
        }
        finally
        {
            worlds.Session.Connection.Execute("set preserve_insertion_order = true");
        }
    }

    [Fact]
    public void Count_PricesAtTheLimits_ComparesCents()
    {
        worlds.Use(
            SmallWorld.Of([
                Row(1, "view", Noon) with
                {
                    Price = 10.00m,
                },
                Row(2, "view", Noon) with
                {
                    Price = 10.01m,
                },
                Row(3, "view", Noon) with
                {
                    Price = 19.99m,
                },
                Row(4, "view", Noon) with
                {
                    Price = 20.00m,
                },
                Row(5, "view", Noon) with
                {
                    Price = null,
                },
                Row(6, "view", Noon) with
                {
                    Price = 99_999_999.99m,
                },
            ])
        );

        Assert.Equal([1, 2, 3], Users(10m, 20m));
        Assert.Equal([2, 3], Users(10.004m, 19.991m));
        Assert.Equal([2], Users(10.01m, 19.99m));
        Assert.Equal([1, 2, 3, 4, 6], Users(decimal.MinValue, null));
        Assert.Equal([1, 2, 3, 4, 6], Users(null, decimal.MaxValue));
        Assert.Equal([6], Users(99_999_999.985m, null));
        Assert.Equal([1, 2, 3, 4, 5, 6], Users(null, null));

        IEnumerable<long> Users(decimal? minimum, decimal? maximum) =>
            UsersOf(new FunnelStep("view") { MinimumPrice = minimum, MaximumPrice = maximum }, EventFilter.All);
    }

    [Fact]
    public void Count_CategoriesAndBrands_TakesACategoryWithAllBelowItAndNothingBeside()
    {
        worlds.Use(
            SmallWorld.Of([
                Row(1, "view", Noon) with
                {
                    CategoryCode = "a.b",
                    Brand = "x",
                },
                Row(2, "view", Noon) with
                {
                    CategoryCode = "a.b.c",
                    Brand = "xy",
                },
                Row(3, "view", Noon) with
                {
                    CategoryCode = "a.bc",
                    Brand = null,
                },
                Row(4, "view", Noon) with
                {
                    CategoryCode = "a",
                    Brand = "x",
                },
                Row(5, "view", Noon) with
                {
                    CategoryCode = null,
                    Brand = null,
                },
            ])
        );
        var view = new FunnelStep("view");

        Assert.Equal([1, 2], UsersOf(view with { Category = "a.b" }, EventFilter.All));
        Assert.Equal([1, 2, 3, 4], UsersOf(view with { Category = "a" }, EventFilter.All));
        Assert.Equal([1], UsersOf(view with { Category = "a.b", Brand = "x" }, EventFilter.All));
        Assert.Equal([1, 2], UsersOf(view, new EventFilter { Category = "a.b" }));
        Assert.Equal([1, 4], UsersOf(view, new EventFilter { Brand = "x" }));
        Assert.Equal([3, 5], UsersOf(view, new EventFilter { WithoutBrand = true }));
        Assert.Equal([5], UsersOf(view, new EventFilter { WithoutCategory = true }));
        Assert.Equal([3], UsersOf(view with { Category = "a" }, new EventFilter { WithoutBrand = true }));
    }

    [Fact]
    public void Count_TimesAtTheEnds_IncludesFromAndLeavesToOut()
    {
        worlds.Use(
            SmallWorld.Of([
                Row(1, "view", Noon),
                Row(2, "view", Noon.AddSeconds(1)),
                Row(3, "view", Noon.AddSeconds(2)),
                Row(4, "view", Noon.AddSeconds(3)),
            ])
        );
        var filter = new EventFilter { From = Noon.AddSeconds(1), To = Noon.AddSeconds(3) };

        Assert.Equal([2, 3], UsersOf(new FunnelStep("view"), filter));
        Assert.Equal([2], UsersOf(new FunnelStep("view"), filter, asOf: Noon.AddSeconds(2)));
        Assert.Empty(UsersOf(new FunnelStep("view"), filter, asOf: Noon));
    }

    [Fact]
    public void Count_OptionalSteps_LieBetweenTheStepsTakenBeforeAndAfterThem()
    {
        FunnelStep view = new("view");
        FunnelStep purchase = new("purchase");
        var cart = new FunnelStep("cart") { IsOptional = true };
        var remove = new FunnelStep("remove_from_cart") { IsOptional = true };
        worlds.Use(
            SmallWorld.Of([
                Row(1, "view", Noon),
                Row(1, "cart", Noon.AddSeconds(1)),
                Row(1, "remove_from_cart", Noon.AddSeconds(2)),
                Row(1, "purchase", Noon.AddSeconds(3)),
                Row(2, "view", Noon),
                Row(2, "cart", Noon.AddSeconds(3)),
                Row(2, "purchase", Noon.AddSeconds(3)),
            ])
        );

        Assert.Equal([2, 1, 1, 2], Units(new FunnelOptions { Steps = [view, remove, cart, purchase] }));
        Assert.Equal([2, 2, 2], Units(new FunnelOptions { Steps = [view, cart, purchase] }));
        Assert.Equal([2, 1, 2], Units(new FunnelOptions { Steps = [view, cart, purchase], StrictIncrease = true }));
    }

    [Fact]
    public void Trend_WindowThatEndsWithTheEvents_IsFinished()
    {
        worlds.Use(SmallWorld.Of([Row(1, "view", Noon), Row(2, "view", Noon.AddDays(4))]));
        var options = new FunnelOptions
        {
            Unit = FunnelUnit.User,
            Window = TimeSpan.FromDays(1),
            AsOf = Noon.Date.AddDays(2),
        };

        Assert.Equal([false, true], worlds.Session.Funnels.Trend(options).Days.Select(day => day.IsUnfinished));
    }

    private IEnumerable<long> UsersOf(FunnelStep first, EventFilter filter, DateTime? asOf = null) =>
        worlds
            .Session.Funnels.Units(
                new FunnelOptions
                {
                    Unit = FunnelUnit.User,
                    Steps = [first, new("purchase")],
                    Filter = filter,
                    AsOf = asOf,
                },
                new FunnelCell { Step = 1 }
            )
            .Rows.Select(member => member.UserId);

    private static IEnumerable<(long?, long?)> Key(FunnelUnit unit, IReadOnlyList<FunnelMember> members) =>
        members.Select<FunnelMember, (long?, long?)>(member =>
            unit == FunnelUnit.Session ? (member.SessionKey, 0) : (member.UserId, member.ProductId)
        );

    private IEnumerable<long> Units(FunnelOptions options) =>
        worlds.Session.Funnels.Count(options).Steps.Select(step => step.Units);

    // A world whose fact_events are the rows of a query; the other tables stay those of another world.
    private void Put(string sql)
    {
        worlds.Use(SmallWorld.Draw(5));
        worlds.Session.Connection.Execute($"create or replace table fact_events as {sql}");
    }

    private static CleanEvent Row(long user, string type, DateTime time) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = type,
            UserId = user,
            EventTime = time,
        };
}
