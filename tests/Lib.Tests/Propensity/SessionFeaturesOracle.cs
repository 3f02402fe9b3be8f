using EcommerceNotebooks.Questions.Propensity;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Propensity;

/// <summary>A row of sessions or of items in carts: its user, its instant, its label, and its features by name, where null is unknown and categories are their names.</summary>
internal sealed record SessionRow(long User, long AsOfEvent, byte Label, Dictionary<string, object?> Features);

/// <summary>The rows of sessions and of items in carts, computed one row at a time from the events up to its instant alone: slow and plain.</summary>
internal sealed class SessionFeaturesOracle
{
    private readonly SessionWindow window;
    private readonly CleanEvent[] events;

    internal SessionFeaturesOracle(SmallWorld world, SessionWindow window)
    {
        this.window = window;
        events = [.. world.Events.Where(each => each.EventTime < window.Until).OrderBy(each => each.EventId)];
    }

    internal SessionRow[] Sessions() =>
        Ordered(
            SessionsOfWindow()
                .Where(session =>
                    session.Length >= window.AfterEvents && !session.Take(window.AfterEvents).Any(IsPurchase)
                )
                .Select(session =>
                {
                    var instant = session[window.AfterEvents - 1];
                    return new SessionRow(
                        instant.UserId,
                        instant.EventId,
                        (byte)(session.Any(IsPurchase) ? 1 : 0),
                        Features(session[0], instant)
                    );
                })
        );

    internal SessionRow[] CartItems() =>
        Ordered(
            SessionsOfWindow()
                .SelectMany(session =>
                    session
                        .Where(each => each.EventType == "cart")
                        .DistinctBy(each => each.ProductId)
                        .Where(cart => IsKept(session, Array.IndexOf(session, cart)))
                        .Select(cart => Item(session, cart))
                )
        );

    private static SessionRow[] Ordered(IEnumerable<SessionRow> rows) =>
        [.. rows.OrderBy(row => row.User).ThenBy(row => row.AsOfEvent)];

    private CleanEvent[][] SessionsOfWindow() =>
        [
            .. events
                .GroupBy(each => each.SessionKey)
                .Select(session => session.ToArray())
                .Where(session => session[0].EventTime >= window.From),
        ];

    private bool IsKept(CleanEvent[] session, int cart) =>
        session.Length > cart + window.AfterEvents
        && !session[(cart + 1)..(cart + window.AfterEvents + 1)]
            .Any(each => IsPurchase(each) && each.ProductId == session[cart].ProductId);

    private SessionRow Item(CleanEvent[] session, CleanEvent cart)
    {
        var instant = session[Array.IndexOf(session, cart) + window.AfterEvents];
        var item = cart.ProductId;
        var features = Features(session[0], instant);
        var seen = session.Where(each => each.EventId <= instant.EventId).ToArray();
        var before = seen.Where(each => each.EventId < cart.EventId).ToArray();
        var since = seen.Where(each => each.EventId > cart.EventId).ToArray();
        var known = Before(instant);
        features["purchases"] = Count(seen, "purchase");
        features["purchases_since"] = Count(since, "purchase");
        features["other_carts_since"] = since.Count(each => each.EventType == "cart" && each.ProductId != item);
        features["item_is_last"] = Flag(instant.ProductId == item);
        features["item_views_before"] = Count(before.Where(each => each.ProductId == item), "view");
        features["item_views_since"] = Count(since.Where(each => each.ProductId == item), "view");
        features["item_carted_again"] = Count(since.Where(each => each.ProductId == item), "cart");
        features["item_removed_since"] = Count(since.Where(each => each.ProductId == item), "remove_from_cart");
        features["seconds_since_cart"] = (instant.EventTime - cart.EventTime).TotalSeconds;
        features["item_price"] = (double?)cart.Price;
        features["item_price_to_category"] = Over((double?)cart.Price, CategoryPrice(known, cart));
        features["item_conversion"] = Rate(known, each => each.ProductId == item);
        features["item_category_conversion"] = Rate(known, cart.CategoryCode, each => each.CategoryCode);
        features["item_brand_conversion"] = Rate(known, cart.Brand, each => each.Brand);
        features["item_viewed_in_earlier_session"] = Flag(
            Earlier(session[0]).Any(each => each.EventType == "view" && each.ProductId == item)
        );
        features["item_price_to_own"] = Over(
            (double?)cart.Price,
            Mean(Earlier(session[0]).Where(each => each.EventType == "view"))
        );
        return new(
            cart.UserId,
            instant.EventId,
            (byte)(
                session.Any(each => IsPurchase(each) && each.ProductId == item && each.EventId > instant.EventId)
                    ? 1
                    : 0
            ),
            features
        );
    }

