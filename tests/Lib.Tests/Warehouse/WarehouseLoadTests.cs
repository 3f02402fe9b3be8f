using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class WarehouseLoadTests
{
    [Fact]
    public void Run_Fails_LeavesTheLastTablesAndNothingElse()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 5, count: 60));
        shop.Pipeline.Clean();
        var before = Fingerprint.Of(shop, "mart_event_hours");

        var thrown = Assert.Throws<InvalidOperationException>(() =>
            WarehouseLoad.Run<int>(
                shop.OnConnection,
                load =>
                {
                    load.Create(typeof(EventMarts), "mart_event_hours");
                    load.Session.Connection.Execute("delete from mart_event_hours_being_built");
                    Assert.Equal(0, load.Session.Connection.QuerySingle<long>("select count(*) from mart_event_hours"));
                    throw new InvalidOperationException("nothing can be done");
                }
            )
        );

        Assert.Equal("nothing can be done", thrown.Message);
        Assert.Equal(before, Fingerprint.Of(shop, "mart_event_hours"));
        Assert.Empty(WorkingRelations.Of(shop));
    }

    [Fact]
    public void Run_AfterALoadThatWasKilled_TakesItsPlace()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 5, count: 60));
        shop.Connection.Execute("create table events_being_built (left_over integer)");

        shop.Pipeline.Clean();

        Assert.Empty(WorkingRelations.Of(shop));
        Assert.NotEqual(0, shop.Connection.QuerySingle<long>("select count(*) from events"));
    }

    [Fact]
    public void Run_InsideATransaction_IsRefused()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 5, count: 60));
        using var session = shop.OpenSession();
        using var transaction = session.Connection.BeginTransaction();

        Assert.Throws<InvalidOperationException>(() => session.Pipeline.Clean());
    }

    [Fact]
    public void Create_TableWithoutASelect_IsRefused()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 5, count: 60));

        Assert.Throws<ArgumentException>(() =>
            WarehouseLoad.Run(
                shop.OnConnection,
                load =>
                {
                    load.Create(typeof(EventMarts), "visits");
                    return 0;
                }
            )
        );
    }

    [Fact]
    public void AllSteps_LeaveNoWorkingRelations()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 5, count: 60));

        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();

        Assert.Empty(WorkingRelations.Of(shop));
    }
}
