using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartMissingValuesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_missing_values",
            WarehouseLayer.Marts,
            "a column of the log",
            "In how many rows of the raw log and in how many clean events a column has no value."
        )
        {
            Columns =
            [
                new("place", "INTEGER", "Its place in the log, from 1."),
                new("column_name", "VARCHAR", "The column.")
                {
                    AcceptedValues =
                    [
                        "event_time",
                        "event_type",
                        "product_id",
                        "category_id",
                        "category_code",
                        "brand",
                        "price",
                        "user_id",
                        "user_session",
                    ],
                },
                new("raw_rows", "BIGINT", "Rows of events_raw in which it is NULL."),
                new("events", "BIGINT", "Events in which it is NULL."),
            ],
            Keys =
            [
                ["column_name"],
            ],
            RowRules = ["events between 0 and raw_rows"],
        };
}
