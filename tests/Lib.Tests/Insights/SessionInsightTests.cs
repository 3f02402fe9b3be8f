using EcommerceNotebooks;
using EcommerceNotebooks.Insights;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Insights over sessions, users and dates against sums done by hand.</summary>
public class SessionInsightTests(RandomWorlds worlds) : IClassFixture<RandomWorlds>
{
    [Fact]
    public void SessionConversion_RandomWorlds_EqualCounting()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var sessions = Worlds.Sessions(events);
            int cart = sessions.Count(session => Worlds.Has(session, "cart"));
            int bought = sessions.Count(session => Worlds.Has(session, "purchase"));
            int both = sessions.Count(session => Worlds.Has(session, "cart") && Worlds.Has(session, "purchase"));

            var actual = shop.Insights.SessionConversion();

            Assert.Equal(
                (sessions.Count, cart, bought, both, cart - both),
                (
                    actual.Sessions,
                    actual.SessionsWithCart,
                    actual.SessionsWithPurchase,
                    actual.SessionsWithCartAndPurchase,
                    actual.AbandonedCarts
                )
            );
            Assert.Equal(sessions.Count(session => Worlds.Has(session, "view")), actual.SessionsWithView);
            Assert.Equal(sessions.Count(session => session.Length == 1), actual.Bounces);
            Worlds.Equal(Worlds.Ratio(cart, sessions.Count), actual.CartRate);
            Worlds.Equal(Worlds.Ratio(bought, sessions.Count), actual.PurchaseRate);
            Worlds.Equal(Worlds.Ratio(both, cart), actual.CartToPurchaseRate);
            Worlds.Equal(Worlds.Ratio(cart - both, cart), actual.AbandonmentRate);
            Worlds.Equal(sessions.Average(Seconds), actual.MeanDurationSeconds);
            Worlds.Equal(
                (double?)Worlds.Quantile(sessions.Select(session => (decimal)Seconds(session)), 0.5m),
                actual.MedianDurationSeconds
            );
        }
    }

    [Fact]
    public void OrderValues_RandomWorlds_EqualSumsByHand()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            CleanEvent[][] orders = [.. Worlds.Sessions(events).Where(session => Worlds.Has(session, "purchase"))];
            decimal[] values = [.. orders.Select(Worlds.Revenue)];
            int buyers = orders.Select(order => order[0].UserId).Distinct().Count();

            var actual = shop.Insights.OrderValues();

            Assert.Equal((orders.Length, buyers), (actual.Orders, actual.Buyers));
            Assert.Equal(values.Count(value => value == 0), actual.ZeroValueOrders);
            Assert.Equal(orders.Count(order => order[0].UserSession is null), actual.OrdersWithoutSessionId);
            Assert.Equal(Worlds.Count(events, "purchase"), actual.Items);
            Assert.Equal(Worlds.Revenue(events), actual.Revenue);
            Worlds.Equal(Worlds.Money(values.Sum(), orders.Length), actual.AverageOrderValue);
            Worlds.Equal(Worlds.Ratio(actual.Items, orders.Length), actual.ItemsPerOrder);
            Worlds.Equal(Worlds.Money(values.Sum(), buyers), actual.RevenuePerBuyer);
            Worlds.Equal(Worlds.Quantile(values, 0.25m), actual.P25Value);
            Worlds.Equal(Worlds.Quantile(values, 0.5m), actual.MedianValue);
            Worlds.Equal(Worlds.Quantile(values, 0.75m), actual.P75Value);
            Worlds.Equal(Worlds.Quantile(values, 0.95m), actual.P95Value);
            Assert.Equal(values.Length == 0 ? null : values.Min(), actual.MinValue);
            Assert.Equal(values.Length == 0 ? null : values.Max(), actual.MaxValue);
        }
    }

    [Fact]
    public void UserEngagement_RandomWorlds_EqualCounting()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var sessions = Worlds.Sessions(events);
            int users = events.Select(row => row.UserId).Distinct().Count();
            int[] orders =
            [
                .. sessions
                    .Where(session => Worlds.Has(session, "purchase"))
                    .GroupBy(session => session[0].UserId)
                    .Select(user => user.Count()),
            ];

            var actual = shop.Insights.UserEngagement();

            Assert.Equal(
                (users, orders.Length, orders.Count(count => count > 1)),
                (actual.Users, actual.Buyers, actual.RepeatBuyers)
            );
            Assert.Equal((sessions.Count, events.Count), (actual.Sessions, actual.Events));
            Assert.Equal(sessions.Count(session => session[0].UserSession is null), actual.SessionsWithoutId);
            Assert.Equal(events.Count(row => row.UserSession is null), actual.EventsWithoutSessionId);
            Worlds.Equal(Worlds.Ratio(orders.Length, users), actual.UserConversion);
            Worlds.Equal(Worlds.Ratio(actual.RepeatBuyers, orders.Length), actual.RepeatRate);
            Worlds.Equal(Worlds.Ratio(sessions.Count, users), actual.SessionsPerUser);
            Worlds.Equal(Worlds.Ratio(events.Count, users), actual.EventsPerUser);
            Worlds.Equal(Worlds.Money(Worlds.Revenue(events), users), actual.RevenuePerUser);
            Worlds.Equal(Worlds.Money(Worlds.Revenue(events), orders.Length), actual.RevenuePerBuyer);
        }
    }

    [Fact]
    public void DurationConversion_RandomWorlds_HoldsEverySessionOnce()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var sessions = Worlds.Sessions(events);

            var actual = shop.Insights.DurationConversion().Buckets;

            Assert.Equal([0, 60, 300, 600, 1800], actual.Select(bucket => bucket.FromSeconds));
            Assert.Equal(sessions.Count, actual.Sum(bucket => bucket.Sessions));
            foreach (var bucket in actual)
            {
                CleanEvent[][] within =
                [
                    .. sessions.Where(session =>
                        Seconds(session) >= bucket.FromSeconds
                        && Seconds(session) < (bucket.ToSeconds ?? double.MaxValue)
                    ),
                ];
                Assert.Equal(within.Length, bucket.Sessions);
                Assert.Equal(within.Count(session => Worlds.Has(session, "purchase")), bucket.SessionsWithPurchase);
                Worlds.Equal(Worlds.Ratio(bucket.SessionsWithPurchase, within.Length), bucket.Conversion);
                Worlds.Equal(
                    within.Length == 0 ? null : within.Average(session => Worlds.Count(session, "view")),
                    bucket.MeanViews
                );
                Worlds.Equal(
                    within.Length == 0
                        ? null
                        : within.Average(session => session.Select(row => row.ProductId).Distinct().Count()),
                    bucket.MeanUniqueProducts
                );
            }
        }
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 60)]
    [InlineData(299, 60)]
    [InlineData(300, 300)]
    [InlineData(600, 600)]
    [InlineData(1800, 1800)]
    public void DurationConversion_DurationAtAnEnd_LiesInOneBucket(int seconds, long fromSeconds)
    {
        var first = RawEvents.Ordinary;
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([first, first with { EventTime = first.EventTime!.Value.AddSeconds(seconds) }])
        );
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();

        Assert.Equal(
            fromSeconds,
            shop.Insights.DurationConversion().Buckets.Single(bucket => bucket.Sessions == 1).FromSeconds
        );
    }

    [Fact]
    public void UserSegments_RandomWorlds_EqualSumsByHandForAllFour()
    {
        var seen = new HashSet<string>();
        foreach ((var shop, var events) in worlds.All)
        {
            CleanEvent[][] users = [.. events.GroupBy(row => row.UserId).Select(user => user.ToArray())];
            decimal total = Worlds.Revenue(events);

            var actual = shop.Insights.UserSegments().Segments;

            Assert.Equal(
                ["Power User", "Active User", "Occasional User", "One-time User"],
                actual.Select(each => each.Segment)
            );
            foreach (var segment in actual)
            {
                CleanEvent[][] within = [.. users.Where(user => Segment(user) == segment.Segment)];
                CleanEvent[] all = [.. within.SelectMany(user => user)];
                var sessions = Worlds.Sessions(all);
                Assert.Equal(within.Length, segment.Users);
                Worlds.Equal(Worlds.Ratio(within.Length, users.Length), segment.UserShare);
                Assert.Equal(within.Count(user => Worlds.Has(user, "purchase")), segment.Buyers);
                Assert.Equal(sessions.Count, segment.Sessions);
                Assert.Equal(sessions.Count(session => Worlds.Has(session, "purchase")), segment.Orders);
                Assert.Equal(Worlds.Count(all, "purchase"), segment.Purchases);
                Assert.Equal(Worlds.Revenue(all), segment.Revenue);
                Worlds.Equal(Worlds.Ratio((double)Worlds.Revenue(all), (double)total), segment.RevenueShare);
                Worlds.Equal(Worlds.Ratio(segment.Buyers, within.Length), segment.UserConversion);
                Worlds.Equal(Worlds.Ratio(segment.Orders, sessions.Count), segment.SessionConversion);
                seen.UnionWith(within.Length > 0 ? [segment.Segment] : []);
            }
        }

        Assert.Contains("Power User", seen);
        Assert.Contains("Active User", seen);
    }

    [Fact]
    public void DailyKpis_RandomWorlds_EqualSumsByHand()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            var actual = shop.Insights.DailyKpis().Days;

            Assert.Equal(Worlds.Dates(events.Select(row => row.EventTime)), actual.Select(day => day.Date));
            foreach (var day in actual)
            {
                CleanEvent[] within = [.. events.Where(row => DateOnly.FromDateTime(row.EventTime) == day.Date)];
                int orders = Worlds.Sessions(within).Count(session => Worlds.Has(session, "purchase"));
                Assert.Equal((within.Length, orders), (day.Events, day.Orders));
                Assert.Equal(within.Select(row => row.UserId).Distinct().Count(), day.Dau);
                Assert.Equal(Worlds.Revenue(within), day.Revenue);
                Worlds.Equal(Worlds.Money(day.Revenue, orders), day.Aov);
            }
        }
    }

    [Fact]
    public void TopUsersAndProducts_RandomWorlds_AreTheLargestInOrder()
    {
        foreach ((var shop, var events) in worlds.All)
        {
            (long, decimal)[] users =
            [
                .. events
                    .GroupBy(row => row.UserId)
                    .Select(user => (user.Key, Worlds.Revenue(user)))
                    .Where(user => user.Item2 > 0)
                    .OrderByDescending(user => user.Item2)
                    .ThenBy(user => user.Key)
                    .Take(3),
            ];
            (long, long)[] products =
            [
                .. events
                    .GroupBy(row => row.ProductId)
                    .Select(product => (product.Key, (long)Worlds.Count(product, "view")))
                    .Where(product => product.Item2 > 0)
                    .OrderByDescending(product => product.Item2)
                    .ThenBy(product => product.Key)
                    .Take(3),
            ];

            Assert.Equal(users, shop.Insights.TopUsers(3).Users.Select(user => (user.UserId, user.TotalSpent)));
            Assert.Equal(
                products,
                shop.Insights.TopProducts(3).Products.Select(product => (product.ProductId, product.TotalViews))
            );
        }
    }

    [Fact]
    public void RevenueByHour_RandomWorlds_AgreesWithHourlyActivity()
    {
        foreach ((var shop, var _) in worlds.All)
        {
            RevenueHour[] expected =
            [
                .. shop
                    .Insights.HourlyActivity()
                    .Hours.Where(hour => hour.Events > 0)
                    .Select(hour => new RevenueHour(hour.Hour, hour.Sessions, hour.Purchases, hour.Revenue))
                    .OrderByDescending(hour => hour.Revenue)
                    .ThenBy(hour => hour.Hour),
            ];

            Assert.Equal(expected, shop.Insights.RevenueByHour().Hours);
        }
    }

    private static double Seconds(CleanEvent[] session) =>
        (session.Max(row => row.EventTime) - session.Min(row => row.EventTime)).TotalSeconds;

    private static string Segment(CleanEvent[] user) =>
        user.Select(row => row.SessionKey).Distinct().Count() switch
        {
            >= 10 => "Power User",
            >= 5 => "Active User",
            >= 2 => "Occasional User",
            _ => "One-time User",
        };
}
