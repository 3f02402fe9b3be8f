using EcommerceNotebooks;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Insights over events against sums done by hand.</summary>
public class EventInsightTests(RandomWorlds worlds) : IClassFixture<RandomWorlds>
{
    [Fact]
    public void EventRatios_RandomWorlds_EqualCounting()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var actual = shop.Insights.EventRatios();
            (int views, int carts, int purchases) = (
                Worlds.Count(events, "view"),
                Worlds.Count(events, "cart"),
                Worlds.Count(events, "purchase")
            );

            Assert.Equal(
                (events.Count, views, carts, Worlds.Count(events, "remove_from_cart"), purchases),
                (actual.Events, actual.Views, actual.Carts, actual.Removes, actual.Purchases)
            );
            Worlds.Equal(Worlds.Ratio(carts, views), actual.CartsPerView);
            Worlds.Equal(Worlds.Ratio(purchases, carts), actual.PurchasesPerCart);
            Worlds.Equal(Worlds.Ratio(purchases, views), actual.PurchasesPerView);
        }
    }

    [Fact]
    public void EventTypes_RandomWorlds_EqualCounting()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var actual = shop.Insights.EventTypes().Rows;

            Assert.Equal(["view", "cart", "remove_from_cart", "purchase"], actual.Select(row => row.EventType));
            foreach (var row in actual)
            {
                Assert.Equal(Worlds.Count(events, row.EventType), row.Events);
                Worlds.Equal(Worlds.Ratio(row.Events, events.Count), row.Share);
            }
        }
    }

    [Fact]
    public void ItemPrices_RandomWorlds_EqualSumsByHand()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            CleanEvent[] items = [.. events.Where(row => row.EventType == "purchase")];
            decimal[] prices = [.. items.Select(row => row.Price).OfType<decimal>()];

            var actual = shop.Insights.ItemPrices();

            Assert.Equal((items.Length, prices.Length), (actual.Items, actual.PricedItems));
            Assert.Equal(prices.Count(price => price == 0), actual.ZeroPricedItems);
            Worlds.Equal(Worlds.Ratio(actual.ZeroPricedItems, items.Length), actual.ZeroPricedShare);
            Worlds.Equal(Worlds.Money(prices.Sum(), prices.Length), actual.MeanPrice);
            Worlds.Equal(Worlds.Quantile(prices, 0.5m), actual.MedianPrice);
            Assert.Equal(prices.Length == 0 ? null : prices.Min(), actual.MinPrice);
            Assert.Equal(prices.Length == 0 ? null : prices.Max(), actual.MaxPrice);
        }
    }

    [Fact]
    public void EventTypePrices_RandomWorlds_EqualSumsByHand()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var actual = shop.Insights.EventTypePrices().Rows;

            Assert.Equal(["view", "cart", "remove_from_cart", "purchase"], actual.Select(row => row.EventType));
            foreach (var row in actual)
            {
                CleanEvent[] ofType = [.. events.Where(each => each.EventType == row.EventType)];
                decimal[] prices = [.. ofType.Select(each => each.Price).OfType<decimal>()];
                Assert.Equal((ofType.Length, prices.Length), (row.Events, row.PricedEvents));
                Worlds.Equal(Worlds.Money(prices.Sum(), prices.Length), row.MeanPrice);
                Worlds.Equal(Worlds.Quantile(prices, 0.5m), row.MedianPrice);
            }
        }
    }

    [Fact]
    public void EventTypePrices_Sentence_NamesTheTypesThatHaveAPrice()
    {
        using var shop = RawEvents.Open([
            RawEvents.Ordinary with
            {
                Price = 1234.5m,
            },
            RawEvents.Ordinary with
            {
                EventType = "purchase",
                Price = 7m,
            },
            RawEvents.Ordinary with
            {
                EventType = "cart",
                Price = null,
            },
            RawEvents.Ordinary with
            {
                EventType = "remove_from_cart",
                Price = 5m,
            },
        ]);
        shop.Pipeline.Clean();

        Assert.Equal(
            "Mean prices: viewed items 1,234.50 and bought items 7.00.",
            shop.Insights.EventTypePrices().Sentence
        );
    }

    [Fact]
    public void MissingValues_RandomWorlds_CountRawAndCleanRowsApart()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var raw = shop.Query("select * from events_raw");
            var clean = shop.Query("select * from events");

            var actual = shop.Insights.MissingValues().Columns;

            Assert.Equal(
                [
                    "event_time",
                    "event_type",
                    "product_id",
                    "category_id",
                    "category_code",
                    "brand",
                    "price",
                    "user_id",
                    "user_session",
                ],
                actual.Select(column => column.Column)
            );
            foreach (var column in actual)
            {
                int missing = raw.Column<object>(column.Column).Count(value => value is null);
                Assert.Equal(missing, column.RawRows);
                Worlds.Equal(Worlds.Ratio(missing, raw.RowCount), column.RawShare);
                Assert.Equal(clean.Column<object>(column.Column).Count(value => value is null), column.Events);
                Worlds.Equal(Worlds.Ratio(column.Events, events.Count), column.EventShare);
                Assert.NotEmpty(column.Treatment);
            }
        }
    }

    [Fact]
    public void MissingLabels_RandomWorlds_AreTheFirstEventsThatMissOne()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            CleanEvent[] missing =
            [
                .. events.Where(row => row.Brand is null || row.CategoryCode is null).OrderBy(row => row.EventId),
            ];

            Assert.Equal(
                missing
                    .Take(4)
                    .Select(row => new MissingLabel(
                        row.EventId,
                        row.EventType,
                        row.ProductId,
                        row.Brand,
                        row.Brand ?? "unknown_brand",
                        row.CategoryCode,
                        row.CategoryCode ?? "uncategorized"
                    )),
                shop.Insights.MissingLabels(4).Events
            );
        }
    }

    [Fact]
    public void HourlyActivity_RandomWorlds_EqualSumsByHandForAll24Hours()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            int days = events.Select(row => row.EventTime.Date).Distinct().Count();

            var actual = shop.Insights.HourlyActivity().Hours;

            Assert.Equal(Enumerable.Range(0, 24), actual.Select(hour => hour.Hour));
            foreach (var hour in actual)
            {
                CleanEvent[] within = [.. events.Where(row => row.EventTime.Hour == hour.Hour)];
                Assert.Equal(within.Length, hour.Events);
                Assert.Equal(Worlds.Count(within, "view"), hour.Views);
                Assert.Equal(Worlds.Count(within, "cart"), hour.Carts);
                Assert.Equal(Worlds.Count(within, "purchase"), hour.Purchases);
                Assert.Equal(within.Select(row => row.SessionKey).Distinct().Count(), hour.Sessions);
                Assert.Equal(Worlds.Revenue(within), hour.Revenue);
                Worlds.Equal(Worlds.Money(Worlds.Revenue(within), days), hour.RevenuePerDayHour);
                Worlds.Equal(Worlds.Ratio(within.Length, days), hour.EventsPerDayHour);
                CleanEvent[] priced = [.. within.Where(row => row is { EventType: "purchase", Price: not null })];
                Worlds.Equal(Worlds.Money(Worlds.Revenue(within), priced.Length), hour.MeanItemPrice);
            }
        }
    }

    [Fact]
    public void TopBrands_RandomWorlds_EqualSumsByHandAndKeepNull()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            CompareRanking(events, row => row.Brand, shop.Insights.TopBrands(100));
            CompareRanking(events, row => row.CategoryCode, shop.Insights.TopCategories(100));
        }
    }

    [Fact]
    public void TopBrands_FewerThanThereAre_KeepsTheFirstAndSharesOfTheWhole()
    {
        foreach ((var shop, var _) in worlds.All)
        {
            Assert.Equal(shop.Insights.TopBrands(100).Groups.Take(2), shop.Insights.TopBrands(2).Groups);
        }
    }

    [Fact]
    public void PriceDistribution_RandomWorlds_HoldsEveryPriceOnce()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            decimal[] prices = [.. events.Select(row => row.Price).OfType<decimal>()];

            var actual = shop.Insights.PriceDistribution();

            Assert.Equal(["negative", "zero", "low", "medium", "high"], actual.Buckets.Select(bucket => bucket.Bucket));
            Assert.Equal(prices.Length, actual.Buckets.Sum(bucket => bucket.Events));
            foreach (var bucket in actual.Buckets)
            {
                CleanEvent[] within =
                [
                    .. events.Where(row =>
                        row.Price >= (bucket.FromPrice ?? decimal.MinValue)
                        && row.Price < (bucket.ToPrice ?? decimal.MaxValue)
                    ),
                ];
                Assert.Equal(within.Length, bucket.Events);
                Worlds.Equal(Worlds.Ratio(within.Length, prices.Length), bucket.EventShare);
                Assert.Equal(Worlds.Count(within, "purchase"), bucket.Purchases);
                Assert.Equal(Worlds.Revenue(within), bucket.Revenue);
            }

            Assert.Equal(prices.Length, actual.Quantiles.PricedEvents);
            Assert.Equal(events.Count - prices.Length, actual.Quantiles.EventsWithoutPrice);
            Worlds.Equal(Worlds.Quantile(prices, 0.25m), actual.Quantiles.P25Price);
            Worlds.Equal(Worlds.Quantile(prices, 0.5m), actual.Quantiles.MedianPrice);
            Worlds.Equal(Worlds.Quantile(prices, 0.95m), actual.Quantiles.P95Price);
        }
    }

    [Theory]
    [InlineData("-0.01", "negative")]
    [InlineData("0.00", "zero")]
    [InlineData("0.01", "low")]
    [InlineData("99.99", "low")]
    [InlineData("100.00", "medium")]
    [InlineData("999.99", "medium")]
    [InlineData("1000.00", "high")]
    public void PriceDistribution_PriceAtAnEnd_LiesInOneBucket(string price, string bucket)
    {
        decimal value = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture);
        using var shop = RawEvents.Open([RawEvents.Ordinary with { Price = value }]);
        shop.Pipeline.Clean();

        Assert.Equal(bucket, shop.Insights.PriceDistribution().Buckets.Single(each => each.Events == 1).Bucket);
    }

    [Fact]
    public void DataQualityInsights_RandomWorlds_EqualCounting()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            Dictionary<string, DataQualityFinding> actual = shop
                .Insights.DataQuality()
                .Findings.ToDictionary(each => each.Finding);
            long incoming = shop.Query("select count(*) as n from events_raw").Column<long>("n").Single();

            Assert.Equal(events.Count(row => row.Brand is null), actual["no brand"].Events);
            Assert.Equal(events.Count(row => row.CategoryCode is null), actual["no category code"].Events);
            Assert.Equal(events.Count(row => row.CategoryId is null), actual["no category id"].Events);
            Assert.Equal(events.Count(row => row.UserSession is null), actual["no session id"].Events);
            Assert.Equal(events.Count(row => row.Price is null), actual["no price"].Events);
            Assert.Equal(events.Count(row => row.Price == 0), actual["price of zero"].Events);
            Assert.Equal(events.Count(row => row.Price < 0), actual["negative price"].Events);
            Assert.Equal(events.Sum(row => row.DuplicateCount) - events.Count, actual["copies removed"].Events);
            Assert.Equal(incoming, actual["copies removed"].OfEvents);
            long aside = actual["unknown event type, put aside"].Events + actual["other rows put aside"].Events;
            Assert.Equal(incoming, events.Sum(row => row.DuplicateCount) + aside);
        }
    }

    private static void CompareRanking(
        IReadOnlyList<CleanEvent> events,
        Func<CleanEvent, string?> name,
        RevenueRanking actual
    )
    {
        decimal total = Worlds.Revenue(events);
        RevenueGroup[] expected =
        [
            .. events
                .GroupBy(name)
                .Select(group => new RevenueGroup(
                    group.Key,
                    group.Count(),
                    Worlds.Count(group, "view"),
                    Worlds.Count(group, "cart"),
                    Worlds.Count(group, "purchase"),
                    Worlds.Revenue(group),
                    Worlds.Ratio((double)Worlds.Revenue(group), (double)total),
                    Worlds.Ratio(Worlds.Count(group, "purchase"), Worlds.Count(group, "view")),
                    Worlds.Money(
                        Worlds.Revenue(group),
                        group.Count(row => row is { EventType: "purchase", Price: not null })
                    ),
                    Worlds.Money(Worlds.Revenue(group), group.Count())
                ))
                .OrderByDescending(group => group.Revenue)
                .ThenByDescending(group => group.Events)
                .ThenBy(group => group.Name is null)
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ];

        Assert.Equal(expected.Select(Counts), actual.Groups.Select(Counts));
        foreach ((var one, var other) in expected.Zip(actual.Groups))
        {
            Worlds.Equal(one.RevenueShare, other.RevenueShare);
            Worlds.Equal(one.PurchasesPerView, other.PurchasesPerView);
            Worlds.Equal(one.MeanItemPrice, other.MeanItemPrice);
            Worlds.Equal(one.RevenuePerEvent, other.RevenuePerEvent);
        }
    }

    private static (string?, long, long, long, long, decimal) Counts(RevenueGroup group) =>
        (group.Name, group.Events, group.Views, group.Carts, group.Purchases, group.Revenue);
}
