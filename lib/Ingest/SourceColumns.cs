using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

/// <summary>What raw events promise of their columns: all nine of the source may be NULL, file and row may not.</summary>
internal static class SourceColumns
{
    private const string TimeMeaning = "When it happened (UTC), to the second.";
    private const string TypeMeaning = "What happened, as the source spells it.";
    private const string CategoryMeaning =
        "The product's category; 19 digits, never to be read as a floating-point number.";
    private const string CodeMeaning = "The category's dotted path, for example electronics.smartphone.";
    private const string BrandMeaning =
        "The brand in lower case; the text \"none\" is a brand, an empty field is NULL.";
    private const string PriceMeaning = "The product's price in the shop's currency; 0 and negative prices occur.";
    private const string SessionMeaning =
        "The session id of the source, which several users may share; VARCHAR when a source's ids are not all UUIDs.";

    /// <summary>The nine source columns, then file and row.</summary>
    internal static IReadOnlyList<ColumnContract> All { get; } =
    [
        new("event_time", "TIMESTAMP", TimeMeaning) { Nullable = true },
        new("event_type", "VARCHAR", TypeMeaning) { Nullable = true },
        new("product_id", "BIGINT", "The product.") { Nullable = true },
        new("category_id", "BIGINT", CategoryMeaning) { Nullable = true },
        new("category_code", "VARCHAR", CodeMeaning) { Nullable = true },
        new("brand", "VARCHAR", BrandMeaning) { Nullable = true },
        new("price", "DECIMAL(10,2)", PriceMeaning) { Nullable = true },
        new("user_id", "BIGINT", "The user.") { Nullable = true },
        new("user_session", "UUID or VARCHAR", SessionMeaning) { Nullable = true },
        new("source_file", "VARCHAR", "The file the event came from."),
        new("source_row", "BIGINT", "The event's position in that file, in the order of its lines."),
    ];
}
