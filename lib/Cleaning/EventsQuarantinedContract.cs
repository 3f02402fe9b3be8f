using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

internal sealed class EventsQuarantinedContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events_quarantined",
            WarehouseLayer.Clean,
            "a raw event that was put aside",
            "Raw events that cannot be worked with, as they came. They count in no other relation."
        )
        {
            Columns =
            [
                .. SourceColumns.All,
                new(
                    "reason",
                    "VARCHAR",
                    "The first reason that applies, in this order. Out of range are times before 1900 and from 2200 on, unless cleaning was given other limits."
                )
                {
                    AcceptedValues =
                    [
                        "missing_event_time",
                        "missing_user_id",
                        "missing_product_id",
                        "missing_event_type",
                        "unknown_event_type",
                        "event_time_out_of_range",
                    ],
                },
            ],
            Keys =
            [
                ["source_file", "source_row"],
            ],
        };
}
