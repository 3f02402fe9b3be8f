using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartTopUsersContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_top_users",
            WarehouseLayer.Marts,
            "a user who spent something",
            "The 10,000 users who spent most, ties by user_id."
        )
        {
            Columns =
            [
                new("user_id", "BIGINT", "The user."),
                new("user_segment", "VARCHAR", "The segment by number of sessions."),
                new("total_sessions", "BIGINT", "Sessions."),
                new("total_orders", "BIGINT", "Sessions with a purchase."),
                new("total_purchases", "BIGINT", "Purchase events."),
                new("total_spent", "DECIMAL(18,2)", "Sum of price over these."),
            ],
            Keys =
            [
                ["user_id"],
            ],
            References = [new("user_id", "dim_users", "user_id")],
            RowRules = ["total_spent > 0"],
        };
}
