using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartUserSegmentsContract : IContractSource
{
    public TableContract Contract { get; } =
        new("mart_user_segments", WarehouseLayer.Marts, "the users of one segment", "What users did, by segment.")
        {
            Columns =
            [
                new("user_segment", "VARCHAR", "The segment by number of sessions, as in dim_users.")
                {
                    AcceptedValues = ["Power User", "Active User", "Occasional User", "One-time User"],
                },
                new("users", "BIGINT", "Users."),
                new("buyers", "BIGINT", "Users with an order."),
                new("sessions", "BIGINT", "Their sessions."),
                new("orders", "BIGINT", "Their sessions with a purchase."),
                new("purchases", "BIGINT", "Their purchase events."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over these."),
            ],
            Keys =
            [
                ["user_segment"],
            ],
            RowRules = ["users >= 1", "buyers between 0 and users", "orders between buyers and sessions"],
        };
}
