using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

internal sealed class EventsRawContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events_raw",
            WarehouseLayer.Raw,
            "a line of a source that was accepted",
            "A view over the Parquet lake: every accepted row, untouched."
        )
        {
            Columns = SourceColumns.All,
            Keys =
            [
                ["source_file", "source_row"],
            ],
        };
}
