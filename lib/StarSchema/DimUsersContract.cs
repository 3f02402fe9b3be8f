using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class DimUsersContract : IContractSource
{
    public TableContract Contract { get; } =
        new("dim_users", WarehouseLayer.Dimensions, "a user", "Who the users are, by what they did.")
        {
            Columns =
            [
                new("user_id", "BIGINT", "The user."),
                new("first_seen", "TIMESTAMP", "Time (UTC) of the first event."),
                new("last_seen", "TIMESTAMP", "Time (UTC) of the last event."),
                new("total_events", "BIGINT", "Events."),
                new("total_views", "BIGINT", "View events."),
                new("total_carts", "BIGINT", "Cart events."),
                new("total_sessions", "BIGINT", "Sessions; the events without a session id make one."),
                new("total_orders", "BIGINT", "Orders: sessions with at least one purchase."),
                new("total_purchases", "BIGINT", "Purchase events: items."),
                new("total_spent", "DECIMAL(18,2)", "Sum of price over purchase events; 0 without any."),
                new("first_view", "TIMESTAMP", "Time (UTC) of the first view.") { Nullable = true },
                new("first_cart", "TIMESTAMP", "Time (UTC) of the first cart event.") { Nullable = true },
                new("first_purchase", "TIMESTAMP", "Time (UTC) of the first purchase.") { Nullable = true },
                new(
                    "user_segment",
                    "VARCHAR",
                    "By total_sessions: 10 or more Power User, 5 to 9 Active User, 2 to 4 Occasional User, 1 One-time User."
                )
                {
                    AcceptedValues = ["Power User", "Active User", "Occasional User", "One-time User"],
                },
            ],
            Keys =
            [
                ["user_id"],
            ],
            RowRules =
            [
                "last_seen >= first_seen",
                "total_events >= total_views + total_carts + total_purchases",
                "total_orders <= total_sessions",
                "total_orders <= total_purchases",
                "(first_view is null) = (total_views = 0)",
                "(first_cart is null) = (total_carts = 0)",
                "(first_purchase is null) = (total_purchases = 0)",
                "first_seen <= coalesce(least(first_view, first_cart, first_purchase), first_seen)",
            ],
        };
}
