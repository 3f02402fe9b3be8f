using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

internal sealed class EventsRawContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "events_raw",
            WarehouseLayer.Raw,
            "a record of a source that was accepted",
            "A view over the Parquet lake: every accepted row. CSV and Parquet are taken by the same rules. Times are `yyyy-MM-dd HH:mm:ss UTC`, ISO 8601 with `T` or a space and with `Z` or an offset, or Parquet's "
                + "TIMESTAMP (UTC where it has no zone; a text without one is rejected), of the years 1 to 9999; a fraction is cut off, to the second before it, and counted in the ingest's report. Ids are whole numbers of 64 bits; written `500.0`, or "
                + "as floating-point numbers, they are taken below 2^53. Prices have up to eight digits and two decimals. An empty text is NULL, and a column without any value may have any type. All else is "
                + "rejected with its reason, also a line break inside a field of these columns."
        )
        {
            Columns = SourceColumns.All,
            Keys =
            [
                ["source_file", "source_row"],
            ],
        };
}
