using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

internal sealed class EventsRejectedContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events_rejected",
            WarehouseLayer.Raw,
            "a line of a source that could not be read",
            "A view over the Parquet lake: lines read are rows of events_raw and of events_rejected together."
        )
        {
            Columns =
            [
                new("source_file", "VARCHAR", "The file the line stands in."),
                new("line", "BIGINT", "The line, counted from 1 with the header.") { Nullable = true },
                new("column_name", "VARCHAR", "The column that could not be read.") { Nullable = true },
                new("error_type", "VARCHAR", "What is wrong."),
                new("error_message", "VARCHAR", "What is wrong, in a sentence."),
                new("raw_line", "VARCHAR", "The line as it stands in the file.") { Nullable = true },
            ],
        };
}
