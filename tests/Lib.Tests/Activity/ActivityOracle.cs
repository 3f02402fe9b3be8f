using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Activity;

/// <summary>Activity as one would count it from a list of everyone's active days.</summary>
internal static class ActivityOracle
{
    /// <summary>The events that make users active.</summary>
    internal static IReadOnlyList<CleanEvent> Events(SmallWorld world, ActivityOptions options, EventFilter filter) =>
        [
            .. EventFilterOracle
                .Take(world, filter)
                .Where(row =>
                    row.EventTime < CalendarOracle.End(options.Filter, options.AsOf)
                    && CalendarOracle.Is(row, options.Kind)
                ),
        ];

    /// <summary>Who is what in every period that is shown, and whether it has ended.</summary>
    internal static IReadOnlyList<(DateOnly Start, bool Ended, ILookup<LifecycleStatus, long> Users)> Lifecycle(
        SmallWorld world,
        ActivityOptions options
    )
    {
        var end = CalendarOracle.End(options.Filter, options.AsOf);
        var users = Events(world, options, options.Filter with { From = null })
            .GroupBy(row => row.UserId)
            .ToDictionary(
                user => user.Key,
                user => user.Select(row => CalendarOracle.StartOf(row.EventTime, options.Period)).ToHashSet()
            );
        var periods = new List<(DateOnly, bool, ILookup<LifecycleStatus, long>)>();
        if (CalendarOracle.FirstSeen(world) is { } seen && seen < end)
        {
            var next = CalendarOracle.StartOf(seen, options.Period);
            for (var start = next; start < end; start = next)
            {
                next = CalendarOracle.Next(start, options.Period);
                if (options.Filter.From is null || next > options.Filter.From)
                {
                    periods.Add((DateOnly.FromDateTime(start), next <= end, Statuses(users, start, options.Period)));
                }
            }
        }

        return periods;
    }

    private static ILookup<LifecycleStatus, long> Statuses(
        Dictionary<long, HashSet<DateTime>> users,
        DateTime start,
        CalendarPeriod unit
    ) =>
        users
            .Select(user => (user.Key, Status: Status(user.Value, start, CalendarOracle.Previous(start, unit))))
            .Where(user => user.Status is not null)
            .OrderBy(user => user.Key)
            .ToLookup(user => user.Status!.Value, user => user.Key);

    private static LifecycleStatus? Status(HashSet<DateTime> active, DateTime now, DateTime before) =>
        (active.Contains(now), active.Contains(before), active.Any(period => period < now)) switch
        {
            (true, true, _) => LifecycleStatus.Returning,
            (true, false, true) => LifecycleStatus.Resurrecting,
            (true, false, false) => LifecycleStatus.New,
            (false, true, _) => LifecycleStatus.Dormant,
            _ => null,
        };
}
