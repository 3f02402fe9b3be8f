using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Insights, which read marts, against the engine's answers over all events and sessions.</summary>
[Trait("Speed", "Slow")]
public class DirectInsightTests(RandomWorlds worlds) : IClassFixture<RandomWorlds>
{
    private const string PriceQuantilesSql = """
        select count(price), count(*) - count(price), min(price), quantile_cont(price, 0.25), quantile_cont(price, 0.5),
            quantile_cont(price, 0.75), quantile_cont(price, 0.95), max(price)
        from events
        """;

    private const string ItemPricesSql = """
        select count(*), count(price), count(*) filter (price = 0), count(*) filter (price = 0) / nullif(count(*), 0),
            cast(cast(sum(price) as decimal(18, 2)) / nullif(count(price), 0) as decimal(18, 2)), quantile_cont(price, 0.5), min(price), max(price)
        from events where event_type = 'purchase'
        """;

    private const string OrderValuesSql = """
        select count(*), count(*) filter (revenue = 0), count(*) filter (user_session is null), coalesce(cast(sum(purchase_count) as bigint), 0), (select count(price) from events where event_type = 'purchase'), count(distinct user_id), coalesce(cast(sum(revenue) as decimal(18, 2)), 0),
            cast(cast(sum(revenue) as decimal(18, 2)) / nullif(count(*), 0) as decimal(18, 2)), cast(sum(purchase_count) as bigint) / nullif(count(*), 0),
            cast(cast(sum(revenue) as decimal(18, 2)) / nullif(count(distinct user_id), 0) as decimal(18, 2)), min(revenue), quantile_cont(revenue, 0.25),
            quantile_cont(revenue, 0.5), quantile_cont(revenue, 0.75), quantile_cont(revenue, 0.95), max(revenue)
        from fact_sessions where has_purchase
        """;

    [Fact]
    public void Quantiles_RandomWorlds_EqualQuantileContOverAllRows()
    {
        foreach (Shop shop in worlds.All.Select(world => world.Shop))
        {
            Assert.Equal(Direct<PriceQuantiles>(shop, PriceQuantilesSql), shop.Insights.PriceDistribution().Quantiles);
            Assert.Equal(Direct<ItemPrices>(shop, ItemPricesSql), shop.Insights.ItemPrices());
            Assert.Equal(Direct<OrderValues>(shop, OrderValuesSql), shop.Insights.OrderValues());
        }
    }

    [Fact]
    public void HourlyActivity_SessionsOfSeveralHoursAndDays_CountOnceInEachHourWithAnEvent()
    {
        var random = new Random(7);
        var rows = Enumerable
            .Range(0, 400)
            .Select(_ =>
                RawEvents.Ordinary with
                {
                    EventTime = new DateTime(2019, 11, 5).AddSeconds(random.Next(3 * 86_400)),
                    UserId = random.Next(1, 30),
                    UserSession = RawEvents.Session(random.Next(1, 8)),
                }
            );
        using var shop = Worlds.Built(RawEvents.InOneFile(rows));
        var events = CleanEvent.Read(shop);

        var expected = Enumerable
            .Range(0, 24)
            .Select(hour =>
                (long)events.Where(row => row.EventHour == hour).Select(row => row.SessionKey).Distinct().Count()
            );

        Assert.Equal(expected, shop.Insights.HourlyActivity().Hours.Select(hour => hour.Sessions));
        Assert.Equal(
            expected,
            shop.Insights.RevenueByHour().Hours.OrderBy(hour => hour.Hour).Select(hour => hour.Sessions)
        );
    }

    [Theory]
    [InlineData("2019-11-05T23:59:59", "2019-11-06T00:00:00", 23, 0)]
    [InlineData("2019-11-05T10:00:00", "2019-11-05T12:59:59", 10, 12)]
    [InlineData("2019-11-05T10:00:00", "2019-11-06T10:30:00", 10, 10)]
    [InlineData("2019-11-05T10:00:00", "2019-11-05T10:00:00", 10, 10)]
    public void HourlyActivity_SessionFromOneHourToAnother_HasEventsOnlyInThese(
        string first,
        string last,
        int firstHour,
        int lastHour
    )
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        using var shop = Worlds.Built(
            RawEvents.InOneFile([
                RawEvents.Ordinary with
                {
                    EventTime = DateTime.Parse(first, culture),
                },
                RawEvents.Ordinary with
                {
                    EventTime = DateTime.Parse(last, culture),
                    ProductId = 2,
                },
            ])
        );

        foreach (var hour in shop.Insights.HourlyActivity().Hours)
        {
            Assert.Equal(hour.Hour == firstHour || hour.Hour == lastHour ? 1 : 0, hour.Sessions);
        }
    }

    [Fact]
    public void ItemPrices_PurchasesWithoutAPrice_HaveNoMedianAndNoMean()
    {
        using var shop = Worlds.Built(
            RawEvents.InOneFile([
                RawEvents.Ordinary with
                {
                    EventType = "purchase",
                    Price = null,
                },
                RawEvents.Ordinary with
                {
                    EventType = "purchase",
                    Price = null,
                    UserId = 8,
                },
            ])
        );

        Assert.Equal(new ItemPrices(2, 0, 0, 0, null, null, null, null), shop.Insights.ItemPrices());
        Assert.Equal(
            (0L, 2L),
            (
                shop.Insights.PriceDistribution().Quantiles.PricedEvents,
                shop.Insights.PriceDistribution().Quantiles.EventsWithoutPrice
            )
        );
        Assert.Equal(
            (2L, 0L, null, null),
            (
                shop.Insights.OrderValues().Orders,
                shop.Insights.OrderValues().PricedItems,
                shop.Insights.OrderValues().AverageOrderValue,
                shop.Insights.OrderValues().MedianValue
            )
        );
    }

    [Fact]
    public void TopUsers_MoreUsersThanCanBeAskedFor_GivesTheFirstTenThousand()
    {
        using var shop = RawEvents.Open([]);
        shop.Connection.Execute(
            """
            insert into events_raw
            select timestamp '2019-11-05' + to_seconds(id), 'purchase', 1, null, null, null, cast(100 + id % 7 as decimal(10, 2)), id, null, 'a.csv', id
            from range(1, 10101) as users (id)
            """
        );
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
        var expected = Enumerable
            .Range(1, 10_100)
            .OrderByDescending(id => id % 7)
            .ThenBy(id => id)
            .Take(10_000)
            .Select(id => ((long)id, 100m + (id % 7)));

        Assert.Equal(expected, shop.Insights.TopUsers(10_000).Users.Select(user => (user.UserId, user.TotalSpent)));
    }

    private static T Direct<T>(Shop shop, string sql)
    {
        using var command = shop.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var parameters = typeof(T).GetConstructors().Single(each => each.GetParameters().Length > 1).GetParameters();
        var values = parameters.Select((_, index) => reader.IsDBNull(index) ? null : reader.GetValue(index)).ToArray();
        return (T)Activator.CreateInstance(typeof(T), values)!;
    }
}
