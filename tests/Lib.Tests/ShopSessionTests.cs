using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Warehouse;
using Tests.Support;
using Shops = Tests.Insights.Worlds;

namespace Tests;

public sealed class ShopSessionTests
{
    private static readonly RawEvent Purchase = RawEvents.Ordinary with { EventType = "purchase" };

    [Theory]
    [InlineData("create temp table mine as select 1 as x", "select count(*) from mine")]
    [InlineData("create temp view mine as select 1 as x", "select count(*) from mine")]
    [InlineData("create temp macro mine() as 1", "select mine()")]
    [InlineData("create temp type mine as enum ('a')", "select cast('a' as mine)")]
    [InlineData("set variable mine = 1", "select error('no variable') where getvariable('mine') is null")]
    public void OpenSession_TemporaryObject_IsSeenThereAlone(string create, string read)
    {
        using var shop = Shop.InMemory();
        using var other = shop.OpenSession();
        using (var session = shop.OpenSession())
        {
            session.Connection.Execute(create);

            Assert.Null(Record.Exception(() => session.Query(read)));
            Assert.Throws<DuckDBException>(() => other.Query(read));
            Assert.Throws<DuckDBException>(() => shop.Query(read));
        }

        using var later = shop.OpenSession();
        Assert.Throws<DuckDBException>(() => later.Query(read));
    }

    [Fact]
    public void OpenSession_Shop_IsOneDatabase()
    {
        using var shop = Shop.InMemory();
        using var otherShop = Shop.InMemory();
        using var session = shop.OpenSession();

        session.Connection.Execute("create table everyones as select 42 as answer");

        Assert.Equal(42, shop.Query("select answer from everyones")[0, "answer"]);
        Assert.Throws<DuckDBException>(() => otherShop.Query("select answer from everyones"));
    }

    [Fact]
    public void Ask_QuestionsOfAShop_LeaveNothingOnItsConnection()
    {
        using var shop = Shops.Built([Purchase]);
        string[] Temporary() =>
            [
                .. shop.Connection.Query<string>(
                    "select table_name from duckdb_tables() where temporary union all select view_name from duckdb_views() where temporary and not internal union all select function_name from duckdb_functions() where database_name = 'temp' and not internal order by all"
                ),
            ];
        var before = Temporary();

        shop.Customers.Rfm(new RfmOptions { AsOf = Purchase.EventTime!.Value.AddDays(1) });
        shop.Funnels.Count(new());
        shop.Pipeline.Clean();

        Assert.Equal(before, Temporary());
    }

    [Fact]
    public void EventsAsOf_OfASession_IsForItsOwnQueries()
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();

        var view = session.Lake.EventsAsOf(0);

        Assert.Equal(0L, session.Query($"select count(*) as events from {view}")[0, "events"]);
        Assert.Throws<DuckDBException>(() => shop.Query($"from {view}"));
        Assert.Equal(0L, shop.Query($"select count(*) as events from {shop.Lake.EventsAsOf(0)}")[0, "events"]);
    }

    [Fact]
    public void Analyze_ExposuresInATemporaryTable_AreFoundInTheirSessionAlone()
    {
        using var shop = Shops.Built([Purchase]);
        using var session = shop.OpenSession();
        session.Connection.Execute(
            "create temp table seen as select user_id, 'control' as arm, event_time as exposed_at from events"
        );
        var source = new ExperimentSource
        {
            Exposures = "seen",
            From = Purchase.EventTime!.Value,
            To = Purchase.EventTime.Value.AddDays(1),
        };

        Assert.Equal(1, session.Experiments.Analyze(source).Users.Sum());
        Assert.Contains(
            "seen only by the session",
            Assert.Throws<SqlScriptException>(() => shop.Experiments.Analyze(source)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Clean_AnotherLoadIsRunning_IsRefusedAndHarmsNothing()
    {
        using var shop = RawEvents.Open([Purchase]);
        using var session = shop.OpenSession();

        WarehouseLoad.Run(
            session,
            _ =>
            {
                var error = Assert.Throws<InvalidOperationException>(() => shop.Pipeline.Clean());
                Assert.Contains("Another load", error.Message, StringComparison.Ordinal);
                return 0;
            }
        );

        Assert.Equal(1, shop.Pipeline.Clean().Totals.Events);
    }

    [Fact]
    public async Task Query_OnOneShopAtATime_AnswersEach()
    {
        using var shop = Shop.InMemory();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i =>
                    Task.Run(() => shop.Query("select $i + sum(x) as answer from range(5000) as r (x)", new { i }))
                )
        );

        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => i + 12_497_500L),
            answers.Select(answer => Convert.ToInt64(answer[0, "answer"], CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void OpenSession_CancelledToken_IsRefused()
    {
        using var shop = Shop.InMemory();

        Assert.Throws<OperationCanceledException>(() => shop.OpenSession(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Ask_DisposedSession_IsRefused()
    {
        using var shop = Shop.InMemory();
        var session = shop.OpenSession();
        session.Dispose();
        session.Dispose();

        Assert.Throws<ObjectDisposedException>(() => session.Query("select 1"));
    }

    [Fact]
    public void OpenSession_DisposedShop_IsRefused()
    {
        var shop = Shop.InMemory();
        shop.Dispose();

        Assert.Throws<ObjectDisposedException>(() => shop.OpenSession());
        Assert.Throws<ObjectDisposedException>(() => shop.Query("select 1"));
    }
}
