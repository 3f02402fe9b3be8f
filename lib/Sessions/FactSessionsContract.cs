using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

internal sealed class FactSessionsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_sessions",
            WarehouseLayer.Facts,
            "a session: all events of one pair of user_id and user_session",
            "What happened in each session. A user's events without a session id make one session, so that events add up; published totals count only rows with has_session_id."
        )
        {
            Columns =
            [
                new("session_key", "BIGINT", "The session."),
                new("user_id", "BIGINT", "The user."),
                new("user_session", "UUID or VARCHAR", "The session id of the source, which several users may share.")
                {
                    Nullable = true,
                },
                new("has_session_id", "BOOLEAN", "Whether the source gives a session id."),
                new("session_start", "TIMESTAMP", "Time (UTC) of the first event."),
                new("session_end", "TIMESTAMP", "Time (UTC) of the last event."),
                new("duration_seconds", "BIGINT", "Seconds from session_start to session_end; 0 for one event."),
                new("event_count", "BIGINT", "Events."),
                new("view_count", "BIGINT", "View events."),
                new("cart_count", "BIGINT", "Cart events."),
                new("remove_count", "BIGINT", "Events of type remove_from_cart."),
                new("purchase_count", "BIGINT", "Purchase events: items, not orders."),
                new("unique_products", "BIGINT", "Distinct product_id."),
                new("unique_categories", "BIGINT", "Distinct category_id; NULL is none."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events; 0 without any."),
                new("has_purchase", "BOOLEAN", "Whether there is a purchase, which makes the session an order."),
                new("cart_abandoned", "BOOLEAN", "Whether there is a cart event and no purchase."),
                new(
                    "cart_value_abandoned",
                    "DECIMAL(18,2)",
                    "Sum of price over cart events where cart_abandoned; otherwise 0."
                ),
                new("is_bounce", "BOOLEAN", "Whether there is exactly one event."),
                new("first_view", "TIMESTAMP", "Time (UTC) of the first view.") { Nullable = true },
                new("first_cart", "TIMESTAMP", "Time (UTC) of the first cart event.") { Nullable = true },
                new("first_purchase", "TIMESTAMP", "Time (UTC) of the first purchase.") { Nullable = true },
                new("entry_product_id", "BIGINT", "Product of the event with the smallest event_id."),
                new("exit_product_id", "BIGINT", "Product of the event with the largest event_id."),
                new("entry_category_id", "BIGINT", "Category of the event with the smallest event_id.")
                {
                    Nullable = true,
                },
                new("exit_category_id", "BIGINT", "Category of the event with the largest event_id.")
                {
                    Nullable = true,
                },
            ],
            Keys =
            [
                ["session_key"],
                ["user_id", "user_session"],
            ],
            References = [new("user_id", "dim_users", "user_id"), new("session_key", "dim_sessions", "session_key")],
            RowRules =
            [
                "session_end >= session_start",
                "duration_seconds = date_diff('second', session_start, session_end)",
                "event_count = view_count + cart_count + remove_count + purchase_count",
                "event_count >= 1",
                "has_purchase = (purchase_count > 0)",
                "cart_abandoned = (cart_count > 0 and purchase_count = 0)",
                "is_bounce = (event_count = 1)",
                "has_purchase or revenue = 0",
            ],
        };
}
