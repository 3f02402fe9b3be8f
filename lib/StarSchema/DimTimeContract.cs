using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

internal sealed class DimTimeContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "dim_time",
            WarehouseLayer.Dimensions,
            "a clock hour (UTC) in which an event happened",
            "The hours of the log; hours without any event have no row."
        )
        {
            Columns =
            [
                new("time_id", "BIGINT", "The hour as yyyymmddhh."),
                new("event_date", "DATE", "The date."),
                new("event_hour", "INTEGER", "The hour, 0 to 23."),
                new("day_of_week", "INTEGER", "ISO day of the week: Monday 1 to Sunday 7."),
                new("day_name", "VARCHAR", "The day's English name.")
                {
                    AcceptedValues = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
                },
                new("month", "INTEGER", "The month, 1 to 12."),
                new("year", "INTEGER", "The year."),
                new("is_weekend", "BOOLEAN", "Whether the day is Saturday or Sunday."),
            ],
            Keys =
            [
                ["time_id"],
                ["event_date", "event_hour"],
            ],
            RowRules =
            [
                "event_hour between 0 and 23",
                "day_of_week = isodow(event_date)",
                "is_weekend = (day_of_week >= 6)",
                "month = month(event_date)",
                "year = year(event_date)",
            ],
        };
}
