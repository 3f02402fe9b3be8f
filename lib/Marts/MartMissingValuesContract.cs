using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartMissingValuesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_missing_values",
            WarehouseLayer.Marts,
            "a column of events that may be NULL",
            "In how many events a column has no value."
        )
        {
            Columns =
            [
                new("column_name", "VARCHAR", "The column.")
                {
                    AcceptedValues = ["brand", "category_code", "category_id", "price", "user_session"],
                },
                new("events", "BIGINT", "Events in which it is NULL."),
            ],
            Keys =
            [
                ["column_name"],
            ],
            RowRules = ["events >= 0"],
        };
}
