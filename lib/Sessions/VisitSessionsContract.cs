using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

internal sealed class VisitSessionsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "visit_sessions",
            WarehouseLayer.Sessions,
            "a session's part in a visit",
            "Which sessions of the source and which visits cut by time share events."
        )
        {
            Columns =
            [
                new("user_id", "BIGINT", "The user."),
                new("visit_number", "BIGINT", "The user's visit, counted from 1 in the order of time."),
                new("session_key", "BIGINT", "The session."),
                new("first_event", "TIMESTAMP", "Time (UTC) of the first shared event."),
                new("last_event", "TIMESTAMP", "Time (UTC) of the last shared event."),
                new("event_count", "BIGINT", "Shared events."),
                new("view_count", "BIGINT", "View events among them."),
                new("cart_count", "BIGINT", "Cart events among them."),
                new("remove_count", "BIGINT", "Events of type remove_from_cart among them."),
                new("purchase_count", "BIGINT", "Purchase events among them."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over these purchase events."),
            ],
            Keys =
            [
                ["user_id", "visit_number", "session_key"],
            ],
            References = [new("session_key", "fact_sessions", "session_key")],
            RowRules =
            [
                "last_event >= first_event",
                "event_count = view_count + cart_count + remove_count + purchase_count",
            ],
        };
}
