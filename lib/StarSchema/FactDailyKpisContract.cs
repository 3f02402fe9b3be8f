using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class FactDailyKpisContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_daily_kpis",
            WarehouseLayer.Facts,
            "a date (UTC) from the first to the last with an event, also one without any; of a log over a hundred years long, only those with events",
            "The shop's day. A session or order that crosses midnight counts on each date on which it has events or purchases, so dau, sessions and orders do not add up over dates; events and revenue do."
        )
        {
            Columns =
            [
                new("date", "DATE", "The date."),
                new("events", "BIGINT", "Events."),
                new("views", "BIGINT", "View events."),
                new("carts", "BIGINT", "Cart events."),
                new("removes", "BIGINT", "Events of type remove_from_cart."),
                new("purchases", "BIGINT", "Purchase events: items."),
                new("dau", "BIGINT", "Daily active users: distinct users with an event."),
                new("sessions", "BIGINT", "Sessions with an event on that date."),
                new("orders", "BIGINT", "Sessions with a purchase on that date."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events."),
                new("aov", "DECIMAL(18,2)", "Average order value: revenue over orders; NULL without orders.")
                {
                    Nullable = true,
                },
                new("arpu", "DECIMAL(18,2)", "Average revenue per active user: revenue over dau; NULL without users.")
                {
                    Nullable = true,
                },
            ],
            Keys =
            [
                ["date"],
            ],
            RowRules =
            [
                "events = views + carts + removes + purchases",
                "orders <= sessions",
                "orders <= purchases",
                "dau <= sessions",
                "(aov is null) = (orders = 0)",
                "(arpu is null) = (dau = 0)",
            ],
        };
}
