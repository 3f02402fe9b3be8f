using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class FactEventsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_events",
            WarehouseLayer.Facts,
            "an event",
            "What happened, with keys to user, product, session and hour, in the order of users and each user's events; revenue is the sum of price over purchases."
        )
        {
            Columns =
            [
                new("event_id", "BIGINT", "The event, as numbered in events."),
                new("user_id", "BIGINT", "The user."),
                new("product_id", "BIGINT", "The product."),
                new("session_key", "BIGINT", "The session."),
                new("time_id", "BIGINT", "The hour as yyyymmddhh."),
                new("event_type", "ENUM('view', 'cart', 'remove_from_cart', 'purchase')", "What happened.")
                {
                    AcceptedValues = ["view", "cart", "remove_from_cart", "purchase"],
                },
                new("price", "DECIMAL(10,2)", "The product's price in the shop's currency.") { Nullable = true },
                new("event_time", "TIMESTAMP", "When it happened (UTC), to the second."),
                new("category_code", "ENUM or VARCHAR", "The event's own category.") { Nullable = true },
                new("brand", "ENUM or VARCHAR", "The event's own brand.") { Nullable = true },
            ],
            Keys =
            [
                ["event_id"],
            ],
            References =
            [
                new("user_id", "dim_users", "user_id"),
                new("product_id", "dim_products", "product_id"),
                new("session_key", "dim_sessions", "session_key"),
                new("session_key", "fact_sessions", "session_key"),
                new("time_id", "dim_time", "time_id"),
            ],
        };
}
