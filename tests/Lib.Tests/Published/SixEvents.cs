using EcommerceNotebooks;
using EcommerceNotebooks.Published;
using Tests.Support;

namespace Tests.Published;

/// <summary>Six hand-made events with every published metric worked out by hand.</summary>
internal static class SixEvents
{
    // Worked out by hand from Rows.
    internal static readonly PublishedTotal[] Totals =
    [
        Total("events", 6m),
        Total("views", 2m),
        Total("carts", 2m),
        Total("purchases", 2m),
        Total("removals", 0m),
        Total("users", 2m),
        Total("products", 2m),
        Total("category_ids", 1m),
        Total("category_codes", 1m),
        Total("brands", 2m),
        Total("sessions", 2m),
        Total("user_sessions", 3m),
        Total("shared_sessions", 1m),
        Total("null_category_codes", 1m),
        Total("null_brands", 1m),
        Total("null_sessions", 1m),
        Total("price_min", 0m),
        Total("price_max", 20m),
        Total("price_median", 10m),
        Total("zero_prices", 1m),
        Total("zero_price_carts", 1m),
        Total("zero_price_views", 0m),
        Total("exact_duplicates", 0m),
        Total("legacy_duplicates", 1m),
        Total("revenue", 40m),
        Total("purchase_price_mean", 20m),
        Total("buyers", 2m),
        Total("repeat_buyers", 0m),
        Total("sessions_with_view", 1m),
        Total("sessions_with_cart", 1m),
        Total("sessions_with_purchase", 2m),
        Total("events_per_session_max", 3m),
        Total("events_per_session_median", 1m),
        Total("session_seconds_mean", 20m),
        Total("session_seconds_median", 0m),
        Total("sessions_below_3_events", 2m),
        Total("purchases_on_15_november", 1m),
        Total("events_on_29_november", 0m),
    ];

    internal static Shop Open() => RawEvents.Open(Rows());

    // User 7 views a product twice within one second, once without its code, and buys another a minute later, all in session 1. User 8 buys under the same
    // session id on 15 November, and fills two carts, one of them with its session id lost.
    internal static RawEvent[] Rows()
    {
        var start = new DateTime(2019, 11, 5, 23, 0, 0);
        var view = RawEvents.Ordinary with { EventTime = start };
        return
        [
            view,
            view with
            {
                CategoryCode = null,
            },
            view with
            {
                EventTime = start.AddSeconds(60),
                EventType = "purchase",
                ProductId = 2,
                Price = 20m,
                Brand = "none",
            },
            view with
            {
                EventTime = new DateTime(2019, 11, 15, 1, 0, 0),
                EventType = "purchase",
                UserId = 8,
                Price = 20m,
            },
            view with
            {
                EventTime = start,
                EventType = "cart",
                UserId = 8,
                UserSession = RawEvents.Session(2),
            },
            view with
            {
                EventTime = start,
                EventType = "cart",
                UserId = 8,
                UserSession = null,
                Price = 0m,
                Brand = null,
            },
        ];
    }

    internal static PublishedTotal Total(string metric, decimal value, decimal tolerance = 0m) =>
        new(metric, value, tolerance, ["R1"], null);

    internal static PublishedReference Reference(params PublishedTotal[] totals) =>
        PublishedReference.Parse("""{"dataset": "x", "sources": {"R1": "one"}, "periods": []}""") with
        {
            Periods = [new PublishedPeriod("2019-11", [new PublishedFile("2019-Nov.csv", 6, 600)], [.. totals])],
        };
}
