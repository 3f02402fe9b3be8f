using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartOrderValuesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_order_values",
            WarehouseLayer.Marts,
            "the orders of one value",
            "How many orders have each value; the running count gives every quantile of the values."
        )
        {
            Columns =
            [
                new("order_value", "DECIMAL(18,2)", "Revenue of an order, that is of a session with a purchase."),
                new("orders", "BIGINT", "Orders."),
                new("orders_without_session_id", "BIGINT", "Orders among them whose events have no session id."),
                new("items", "BIGINT", "Purchase events in them."),
                new("orders_to", "BIGINT", "Orders of this value or a lower one."),
            ],
            Keys =
            [
                ["order_value"],
            ],
            RowRules =
            [
                "orders >= 1",
                "orders_without_session_id between 0 and orders",
                "items >= orders",
                "orders_to >= orders",
            ],
        };
}
