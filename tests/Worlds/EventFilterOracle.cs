using EcommerceNotebooks.Filters;
using Tests.Support;

namespace Tests.Worlds;

/// <summary>A filter as its conditions read, one event at a time.</summary>
internal static class EventFilterOracle
{
    internal static IReadOnlyList<CleanEvent> Take(SmallWorld world, EventFilter filter) =>
        [
            .. world.Events.Where(row =>
                (filter.From is null || row.EventTime >= filter.From)
                && (filter.To is null || row.EventTime < filter.To)
                && (filter.Category is null || IsWithin(row.CategoryCode, filter.Category))
                && (filter.Brand is null || row.Brand == filter.Brand)
                && (filter.Segment is null || Segment(world, row.UserId) == filter.Segment)
            ),
        ];

    /// <summary>A user's segment by the number of sessions.</summary>
    internal static string Segment(SmallWorld world, long userId) =>
        world.Events.Where(row => row.UserId == userId).Select(row => row.SessionKey).Distinct().Count() switch
        {
            >= 10 => "Power User",
            >= 5 => "Active User",
            >= 2 => "Occasional User",
            _ => "One-time User",
        };

    private static bool IsWithin(string? code, string category) =>
        code == category || (code?.StartsWith(category + ".", StringComparison.Ordinal) ?? false);
}
