using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartEventHoursContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_event_hours",
            WarehouseLayer.Marts,
            "the events of one type in one clock hour",
            "How many events there are, by date, hour and type."
        )
        {
            Columns =
            [
                new("event_date", "DATE", "The UTC date."),
                new("event_hour", "INTEGER", "The UTC hour of the day, 0 to 23."),
                new("event_type", "ENUM('view', 'cart', 'remove_from_cart', 'purchase')", "What happened.")
                {
                    AcceptedValues = ["view", "cart", "remove_from_cart", "purchase"],
                },
                new("events", "BIGINT", "Events."),
                new("priced_events", "BIGINT", "Events with a price."),
                new(
                    "copies",
                    "BIGINT",
                    "How many copies of these events the source holds, the events themselves included."
                ),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events; 0 for other types."),
            ],
            Keys =
            [
                ["event_date", "event_hour", "event_type"],
            ],
            RowRules =
            [
                "event_hour between 0 and 23",
                "events >= 1",
                "priced_events between 0 and events",
                "copies >= events",
                "event_type = 'purchase' or revenue = 0",
            ],
        };
}
