using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartHoursContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_hours",
            WarehouseLayer.Marts,
            "an hour of the day in which events occur",
            "What happened in each hour of the day, over all days together."
        )
        {
            Columns =
            [
                new("event_hour", "INTEGER", "The UTC hour of the day, 0 to 23."),
                new("events", "BIGINT", "Events."),
                new("views", "BIGINT", "View events."),
                new("carts", "BIGINT", "Cart events."),
                new("removes", "BIGINT", "Events of type remove_from_cart."),
                new("purchases", "BIGINT", "Purchase events."),
                new("priced_purchases", "BIGINT", "Purchase events with a price."),
                new(
                    "sessions",
                    "BIGINT",
                    "Sessions with an event in this hour; one session may count in several hours."
                ),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events."),
                new("days", "BIGINT", "Dates on which events occur, the same in every row."),
            ],
            Keys =
            [
                ["event_hour"],
            ],
            RowRules =
            [
                "event_hour between 0 and 23",
                "events = views + carts + removes + purchases",
                "priced_purchases between 0 and purchases",
                "sessions between 1 and events",
                "days >= 1",
            ],
        };
}
