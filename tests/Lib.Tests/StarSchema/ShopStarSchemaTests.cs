using System.Globalization;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.StarSchema;

[Trait("Speed", "Slow")]
public sealed class ShopStarSchemaTests
{
    [Fact]
    public void BuildStarSchema_RandomWorlds_EqualsSlowSummaries()
    {
        foreach (var seed in Enumerable.Range(40, 6))
        {
            using var shop = RawEvents.Open(RawEvents.Draw(seed, count: 110));
            shop.Pipeline.Clean();

            var report = shop.Pipeline.BuildStarSchema();

            var events = CleanEvent.Read(shop);
            Assert.Equal(
                StarSchemaOracle.Users(events),
                shop.Connection.Query<DimUser>("select * from dim_users order by user_id")
            );
            Assert.Equal(
                StarSchemaOracle.Products(events),
                shop.Connection.Query<DimProduct>("select * from dim_products order by product_id")
            );
            Assert.Equal(
                StarSchemaOracle.Days(events),
                shop.Connection.Query<DailyKpis>(
                    "select * replace (cast(date as timestamp) as date) from fact_daily_kpis order by date"
                )
            );
            Assert.Equal(
                StarSchemaOracle.UserDays(events),
                shop.Connection.Query<UserDay>(
                    "select * replace (cast(date as timestamp) as date) from fact_user_days order by user_id, date"
                )
            );
            Assert.Equal(
                StarSchemaOracle.Variants(events),
                shop.Connection.Query<ProductVariant>(
                    "select * replace (cast(brand as varchar) as brand, cast(category_code as varchar) as category_code, cast(event_type as varchar) as event_type) from fact_product_variants"
                )
            );
            Assert.Equal(
                events
                    .Where(row => row.EventType == "purchase")
                    .Select(row =>
                        (
                            row.EventId,
                            row.EventTime,
                            row.UserId,
                            row.SessionKey,
                            row.ProductId,
                            row.CategoryCode,
                            row.Brand,
                            row.Price
                        )
                    ),
                shop.Connection.Query<(long, DateTime, long, long, long, string?, string?, decimal?)>(
                    "select * replace (cast(category_code as varchar) as category_code, cast(brand as varchar) as brand) from fact_purchases order by event_id"
                )
            );
            Assert.Equal(
                events
                    .OrderBy(row => row.UserId)
                    .ThenBy(row => row.EventId)
                    .Select(row => (row.EventId, row.UserId, row.CategoryCode, row.Brand)),
                shop.Connection.Query<(long, long, string?, string?)>(
                    "select event_id, user_id, cast(category_code as varchar), cast(brand as varchar) from fact_events"
                )
            );
            Assert.Equal(
                events.Select(row =>
                    (row.EventId, row.UserId, row.ProductId, row.SessionKey, TimeId(row), row.EventType, row.Price)
                ),
                shop.Connection.Query<(long, long, long, long, long, string, decimal?)>(
                    "select event_id, user_id, product_id, session_key, time_id, cast(event_type as varchar), price from fact_events order by event_id"
                )
            );
            Assert.All(
                report.Reconciliations,
                reconciliation => Assert.True(reconciliation.Holds, reconciliation.ToString())
            );
        }
    }

    [Fact]
    public void BuildStarSchema_NoEvents_GivesEmptyTables()
    {
        using var shop = RawEvents.Open([]);
        shop.Pipeline.Clean();

        var report = shop.Pipeline.BuildStarSchema();

        Assert.Equal(10, report.Relations.Count);
        Assert.All(report.Relations, relation => Assert.Equal(0, relation.Rows));
    }

