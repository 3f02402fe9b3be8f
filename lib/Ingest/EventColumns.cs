namespace EcommerceNotebooks.Ingest;

/// <summary>The nine columns of the source format, in the order the lake keeps them.</summary>
internal static class EventColumns
{
    internal const int EventTime = 0;
    internal const int EventType = 1;
    internal const int ProductId = 2;
    internal const int CategoryId = 3;
    internal const int CategoryCode = 4;
    internal const int Brand = 5;
    internal const int Price = 6;
    internal const int UserId = 7;
    internal const int UserSession = 8;
    internal const int Count = 9;

    internal static readonly string[] Names =
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
    ];

    private static readonly string[] Types =
    [
        "TIMESTAMP",
        "VARCHAR",
        "BIGINT",
        "BIGINT",
        "VARCHAR",
        "VARCHAR",
        "DECIMAL(10,2)",
        "BIGINT",
        "UUID",
    ];

    /// <summary>The type a column has in the lake, in DuckDB's words.</summary>
    internal static string TypeOf(int column, SessionType session) =>
        column == UserSession && session == SessionType.Varchar ? "VARCHAR" : Types[column];

    internal static int IndexOf(string name) =>
        Array.FindIndex(Names, each => each.Equals(name, StringComparison.OrdinalIgnoreCase));
}
