using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartSessionDurationsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_session_durations",
            WarehouseLayer.Marts,
            "the sessions of one duration",
            "What happened in sessions, by duration; the running count gives every quantile of the durations."
        )
        {
            Columns =
            [
                new("duration_seconds", "BIGINT", "Seconds from the first to the last event."),
                new("sessions", "BIGINT", "Sessions."),
                new("sessions_without_id", "BIGINT", "Sessions that gather a user's events without a session id."),
                new("sessions_with_view", "BIGINT", "Sessions with a view."),
                new("sessions_with_cart", "BIGINT", "Sessions with a cart event."),
                new("sessions_with_purchase", "BIGINT", "Sessions with a purchase: orders."),
                new("sessions_with_cart_and_purchase", "BIGINT", "Sessions with a cart event and a purchase."),
                new("bounces", "BIGINT", "Sessions of exactly one event."),
                new("abandoned_carts", "BIGINT", "Sessions with a cart event and no purchase."),
                new("events", "BIGINT", "Events."),
                new("events_without_session_id", "BIGINT", "Events without a session id."),
                new("views", "BIGINT", "View events."),
                new("unique_products", "BIGINT", "Distinct products of each session, added up."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events."),
                new("sessions_to", "BIGINT", "Sessions of this duration or a shorter one."),
            ],
            Keys =
            [
                ["duration_seconds"],
            ],
            RowRules =
            [
                "sessions >= 1",
                "events >= sessions",
                "sessions_with_cart = sessions_with_cart_and_purchase + abandoned_carts",
                "sessions_to >= sessions",
            ],
        };
}
