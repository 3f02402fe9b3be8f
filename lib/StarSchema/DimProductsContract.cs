using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class DimProductsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "dim_products",
            WarehouseLayer.Dimensions,
            "a product",
            "What the products are. Joining it to facts by product_id never multiplies rows, though a product's brand, category and price change over time."
        )
        {
            Columns =
            [
                new("product_id", "BIGINT", "The product."),
                new("brand", "VARCHAR", "The latest brand that is not NULL, by event_time and event_id.")
                {
                    Nullable = true,
                },
                new("category_id", "BIGINT", "The latest category_id that is not NULL; 19 digits.") { Nullable = true },
                new(
                    "category_code",
                    "VARCHAR",
                    "The latest category_code that is not NULL, which may be older than category_id."
                )
                {
                    Nullable = true,
                },
                new(
                    "avg_price",
                    "DECIMAL(10,2)",
                    "Mean price over all the product's events that have one, views included, rounded to the cent."
                )
                {
                    Nullable = true,
                },
                new("current_price", "DECIMAL(10,2)", "The latest price that is not NULL.") { Nullable = true },
                new("min_price", "DECIMAL(10,2)", "The lowest price.") { Nullable = true },
                new("max_price", "DECIMAL(10,2)", "The highest price.") { Nullable = true },
                new("total_events", "BIGINT", "Events."),
                new("total_views", "BIGINT", "View events."),
                new("total_carts", "BIGINT", "Cart events."),
                new("total_removes", "BIGINT", "Events of type remove_from_cart."),
                new("total_purchases", "BIGINT", "Purchase events."),
                new("total_revenue", "DECIMAL(18,2)", "Sum of price over purchase events; 0 without any."),
                new("first_seen", "TIMESTAMP", "Time (UTC) of the first event."),
                new("last_seen", "TIMESTAMP", "Time (UTC) of the last event."),
            ],
            Keys =
            [
                ["product_id"],
            ],
            RowRules =
            [
                "last_seen >= first_seen",
                "total_events = total_views + total_carts + total_removes + total_purchases",
                "current_price between min_price and max_price",
                "avg_price between min_price and max_price",
            ],
        };
}
