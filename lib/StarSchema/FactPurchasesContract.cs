using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class FactPurchasesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_purchases",
            WarehouseLayer.Facts,
            "a purchase event: an item of an order",
            "The purchases alone, one event in many, with the category and brand they were bought under: what buyers are scored, valued and clustered by."
        )
        {
            Columns =
            [
                new("event_id", "BIGINT", "The event, as numbered in events."),
                new("event_time", "TIMESTAMP", "When it happened (UTC), to the second."),
                new("user_id", "BIGINT", "The user."),
                new("session_key", "BIGINT", "The session, which is the order."),
                new("product_id", "BIGINT", "The product."),
                new("category_code", "ENUM or VARCHAR", "The event's own category.") { Nullable = true },
                new("brand", "ENUM or VARCHAR", "The event's own brand.") { Nullable = true },
                new("price", "DECIMAL(10,2)", "What it brought, in the shop's currency.") { Nullable = true },
            ],
            Keys =
            [
                ["event_id"],
            ],
            References =
            [
                new("user_id", "dim_users", "user_id"),
                new("product_id", "dim_products", "product_id"),
                new("session_key", "fact_sessions", "session_key"),
            ],
        };
}
