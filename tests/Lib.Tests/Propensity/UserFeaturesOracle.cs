using EcommerceNotebooks.Questions.Propensity;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Propensity;

/// <summary>The features of users, computed one user at a time from the events of the window alone: slow and plain.</summary>
internal sealed class UserFeaturesOracle
{
    private readonly PropensityWindow window;
    private readonly CleanEvent[] seen;
    private readonly CleanEvent[] daysBefore;
    private readonly Dictionary<long, DateTime> firstSeen;
    private readonly double overall;
    private readonly double orderRate;
    private readonly (double[] Recency, int[] Frequency, decimal[] Money) ends;

    internal UserFeaturesOracle(SmallWorld world, PropensityWindow window)
    {
        this.window = window;
        seen = [.. world.Events.Where(each => each.EventTime >= window.From && each.EventTime < window.AsOf)];
        daysBefore = [.. seen.Where(each => each.EventTime < window.AsOf.Date)];
        firstSeen = world
            .Events.GroupBy(each => each.UserId)
            .ToDictionary(user => user.Key, user => user.Min(each => each.EventTime));
        overall = Ratio(Count(daysBefore, "purchase"), Count(daysBefore, "view")) ?? 0;
        var sessionsBegun = world
            .Events.GroupBy(each => each.SessionKey)
            .Count(session =>
                session.Min(each => each.EventTime) is var start && start >= window.From && start < window.AsOf
            );
        orderRate = Ratio(Bought(seen).Select(each => each.SessionKey).Distinct().Count(), sessionsBegun) ?? 0;
        var buyers = Bought(seen).GroupBy(each => each.UserId).ToArray();
        ends = (
            Fifths(buyers.Select(user => Days(user.Max(each => each.EventTime)))),
            Fifths(buyers.Select(user => user.Select(each => each.SessionKey).Distinct().Count())),
            Fifths(buyers.Select(user => user.Sum(each => each.Price ?? 0)))
        );
    }

    internal long[] Users => [.. seen.Select(each => each.UserId).Distinct().Order()];

    /// <summary>A user's features by name; null is unknown, categories are their names.</summary>
    internal Dictionary<string, object?> Of(long user)
    {
        var own = seen.Where(each => each.UserId == user).OrderBy(each => each.EventId).ToArray();
        var views = own.Where(each => each.EventType == "view").ToArray();
        var carts = own.Where(each => each.EventType == "cart").ToArray();
        var bought = Bought(own);
        var sessions = own.GroupBy(each => each.SessionKey)
            .Select(session =>
                (
                    Start: session.Min(each => each.EventTime),
                    End: session.Max(each => each.EventTime),
                    session.Key,
                    Events: session.Count()
                )
            )
            .OrderBy(session => session.Start)
            .ThenBy(session => session.Key)
            .ToArray();
        double[] gaps = [.. sessions.Zip(sessions.Skip(1), (one, next) => (next.Start - one.Start).TotalSeconds)];
        var products = own.GroupBy(each => each.ProductId).ToArray();
        var open = products.Where(IsOpen).ToArray();
        var carted = products.Where(product => product.Any(each => each.EventType == "cart")).ToArray();
        var orders = bought.Select(each => each.SessionKey).Distinct().Count();
        var last = own[^1];
        var week = window.AsOf.AddDays(-7);
        var meanViewed = Mean(views.Select(each => each.Price));
        var meanBought = Mean(bought.Select(each => each.Price));
        double? meanGap = gaps.Length == 0 ? null : gaps.Average() / 86400;
        var priced = views.Where(each => each.Price is not null && CategoryPrice(each) > 0).ToArray();
        return new()
        {
            ["oct_events"] = own.Length,
            ["oct_carts"] = carts.Length,
            ["oct_views"] = views.Length,
            ["active_span_days"] = (own.Max(each => each.EventTime) - own.Min(each => each.EventTime)).TotalDays,
            ["recency_days"] = Days(own.Max(each => each.EventTime)),
            ["avg_session_duration"] = sessions.Average(session => (session.End - session.Start).TotalSeconds),
            ["unique_products"] = products.Count(product => product.Any(each => each.EventType == "view")),
            ["rfm_score"] = RfmScore(bought, orders),
            ["has_prior_purchase"] = bought.Length > 0 ? 1 : 0,
            ["primary_category"] = Favourite(views, each => each.CategoryCode),
            ["preferred_brand"] = Favourite(views, each => each.Brand),
            ["user_tenure_days"] = Days(firstSeen[user]),
            ["removes"] = Count(own, "remove_from_cart"),
            ["events_last_7_days"] = own.Count(each => each.EventTime >= week),
            ["carts_last_7_days"] = carts.Count(each => each.EventTime >= week),
            ["view_recency_days"] = Latest(views),
            ["cart_recency_days"] = Latest(carts),
            ["purchase_recency_days"] = Latest(bought),
            ["carts_per_view"] = Ratio(carts.Length, views.Length),
            ["weekend_share"] = own.Average(each =>
                each.EventTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.0 : 0.0
            ),
            ["hour_conversion"] = MeanHourRate(own),
            ["sessions"] = sessions.Length,
            ["active_days"] = sessions.Select(session => session.Start.Date).Distinct().Count(),
            ["sessions_last_7_days"] = sessions.Count(session => session.Start >= week),
            ["bounce_share"] = sessions.Average(session => session.Events == 1 ? 1.0 : 0.0),
            ["mean_gap_days"] = meanGap,
            ["gap_spread_days"] =
                gaps.Length < 2
                    ? null
                    : Math.Sqrt(gaps.Sum(gap => Math.Pow(gap - gaps.Average(), 2)) / (gaps.Length - 1)) / 86400,
            ["gaps_since_last_session"] = meanGap is > 0 ? Days(sessions[^1].Start) / meanGap : null,
            ["products_returned_to"] = products.Count(product =>
                product.Select(each => each.SessionKey).Distinct().Count() > 1
            ),
            ["most_views_of_a_product"] = products.Max(product => Count(product, "view")),
            ["open_carts"] = open.Length,
            ["open_cart_value"] = (double)open.Sum(product => CartPrice(product) ?? 0),
            ["open_cart_age_days"] =
                open.Length == 0
                    ? null
                    : Days(
                        open.Max(product => product.Where(each => each.EventType == "cart").Max(each => each.EventTime))
                    ),
            ["carts_bought_share"] = Ratio(
                carted.Count(product => product.Any(each => each.EventType == "purchase")),
                carted.Length
            ),
            ["best_product_conversion"] = products.Max(product => Rate(each => each.ProductId == product.Key)),
            ["open_cart_conversion"] = open.Max(product => Rate(each => each.ProductId == product.Key)),
            ["items"] = bought.Length,
            ["orders"] = orders,
            ["revenue"] = (double)bought.Sum(each => each.Price ?? 0),
            ["order_rate"] = (orders + (20 * orderRate)) / (sessions.Length + 20),
            ["mean_viewed_price"] = meanViewed,
            ["mean_bought_price"] = meanBought,
            ["price_to_category"] =
                priced.Length == 0
                    ? null
                    : (double)priced.Sum(each => each.Price!.Value) / priced.Sum(each => CategoryPrice(each)!.Value),
            ["viewed_price_to_bought"] = meanBought is null or 0 ? null : meanViewed / meanBought,
            ["last_event"] = last.EventType,
            ["last_price"] = (double?)last.Price,
            ["last_price_to_category"] =
                CategoryPrice(last) is { } mean && mean != 0 ? (double?)last.Price / mean : null,
            ["last_product_conversion"] = Rate(each => each.ProductId == last.ProductId),
            ["last_category_conversion"] = last.CategoryCode is { } code
                ? Rate(each => each.CategoryCode == code)
                : null,
            ["last_brand_conversion"] = last.Brand is { } brand ? Rate(each => each.Brand == brand) : null,
            ["categories"] = views.Select(each => each.CategoryCode).OfType<string>().Distinct().Count(),
        };
    }

