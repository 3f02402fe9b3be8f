using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class FactUserDaysContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "fact_user_days",
            WarehouseLayer.Facts,
            "a user on a date (UTC) with at least one event",
            "On which days users were active and with what, in the order of users and dates: what retention and activity are counted from."
        )
        {
            Columns =
            [
                new("user_id", "BIGINT", "The user."),
                new("date", "DATE", "The date."),
                new("views", "BIGINT", "View events."),
                new("carts", "BIGINT", "Cart events."),
                new("removes", "BIGINT", "Events of type remove_from_cart."),
                new("purchases", "BIGINT", "Purchase events: items."),
            ],
            Keys =
            [
                ["user_id", "date"],
            ],
            References = [new("user_id", "dim_users", "user_id"), new("date", "fact_daily_kpis", "date")],
            RowRules = ["views + carts + removes + purchases >= 1"],
        };
}
