using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>The columns that events have from their source, as raw and quarantined events carry them.</summary>
internal static class SourceColumns
{
    /// <summary>The nine source columns, all of which may be NULL before cleaning, then file and row.</summary>
    internal static IReadOnlyList<ColumnContract> Unchecked { get; } =
    [
        new("event_time", "TIMESTAMP", "When it happened (UTC), to the second.") { Nullable = true },
        new("event_type", "VARCHAR", "What happened, as the source spells it.") { Nullable = true },
        new("product_id", "INTEGER", "The product.") { Nullable = true },
        new("category_id", "BIGINT", "The product's category; 19 digits.") { Nullable = true },
        new("category_code", "VARCHAR", "The category's dotted path, for example electronics.smartphone.")
        {
            Nullable = true,
        },
        new("brand", "VARCHAR", "The brand in lower case; the text \"none\" is a brand, an empty field is NULL.")
        {
            Nullable = true,
        },
        new("price", "DECIMAL(10,2)", "The product's price in the shop's currency.") { Nullable = true },
        new("user_id", "INTEGER", "The user.") { Nullable = true },
        new("user_session", "UUID or VARCHAR", "The session id of the source, which several users may share.")
        {
            Nullable = true,
        },
        new("source_file", "VARCHAR", "The file the event came from."),
        new("source_row", "BIGINT", "The event's position in that file."),
    ];
}
