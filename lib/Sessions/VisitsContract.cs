using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

internal sealed class VisitsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "visits",
            WarehouseLayer.Sessions,
            "a visit: a user's events without a pause longer than the gap (30 minutes unless said otherwise)",
            "Sessions rebuilt from time alone, whatever session ids the source gives. A pause equal to the gap does not end a visit."
        )
        {
            Columns =
            [
                new("visit_key", "BIGINT", "Number from 1 in the order of user_id and visit_number."),
                new("user_id", "BIGINT", "The user."),
                new("visit_number", "BIGINT", "The user's visit, counted from 1 in the order of time."),
                new("visit_start", "TIMESTAMP", "Time (UTC) of the first event."),
                new("visit_end", "TIMESTAMP", "Time (UTC) of the last event."),
                new("duration_seconds", "BIGINT", "Seconds from visit_start to visit_end."),
                new("session_count", "BIGINT", "Sessions of the source with events in the visit."),
                new("event_count", "BIGINT", "Events."),
                new("view_count", "BIGINT", "View events."),
                new("cart_count", "BIGINT", "Cart events."),
                new("remove_count", "BIGINT", "Events of type remove_from_cart."),
                new("purchase_count", "BIGINT", "Purchase events."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events."),
                new("has_purchase", "BOOLEAN", "Whether there is a purchase."),
            ],
            Keys =
            [
                ["visit_key"],
                ["user_id", "visit_number"],
            ],
            RowRules =
            [
                "visit_end >= visit_start",
                "event_count = view_count + cart_count + remove_count + purchase_count",
            ],
        };
}
