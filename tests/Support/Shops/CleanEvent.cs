using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;

namespace Tests.Support;

/// <summary>A row of events, as tests compare them.</summary>
internal sealed record CleanEvent(
    long EventId,
    DateTime EventTime,
    DateTime EventDate,
    int EventHour,
    string EventType,
    long ProductId,
    long? CategoryId,
    string? CategoryCode,
    string? Brand,
    decimal? Price,
    string PriceFlag,
    long UserId,
    Guid? UserSession,
    long SessionKey,
    long DuplicateCount,
    string SourceFile,
    long SourceRow
)
{
    /// <summary>The number before the first key of a day.</summary>
    internal static long DayKey(DateTime time) => (time.Date - DateTime.UnixEpoch).Days * 1_000_000_000L;

    /// <summary>The shop's events in the order of their numbers.</summary>
    internal static IReadOnlyList<CleanEvent> Read(Shop shop) => Read(shop.Connection);

    /// <summary>The events that a connection sees, in the order of their numbers.</summary>
    internal static IReadOnlyList<CleanEvent> Read(DuckDBConnection connection) =>
        [
            .. connection.Query<CleanEvent>(
                "select * replace (cast(event_date as timestamp) as event_date, cast(event_type as varchar) as event_type, cast(category_code as varchar) as category_code, cast(brand as varchar) as brand, cast(source_file as varchar) as source_file, cast(price_flag as varchar) as price_flag) from events order by event_id"
            ),
        ];
}
