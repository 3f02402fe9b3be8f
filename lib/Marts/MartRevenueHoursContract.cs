using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartRevenueHoursContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_revenue_hours",
            WarehouseLayer.Marts,
            "an hour of the day in which events occur",
            "Revenue by hour of the day, from fact_events joined with dim_time."
        )
        {
            Columns =
            [
                new("event_hour", "INTEGER", "The UTC hour of the day, 0 to 23."),
                new("sessions", "BIGINT", "Sessions with an event in this hour, as in mart_hours."),
                new("purchases", "BIGINT", "Purchase events."),
                new("revenue", "DECIMAL(18,2)", "Sum of price over these."),
            ],
            Keys =
            [
                ["event_hour"],
            ],
            RowRules = ["event_hour between 0 and 23", "sessions >= 1", "purchases >= 0"],
        };
}