    private Dictionary<string, object?> Features(CleanEvent first, CleanEvent instant)
    {
        var seen = events
            .Where(each => each.SessionKey == first.SessionKey && each.EventId <= instant.EventId)
            .ToArray();
        var products = seen.GroupBy(each => each.ProductId).ToArray();
        var open = products.Where(IsOpen).ToArray();
        var gaps = seen.Zip(seen.Skip(1), (one, next) => (next.EventTime - one.EventTime).TotalSeconds).ToArray();
        var earlier = Earlier(first);
        var orders = earlier.Where(IsPurchase).Select(each => each.SessionKey).Distinct().Count();
        var sessions = earlier.Select(each => each.SessionKey).Distinct().Count();
        var own = Mean(earlier.Where(each => each.EventType == "view"));
        var known = Before(instant);
        return new()
        {
            ["events"] = seen.Length,
            ["views"] = Count(seen, "view"),
            ["carts"] = Count(seen, "cart"),
            ["removes"] = Count(seen, "remove_from_cart"),
            ["categories"] = seen.Select(each => each.CategoryCode).OfType<string>().Distinct().Count(),
            ["seconds_in_session"] = (instant.EventTime - first.EventTime).TotalSeconds,
            ["highest_price"] = (double?)seen.Max(each => each.Price),
            ["mean_viewed_price"] = Mean(seen.Where(each => each.EventType == "view")),
            ["mean_gap_seconds"] = gaps.Length == 0 ? null : gaps.Average(),
            ["gap_spread_seconds"] =
                gaps.Length < 2
                    ? null
                    : Math.Sqrt(gaps.Sum(gap => Math.Pow(gap - gaps.Average(), 2)) / (gaps.Length - 1)),
            ["products"] = products.Length,
            ["views_again"] = products.Sum(product => Math.Max(Count(product, "view") - 1, 0)),
            ["most_views_of_a_product"] = products.Max(product => Count(product, "view")),
            ["last_product_views"] = Count(seen.Where(each => each.ProductId == instant.ProductId), "view"),
            ["carted_products"] = products.Count(product => product.Any(each => each.EventType == "cart")),
            ["carted_value"] = (double)products.Sum(product => CartPrice(product) ?? 0),
            ["open_carts"] = open.Length,
            ["open_cart_value"] = (double)open.Sum(product => CartPrice(product) ?? 0),
            ["last_event"] = instant.EventType,
            ["last_gap_seconds"] = gaps.Length == 0 ? null : gaps[^1],
            ["last_category"] = instant.CategoryCode,
            ["last_price"] = (double?)instant.Price,
            ["last_price_to_category"] = Over((double?)instant.Price, CategoryPrice(known, instant)),
            ["last_product_viewed_before"] = Flag(
                earlier.Any(each => each.EventType == "view" && each.ProductId == instant.ProductId)
            ),
            ["last_product_conversion"] = Rate(known, each => each.ProductId == instant.ProductId),
            ["last_category_conversion"] = Rate(known, instant.CategoryCode, each => each.CategoryCode),
            ["last_brand_conversion"] = Rate(known, instant.Brand, each => each.Brand),
            ["hour_conversion"] = Rate(known, each => each.EventTime.Hour == instant.EventTime.Hour),
            ["user_sessions"] = sessions,
            ["user_views"] = Count(earlier, "view"),
            ["user_carts"] = Count(earlier, "cart"),
            ["user_items"] = Count(earlier, "purchase"),
            ["user_orders"] = orders,
            ["user_order_rate"] = known.Length == 0 ? null : (orders + (20 * OrderRate(known))) / (sessions + 20),
            ["user_mean_viewed_price"] = own,
            ["recency_days"] = DaysSince(earlier, first),
            ["view_recency_days"] = DaysSince(earlier.Where(each => each.EventType == "view"), first),
            ["cart_recency_days"] = DaysSince(earlier.Where(each => each.EventType == "cart"), first),
            ["purchase_recency_days"] = DaysSince(earlier.Where(IsPurchase), first),
            ["tenure_days"] = earlier.Length == 0 ? 0.0 : (first.EventTime - earlier[0].EventTime).TotalDays,
            ["last_price_to_own"] = Over((double?)instant.Price, own),
        };
    }

    // What the user did before the session began.
    private CleanEvent[] Earlier(CleanEvent first) =>
        [.. events.Where(each => each.UserId == first.UserId && each.EventId < first.EventId)];

    // Everybody's events of the days before that of the instant.
    private CleanEvent[] Before(CleanEvent instant) =>
        [.. events.Where(each => each.EventTime < instant.EventTime.Date)];

    private static bool IsPurchase(CleanEvent each) => each.EventType == "purchase";

    private static int Count(IEnumerable<CleanEvent> some, string type) => some.Count(each => each.EventType == type);

    private static double Flag(bool value) => value ? 1 : 0;

    private static double? Over(double? some, double? all) => all is null or 0 ? null : some / all;

    private static double? Mean(IEnumerable<CleanEvent> some) => (double?)some.Average(each => each.Price);

    private static double? DaysSince(IEnumerable<CleanEvent> some, CleanEvent first) =>
        some.LastOrDefault() is { } last ? (first.EventTime - last.EventTime).TotalDays : null;

    private static bool IsOpen(IEnumerable<CleanEvent> product) =>
        product.LastOrDefault(each => each.EventType != "view")?.EventType == "cart";

    private static decimal? CartPrice(IEnumerable<CleanEvent> product) =>
        product.LastOrDefault(each => each.EventType == "cart" && each.Price is not null)?.Price;

    private static double OrderRate(CleanEvent[] known) =>
        (double)known.Where(IsPurchase).Select(each => each.SessionKey).Distinct().Count()
        / known.Select(each => each.SessionKey).Distinct().Count();

    private static double? Rate(CleanEvent[] known, string? value, Func<CleanEvent, string?> of) =>
        value is null ? null : Rate(known, each => of(each) == value);

    private static double? Rate(CleanEvent[] known, Func<CleanEvent, bool> isOne)
    {
        var some = known.Where(isOne).ToArray();
        var views = Count(known, "view");
        var overall = views == 0 ? 0 : (double)Count(known, "purchase") / views;
        return some.Length == 0 ? null : (Count(some, "purchase") + (20 * overall)) / (Count(some, "view") + 20);
    }

    // To the hundredth of a cent.
    private static double? CategoryPrice(CleanEvent[] known, CleanEvent row) =>
        row.CategoryCode is not null
        && known
            .Where(each => each.EventType == "view" && each.CategoryCode == row.CategoryCode)
            .Average(each => each.Price)
            is { } mean
            ? (double)Math.Round(mean, 4, MidpointRounding.AwayFromZero)
            : null;
}