    private static CleanEvent[] Bought(IEnumerable<CleanEvent> events) =>
        [.. events.Where(each => each.EventType == "purchase")];

    private static int Count(IEnumerable<CleanEvent> events, string type) =>
        events.Count(each => each.EventType == type);

    private static double? Ratio(double some, double all) => all == 0 ? null : some / all;

    private static double? Rounded(IEnumerable<decimal?> prices) =>
        Mean(prices) is { } mean ? Math.Round(mean, 4, MidpointRounding.AwayFromZero) : null;

    private static double? Mean(IEnumerable<decimal?> prices) => (double?)prices.Average();

    private static bool IsOpen(IEnumerable<CleanEvent> product)
    {
        var changes = product.Where(each => each.EventType != "view").OrderBy(each => each.EventId).ToArray();
        return changes.Length > 0 && changes[^1].EventType == "cart";
    }

    private static decimal? CartPrice(IEnumerable<CleanEvent> product) =>
        product.Where(each => each.EventType == "cart" && each.Price is not null).MaxBy(each => each.EventId)?.Price;

    private static string? Favourite(CleanEvent[] views, Func<CleanEvent, string?> value) =>
        views
            .Where(each => value(each) is not null)
            .GroupBy(value)
            .OrderByDescending(group => group.Count())
            .ThenByDescending(group => group.Max(each => each.EventId))
            .FirstOrDefault()
            ?.Key;

    // The value at the place ceil(share * n), as for quantiles that are values themselves.
    private static T[] Fifths<T>(IEnumerable<T> values)
    {
        T[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? []
            : [.. new[] { 1, 2, 3, 4 }.Select(fifth => sorted[Math.Max(0, (((fifth * sorted.Length) + 4) / 5) - 1)])];
    }

    private double Days(DateTime time) => (window.AsOf - time).TotalDays;

    private double? Latest(CleanEvent[] events) => events.Length == 0 ? null : Days(events.Max(each => each.EventTime));

    private int RfmScore(CleanEvent[] bought, int orders) =>
        bought.Length == 0
            ? 0
            : 7
                - ends.Recency.Count(end => end < Days(bought.Max(each => each.EventTime)))
                + ends.Frequency.Count(end => end < orders)
                + ends.Money.Count(end => end < bought.Sum(each => each.Price ?? 0));

    // Nothing is known of what no day before has seen.
    private double? Rate(Func<CleanEvent, bool> isOne)
    {
        var some = daysBefore.Where(isOne).ToArray();
        return some.Length == 0 ? null : (Count(some, "purchase") + (20 * overall)) / (Count(some, "view") + 20);
    }

    private double? MeanHourRate(CleanEvent[] own) =>
        own.Select(each => Rate(other => other.EventTime.Hour == each.EventTime.Hour)).Average();

    // To the hundredth of a cent, so that sums of it are exact.
    private double? CategoryPrice(CleanEvent row) =>
        row.CategoryCode is null
            ? null
            : Rounded(
                daysBefore
                    .Where(each => each.EventType == "view" && each.CategoryCode == row.CategoryCode)
                    .Select(each => each.Price)
            );
}
