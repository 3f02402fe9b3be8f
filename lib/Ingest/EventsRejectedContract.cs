using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

internal sealed class EventsRejectedContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events_rejected",
            WarehouseLayer.Raw,
            "a record of a source that could not be taken: a line, the lines over which a quoted field spreads one, or a row of a Parquet file",
            "A view over the Parquet lake: records read are rows of events_raw and of events_rejected together."
        )
        {
            Columns =
            [
                new("source_file", "VARCHAR", "The file it stands in."),
                new(
                    "line",
                    "BIGINT",
                    "The line on which the record begins, counted from 1 with the header; of a Parquet file, the row."
                )
                {
                    Nullable = true,
                },
                new("column_name", "VARCHAR", "The column that could not be read; NULL when it is the whole record.")
                {
                    Nullable = true,
                },
                new("error_type", "VARCHAR", "What is wrong."),
                new("error_message", "VARCHAR", "What is wrong, in a sentence."),
                new("raw_line", "VARCHAR", "The record as it stands in the file; control characters as \\xNN.")
                {
                    Nullable = true,
                },
            ],
        };
}
