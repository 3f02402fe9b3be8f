using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class DimSessionsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "dim_sessions",
            WarehouseLayer.Dimensions,
            "a session",
            "Which user and session id of the source a session_key stands for."
        )
        {
            Columns =
            [
                new("session_key", "BIGINT", "The session."),
                new("user_id", "BIGINT", "The user."),
                new("user_session", "UUID or VARCHAR", "The session id of the source, which several users may share.")
                {
                    Nullable = true,
                },
                new("session_start", "TIMESTAMP", "Time (UTC) of the first event."),
                new("session_end", "TIMESTAMP", "Time (UTC) of the last event."),
                new("duration_seconds", "BIGINT", "Seconds from session_start to session_end."),
                new("has_purchased", "BOOLEAN", "Whether there is a purchase."),
            ],
            Keys =
            [
                ["session_key"],
                ["user_id", "user_session"],
            ],
            References = [new("user_id", "dim_users", "user_id")],
            RowRules = ["session_end >= session_start"],
        };
}
