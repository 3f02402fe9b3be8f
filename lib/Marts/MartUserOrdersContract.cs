using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartUserOrdersContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_user_orders",
            WarehouseLayer.Marts,
            "the users with one number of orders",
            "How many users have how many orders."
        )
        {
            Columns =
            [
                new("orders", "BIGINT", "Orders of a user; 0 is a number too."),
                new("users", "BIGINT", "Users with so many."),
            ],
            Keys =
            [
                ["orders"],
            ],
            RowRules = ["orders >= 0", "users >= 1"],
        };
}
