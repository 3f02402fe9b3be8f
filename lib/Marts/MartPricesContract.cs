using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartPricesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_prices",
            WarehouseLayer.Marts,
            "the events of one price",
            "How many events have each price; the running counts give every quantile of the prices."
        )
        {
            Columns =
            [
                new("price", "DECIMAL(10,2)", "The price; NULL gathers events without one.") { Nullable = true },
                new("events", "BIGINT", "Events."),
                new("views", "BIGINT", "View events."),
                new("carts", "BIGINT", "Cart events."),
                new("removes", "BIGINT", "Events of type remove_from_cart."),
                new("purchases", "BIGINT", "Purchase events."),
                new("events_to", "BIGINT", "Events with this price or a lower one; NULL comes last."),
                new("views_to", "BIGINT", "View events with this price or a lower one; NULL comes last."),
                new("carts_to", "BIGINT", "Cart events with this price or a lower one; NULL comes last."),
                new("removes_to", "BIGINT", "Removals with this price or a lower one; NULL comes last."),
                new("purchases_to", "BIGINT", "Purchase events with this price or a lower one; NULL comes last."),
            ],
            Keys =
            [
                ["price"],
            ],
            RowRules =
            [
                "events >= 1",
                "events = views + carts + removes + purchases",
                "events_to >= events",
                "purchases_to >= purchases",
            ],
        };
}
