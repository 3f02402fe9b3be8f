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
            .Select(row => (row.UserId, row.UserSession))
            .Distinct()
            .OrderBy(pair => pair.UserId)
            .ThenBy(pair => Text(pair.UserSession), StringComparer.Ordinal)
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
                .OrderBy(kept => kept.Row.EventTime)
                .ThenBy(kept => kept.Row.UserId)
                .ThenBy(kept => Text(kept.Row.UserSession), StringComparer.Ordinal)
                .ThenBy(kept => kept.Row.ProductId)
                .ThenBy(kept => Array.IndexOf(Types, kept.Row.EventType))
                .ThenBy(kept => kept.Row.Price ?? decimal.MaxValue)
                .ThenBy(kept => kept.Row.CategoryId ?? long.MaxValue)
                .ThenBy(kept => kept.Row.CategoryCode ?? "~", StringComparer.Ordinal)
                .ThenBy(kept => kept.Row.Brand ?? "~", StringComparer.Ordinal)
                .ThenBy(kept => kept.Row.SourceFile, StringComparer.Ordinal)
                .ThenBy(kept => kept.Row.SourceRow)
                .Select(
                    (kept, index) =>
                        Number(
                            kept.Row,
                            index + 1,
                            1 + pairs.IndexOf((kept.Row.UserId, kept.Row.UserSession)),
                            kept.Count
                        )
                ),
        ];
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
