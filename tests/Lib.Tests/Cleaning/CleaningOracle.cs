using EcommerceNotebooks.Cleaning;
using Tests.Support;

namespace Tests.Cleaning;

/// <summary>Cleaning as one would write it down first: slow, in lists, a line for each rule.</summary>
internal static class CleaningOracle
{
    private static readonly string[] Types = ["view", "cart", "remove_from_cart", "purchase"];

    internal static string? Reason(RawEvent row) =>
        row.EventTime is null ? "missing_event_time"
        : row.UserId is null ? "missing_user_id"
        : row.ProductId is null ? "missing_product_id"
        : row.EventType is null ? "missing_event_type"
        : !Types.Contains(row.EventType) ? "unknown_event_type"
        : null;

    internal static IReadOnlyList<CleanEvent> Events(IReadOnlyList<RawEvent> rows, DeduplicationMode mode)
    {
        var accepted = rows.Where(row => Reason(row) is null).ToList();
        var pairs = accepted
            .GroupBy(row => (row.UserId, row.UserSession))
            .OrderBy(pair => pair.Min(row => row.EventTime))
            .ThenBy(pair => pair.Key.UserId)
            .ThenBy(pair => Text(pair.Key.UserSession), StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .ToList();
        var begins = pairs.ToDictionary(
            pair => pair,
            pair => accepted.Where(row => (row.UserId, row.UserSession) == pair).Min(row => row.EventTime!.Value)
        );
        var ordered = accepted
            .OrderBy(row => row.EventTime)
            .ThenBy(row => row.UserId)
            .ThenBy(row => pairs.IndexOf((row.UserId, row.UserSession)))
            .ThenBy(row => row.ProductId)
            .ThenBy(row => Array.IndexOf(Types, row.EventType))
            .ThenBy(row => row.Price ?? decimal.MaxValue)
            .ThenBy(row => row.CategoryId ?? long.MaxValue)
            .ThenBy(row => row.CategoryCode ?? "~", StringComparer.Ordinal)
            .ThenBy(row => row.Brand ?? "~", StringComparer.Ordinal)
            .ThenBy(row => row.SourceFile, StringComparer.Ordinal)
            .ThenBy(row => row.SourceRow)
            .ToList();
        return
        [
            .. accepted
                .GroupBy(row => Key(row, mode))
                .Select(copies =>
                    (
                        Row: copies
                            .OrderBy(row => row.SourceFile, StringComparer.Ordinal)
                            .ThenBy(row => row.SourceRow)
                            .First(),
                        Count: copies.Count()
                    )
                )
                .Select(kept =>
                    Number(
                        kept.Row,
                        PlaceOnItsDay(ordered, kept.Row, row => row.EventTime!.Value),
                        PlaceOnItsDay(pairs, (kept.Row.UserId, kept.Row.UserSession), pair => begins[pair]),
                        kept.Count
                    )
                )
                .OrderBy(row => row.EventId),
        ];
    }

    // Days since 1970 times a billion, and the place from 1 among those of the day.
    private static long PlaceOnItsDay<T>(List<T> ordered, T one, Func<T, DateTime> time)
    {
        var day = time(one).Date;
        return (day - DateTime.UnixEpoch).Days * 1_000_000_000L
            + 1
            + ordered.Where(other => time(other).Date == day).ToList().IndexOf(one);
    }

    private static CleanEvent Number(RawEvent row, long eventId, long sessionKey, long count)
    {
        var time = row.EventTime!.Value;
        return new CleanEvent(
            eventId,
            time,
            time.Date,
            time.Hour,
            row.EventType!,
            row.ProductId!.Value,
            row.CategoryId,
            row.CategoryCode,
            row.Brand,
            row.Price,
            row.Price switch
            {
                null => "missing",
                < 0 => "negative",
                0 => "zero",
                _ => "regular",
            },
            row.UserId!.Value,
            row.UserSession,
            sessionKey,
            count,
            row.SourceFile,
            row.SourceRow
        );
    }

    private static object Key(RawEvent row, DeduplicationMode mode) =>
        mode switch
        {
            DeduplicationMode.Exact => row with { SourceFile = "", SourceRow = 0 },
            DeduplicationMode.Event => (row.UserId, row.UserSession, row.ProductId, row.EventType, row.EventTime),
            _ => (row.EventTime, row.UserId, row.ProductId, row.EventType, row.Price),
        };

    private static string Text(Guid? session) => session?.ToString() ?? "~";
}
