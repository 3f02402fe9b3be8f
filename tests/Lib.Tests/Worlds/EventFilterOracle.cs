using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
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
                && (!filter.WithoutCategory || row.CategoryCode is null)
                && (!filter.WithoutBrand || row.Brand is null)
                && (filter.Segment is null || Segment(world, row.UserId) == filter.Segment)
            ),
        ];

    /// <summary>The filter with names that the world does not have turned into the condition that there is none.</summary>
    internal static EventFilter KnownTo(SmallWorld world, EventFilter filter)
    {
        bool hasCategory =
            filter.Category is null || world.Events.Any(row => IsWithin(row.CategoryCode, filter.Category));
        bool hasBrand = filter.Brand is null || world.Events.Any(row => row.Brand == filter.Brand);
        return filter with
        {
            Category = hasCategory ? filter.Category : null,
            WithoutCategory = filter.WithoutCategory || !hasCategory,
            Brand = hasBrand ? filter.Brand : null,
            WithoutBrand = filter.WithoutBrand || !hasBrand,
        };
    }

    /// <summary>The step without the names that the world does not have.</summary>
    internal static FunnelStep KnownTo(SmallWorld world, FunnelStep step)
    {
        var known = KnownTo(world, new EventFilter { Category = step.Category, Brand = step.Brand });
        return step with { Category = known.Category, Brand = known.Brand };
    }

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
