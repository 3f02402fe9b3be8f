using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

internal sealed class EventsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events",
            WarehouseLayer.Clean,
            "an event",
            "Clean events: checked, without copies, numbered in a total order."
        )
        {
            Columns =
            [
                new(
                    "event_id",
                    "BIGINT",
                    "Place, from 1, among all accepted events in the order of event_time, user_id, session_key, product_id, event_type, price, category_id, category_code, brand, source_file, source_row; the same on every run and whatever counts as a copy. The number of a removed copy stays unused."
                ),
                new("event_time", "TIMESTAMP", "When it happened (UTC), to the second."),
                new("event_date", "DATE", "The UTC date of event_time."),
                new("event_hour", "INTEGER", "The UTC hour of event_time, 0 to 23."),
                // An ENUM keeps one byte for an event and sorts in the order of the funnel; it compares and joins with text as text does.
                new("event_type", "ENUM('view', 'cart', 'remove_from_cart', 'purchase')", "What happened.")
                {
                    AcceptedValues = ["view", "cart", "remove_from_cart", "purchase"],
                },
                new("product_id", "BIGINT", "The product."),
                new(
                    "category_id",
                    "BIGINT",
                    "The product's category; 19 digits, never to be read as a floating-point number."
                )
                {
                    Nullable = true,
                },
                // An ENUM of the text's values compares, joins and prints as the text does, and keeps one or two bytes for an event.
                new(
                    "category_code",
                    "ENUM or VARCHAR",
                    "The category's dotted path, for example electronics.smartphone."
                )
                {
                    Nullable = true,
                },
                new("brand", "ENUM or VARCHAR", "The brand in lower case; the text \"none\" is a brand.")
                {
                    Nullable = true,
                },
                new("price", "DECIMAL(10,2)", "The product's price in the shop's currency, as the source gives it.")
                {
                    Nullable = true,
                },
                new(
                    "price_flag",
                    "ENUM('regular', 'missing', 'negative', 'zero', 'over_cap')",
                    "What is to be said about the price."
                )
                {
                    AcceptedValues = ["regular", "missing", "negative", "zero", "over_cap"],
                },
                new("user_id", "BIGINT", "The user."),
                new("user_session", "UUID or VARCHAR", "The session id of the source, which several users may share.")
                {
                    Nullable = true,
                },
                new(
                    "session_key",
                    "BIGINT",
                    "The session: a number from 1 for each pair of user_id and user_session, in the order of first events, then of the pair; a user's events without user_session share one."
                ),
                new("duplicate_count", "BIGINT", "How many copies of the event the source holds, this one included."),
                new("source_file", "ENUM or VARCHAR", "The file the event came from; of several copies, the first."),
                new("source_row", "BIGINT", "The event's position in that file."),
            ],
            Keys =
            [
                ["event_id"],
            ],
            RowRules =
            [
                "event_date = cast(event_time as date)",
                "event_hour = hour(event_time)",
                "duplicate_count >= 1",
                "(price_flag = 'missing') = (price is null)",
                "(price_flag = 'negative') = (coalesce(price, 0) < 0)",
                "(price_flag = 'zero') = (coalesce(price, 1) = 0)",
            ],
        };
}
