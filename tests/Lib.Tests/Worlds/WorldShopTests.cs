using Dapper;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Worlds;

[Collection(WorldShop.Collection)]
public sealed class WorldShopTests(WorldShop worlds)
{
    [Fact]
    public void All_EveryWorld_IsWhatTheShopHolds()
    {
        foreach (var world in worlds.All())
        {
            Assert.Equal(world.Events, CleanEvent.Read(worlds.Session.Connection));
            Assert.Equal(
                world.Events.Select(row => row.UserId).Distinct().Count(),
                worlds.Session.Connection.QuerySingle<long>("select count(*) from dim_users")
            );
        }
    }

    [Fact]
    public void Draw_AllSeeds_GiveTiesMissingValuesAndEdges()
    {
        var all = Enumerable.Range(0, SmallWorld.Count).Select(SmallWorld.Draw).ToArray();

        Assert.Empty(all[0].Events);
        Assert.Single(all[1].Events);
        Assert.Single(all[2].Events.DistinctBy(row => row.UserId));
        Assert.InRange(
            all[3].Events.Max(row => row.EventTime) - all[3].Events.Min(row => row.EventTime),
            TimeSpan.Zero,
            TimeSpan.FromSeconds(2)
        );
        Assert.DoesNotContain(all[4].Events, row => row.EventType == "purchase");
        Assert.All(all[5].Events, row => Assert.Equal("purchase", row.EventType));
        Assert.All(all[6].Events, row => Assert.Null(row.Price));
        Assert.Single(all[7].Events.DistinctBy(row => row.Price));
        Assert.True(all.Count(Ties) > SmallWorld.Count / 2);
        Assert.Contains(all, world => world.Events.Any(row => row.UserSession is null));
    }

    [Fact]
    public void Use_AChangedWorld_TakesItsPlaceUntilTheNext()
    {
        var world = SmallWorld.Draw(20);

        worlds.Use(world.Later(TimeSpan.FromDays(7)));
        Assert.Equal(
            world.Events.Select(row => row.EventTime.AddDays(7)),
            CleanEvent.Read(worlds.Session.Connection).Select(row => row.EventTime)
        );

        worlds.Use(world.Relabelled());
        Assert.Equal(
            world.Events.Select(row => SmallWorld.Relabel(row.UserId)).Order(),
            CleanEvent.Read(worlds.Session.Connection).Select(row => row.UserId).Order()
        );
        worlds.Use(20);
        Assert.Equal(world.Events, CleanEvent.Read(worlds.Session.Connection));
    }

    private static bool Ties(SmallWorld world) =>
        world.Events.DistinctBy(row => (row.UserId, row.EventTime)).Count() < world.Events.Count;
}
