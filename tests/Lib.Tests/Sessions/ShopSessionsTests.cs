using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Sessions;

public sealed class ShopSessionsTests
{
    [Fact]
    public void BuildSessions_MoreSessionsThanARowGroupHolds_KeepsThemAll()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        shop.Connection.Execute(
            "insert into events_raw select events_raw.* replace (1000 + i as user_id, i + 2 as source_row) from events_raw, range(130000) as others (i)"
        );
        shop.Pipeline.Clean();

        var report = shop.Pipeline.BuildSessions();

        Assert.Equal(130_001, report.Totals.Sessions);
        Assert.Equal(130_001, shop.Connection.QuerySingle<long>("select count(*) from fact_sessions"));
    }

    [Fact]
    public void BuildSessions_RandomWorlds_EqualsASlowGrouping()
    {
        foreach (var seed in Enumerable.Range(20, 8))
        {
            using var shop = RawEvents.Open(RawEvents.Draw(seed, count: 90));
            shop.Pipeline.Clean();

            var report = shop.Pipeline.BuildSessions();

            var expected = CleanEvent
                .Read(shop)
                .GroupBy(row => row.SessionKey)
                .OrderBy(group => group.Key)
                .Select(group => Summarise([.. group]))
                .ToList();
            Assert.Equal(expected, Read(shop));
            AssertTotals(expected, report.Totals);
        }
    }

    [Fact]
    public void BuildSessions_OneEvent_IsABounceOfNoLength()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary with { EventType = "cart", Price = 12.34m }]);
        shop.Pipeline.Clean();

        shop.Pipeline.BuildSessions();

        var session = Assert.Single(Read(shop));
        Assert.True(
            session
                is { IsBounce: true, DurationSeconds: 0, CartAbandoned: true, CartValueAbandoned: 12.34m, Revenue: 0m }
        );
    }

    [Fact]
    public void BuildSessions_NoEvents_GivesNoSessionsAndNoMeans()
    {
        using var shop = RawEvents.Open([]);
        shop.Pipeline.Clean();

        var report = shop.Pipeline.BuildSessions();

        Assert.Equal(0, report.Totals.Sessions);
        Assert.Null(report.Totals.MeanDurationSeconds);
        Assert.Null(report.Agreement.IdenticalSessionRate);
        Assert.Null(report.Agreement.IdenticalEventRate);
    }

    [Fact]
    public void BuildSessions_LongSession_IsCountedAndLeftAsItIs()
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                RawEvents.Ordinary,
                RawEvents.Ordinary with
                {
                    EventTime = RawEvents.Ordinary.EventTime!.Value.AddHours(3).AddSeconds(1),
                },
            ])
        );
        shop.Pipeline.Clean();

        Assert.Equal(1, shop.Pipeline.BuildSessions(new SessionOptions { LimitHours = 3 }).Totals.SessionsOverLimit);
        Assert.Equal(0, shop.Pipeline.BuildSessions(new SessionOptions { LimitHours = 4 }).Totals.SessionsOverLimit);
        Assert.Equal(10_801, Assert.Single(Read(shop)).DurationSeconds);
    }

    [Fact]
    public void BuildSessions_MoneyScaledByTen_ScalesRevenueAndNothingElse()
    {
        var rows = RawEvents.Draw(seed: 3, count: 100);
        using var shop = RawEvents.Open(rows);
        using var scaled = RawEvents.Open(rows.Select(row => row with { Price = row.Price * 10 }));
        shop.Pipeline.Clean();
        scaled.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        scaled.Pipeline.BuildSessions();

        Assert.Equal(
            Read(shop)
                .Select(session =>
                    session with
                    {
                        Revenue = session.Revenue * 10,
                        CartValueAbandoned = session.CartValueAbandoned * 10,
                    }
                ),
            Read(scaled)
        );
    }

    [Fact]
    public void BuildSessions_BeforeCleaning_NamesTheScript()
    {
        using var shop = Shop.InMemory();

        Assert.Equal(
            "Sessions/session_days.sql",
            Assert.Throws<SqlScriptException>(() => shop.Pipeline.BuildSessions()).Script
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void BuildSessions_RangesOfDaysThatCutSessions_GiveTheSameSessions(long rangeEvents)
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 6, count: 200));
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        var whole = Read(shop);

        WarehouseLoad.Run(
            shop.OnConnection,
            load =>
            {
                SessionBuilder.BuildSessions(load, rangeEvents);
                return 0;
            }
        );

        Assert.Contains(whole, session => session.EventCount > 7 && session.DurationSeconds > 0);
        Assert.Equal(whole, Read(shop));
    }

    private static IReadOnlyList<FactSession> Read(Shop shop) =>
        [.. shop.Connection.Query<FactSession>("select * from fact_sessions order by session_key")];

    private static FactSession Summarise(IReadOnlyList<CleanEvent> events)
    {
        long Count(string type) => events.Count(row => row.EventType == type);
        decimal Sum(string type) => events.Where(row => row.EventType == type).Sum(row => row.Price ?? 0);
        DateTime? First(string type) =>
            events.Where(row => row.EventType == type).Select(row => (DateTime?)row.EventTime).FirstOrDefault();
        var (first, last) = (events[0], events[^1]);
        var abandoned = Count("cart") > 0 && Count("purchase") == 0;
        return new FactSession(
            first.SessionKey,
            first.UserId,
            first.UserSession,
            first.UserSession is not null,
            first.EventTime,
            last.EventTime,
            (long)(last.EventTime - first.EventTime).TotalSeconds,
            events.Count,
            Count("view"),
            Count("cart"),
            Count("remove_from_cart"),
            Count("purchase"),
            events.Select(row => row.ProductId).Distinct().Count(),
            events.Select(row => row.CategoryId).OfType<long>().Distinct().Count(),
            Sum("purchase"),
            Count("purchase") > 0,
            abandoned,
            abandoned ? Sum("cart") : 0,
            events.Count == 1,
            First("view"),
            First("cart"),
            First("purchase"),
            first.ProductId,
            last.ProductId,
            first.CategoryId,
            last.CategoryId
        );
    }

    private static void AssertTotals(List<FactSession> sessions, SessionTotals totals)
    {
        var durations = sessions.Select(session => (double)session.DurationSeconds).Order().ToList();
        Assert.Equal(sessions.Count, totals.Sessions);
        Assert.Equal(sessions.Count(session => session.UserSession is not null), totals.SessionsWithId);
        Assert.Equal(sessions.Count(session => session.ViewCount > 0), totals.SessionsWithView);
        Assert.Equal(sessions.Count(session => session.CartCount > 0), totals.SessionsWithCart);
        Assert.Equal(sessions.Count(session => session.PurchaseCount > 0), totals.SessionsWithPurchase);
        Assert.Equal(sessions.Count(session => session.CartAbandoned), totals.SessionsWithAbandonedCart);
        Assert.Equal(sessions.Count(session => session.IsBounce), totals.Bounces);
        Assert.Equal(sessions.Sum(session => session.EventCount), totals.Events);
        Assert.Equal(sessions.Sum(session => session.Revenue), totals.Revenue);
        Assert.Equal(sessions.Sum(session => session.CartValueAbandoned), totals.CartValueAbandoned);
        Assert.Equal(durations.Average(), totals.MeanDurationSeconds!.Value, 6);
        Assert.Equal(
            (durations[(durations.Count - 1) / 2] + durations[durations.Count / 2]) / 2,
            totals.MedianDurationSeconds!.Value,
            6
        );
    }
}
