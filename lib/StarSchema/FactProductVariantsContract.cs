using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class FactProductVariantsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_product_variants",
            WarehouseLayer.Facts,
            "a product under one brand, category and price in events of one type",
            "What products were listed as, and when: prices change, and now and then brands and categories; what dim_products is told from, and the names of categories and brands."
        )
        {
            Columns =
            [
                new("product_id", "BIGINT", "The product."),
                new("brand", "ENUM or VARCHAR", "The events' brand.") { Nullable = true },
                new("category_id", "BIGINT", "The events' category.") { Nullable = true },
                new("category_code", "ENUM or VARCHAR", "The events' category code.") { Nullable = true },
                new("price", "DECIMAL(10,2)", "The events' price in the shop's currency.") { Nullable = true },
                new("event_type", "ENUM('view', 'cart', 'remove_from_cart', 'purchase')", "What happened.")
                {
                    AcceptedValues = ["view", "cart", "remove_from_cart", "purchase"],
                },
                new("events", "BIGINT", "How many events there are."),
                new("first_event_id", "BIGINT", "The first of them, as numbered in events."),
                new("last_event_id", "BIGINT", "The last of them."),
                new("first_seen", "TIMESTAMP", "When the first happened (UTC)."),
                new("last_seen", "TIMESTAMP", "When the last happened (UTC)."),
            ],
            Keys =
            [
                ["product_id", "brand", "category_id", "category_code", "price", "event_type"],
            ],
            References = [new("product_id", "dim_products", "product_id")],
            RowRules = ["events >= 1", "first_event_id <= last_event_id", "first_seen <= last_seen"],
        };
}