    [Fact]
    public void BuildStarSchema_ProductWithChangingAttributes_StaysOneRowAndMultipliesNoRevenue()
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                RawEvents.Ordinary with
                {
                    EventType = "purchase",
                    Brand = "apple",
                    Price = 10m,
                },
                RawEvents.Ordinary with
                {
                    EventType = "purchase",
                    Brand = "samsung",
                    Price = 5m,
                    EventTime = RawEvents.Ordinary.EventTime!.Value.AddSeconds(1),
                },
            ])
        );
        shop.Pipeline.Clean();

        shop.Pipeline.BuildStarSchema();

        Assert.Equal(
            15m,
            shop.Connection.QuerySingle<decimal>(
                "select sum(fact_events.price) from fact_events inner join dim_products on fact_events.product_id = dim_products.product_id"
            )
        );
        Assert.Equal("samsung", shop.Connection.QuerySingle<string>("select brand from dim_products"));
    }

    [Theory]
    [InlineData(1, "One-time User")]
    [InlineData(2, "Occasional User")]
    [InlineData(4, "Occasional User")]
    [InlineData(5, "Active User")]
    [InlineData(9, "Active User")]
    [InlineData(10, "Power User")]
    public void BuildStarSchema_UserWithSessions_FallsIntoTheSegment(int sessions, string segment)
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile(
                Enumerable
                    .Range(1, sessions)
                    .Select(number => RawEvents.Ordinary with { UserSession = RawEvents.Session(number) })
            )
        );
        shop.Pipeline.Clean();

        shop.Pipeline.BuildStarSchema();

        Assert.Equal(segment, shop.Connection.QuerySingle<string>("select user_segment from dim_users"));
    }

    [Fact]
    public void BuildStarSchema_Week_CountsDaysFromMonday()
    {
        var monday = new DateTime(2019, 11, 4, 9, 0, 0);
        using var shop = RawEvents.Open(
            RawEvents.InOneFile(
                Enumerable.Range(0, 7).Select(day => RawEvents.Ordinary with { EventTime = monday.AddDays(day) })
            )
        );
        shop.Pipeline.Clean();

        shop.Pipeline.BuildStarSchema();

        Assert.Equal(
            [
                (2019110409L, 1, "Monday", false),
                (2019110509L, 2, "Tuesday", false),
                (2019110609L, 3, "Wednesday", false),
                (2019110709L, 4, "Thursday", false),
                (2019110809L, 5, "Friday", false),
                (2019110909L, 6, "Saturday", true),
                (2019111009L, 7, "Sunday", true),
            ],
            shop.Connection.Query<(long, int, string, bool)>(
                "select time_id, day_of_week, day_name, is_weekend from dim_time order by time_id"
            )
        );
    }

    [Fact]
    public void BuildStarSchema_October_HasARowForEachOf744Hours()
    {
        var october = new DateTime(2019, 10, 1);
        using var shop = RawEvents.Open([]);
        shop.Connection.Execute(
            """
            insert into events_raw
            select time + to_minutes(hour(time)), 'view', 1, 1, 'a', 'b', 1, 1, uuid(), 'a.csv', row_number() over ()
            from generate_series($october, $october + interval 743 hour, interval 1 hour) as hours (time)
            """,
            new { october }
        );
        shop.Pipeline.Clean();

        shop.Pipeline.BuildStarSchema();

        Assert.Equal(744, shop.Connection.QuerySingle<long>("select count(*) from dim_time where month = 10"));
    }

    [Fact]
    public void BuildStarSchema_EventsThatBreakAReconciliation_KeepsTheLastCompleteLoad()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 11, count: 60));
        shop.Pipeline.Clean();
        shop.Pipeline.BuildStarSchema();
        var before = Fingerprint.Of(shop, "fact_events");
        // The same event twice: every sum still agrees, but the key of fact_events does not hold.
        var first = CleanEvent.Read(shop)[0].EventId;
        shop.Connection.Execute("insert into events select * from events where event_id = $first", new { first });

        var exception = Assert.Throws<DataContractException>(() => shop.Pipeline.BuildStarSchema());

        Assert.Contains(
            exception.Violations,
            violation =>
                violation is { Relation: "fact_events", Rule: "(event_id) is unique", SampleKeys: [var key] }
                && key == first.ToString(CultureInfo.InvariantCulture)
        );
        Assert.Equal(before, Fingerprint.Of(shop, "fact_events"));
    }

    private static long TimeId(CleanEvent row) =>
        row.EventTime.Year * 1_000_000L + row.EventTime.Month * 10_000 + row.EventTime.Day * 100 + row.EventTime.Hour;
}
