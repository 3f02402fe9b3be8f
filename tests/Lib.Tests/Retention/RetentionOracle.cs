using EcommerceNotebooks.Retention;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Retention;

/// <summary>Cohorts as one would count them with pencil and paper: user by user, period by period.</summary>
internal static class RetentionOracle
{
    internal static IReadOnlyList<(RetentionCell Cell, long[] Users)> Cells(SmallWorld world, RetentionOptions options)
    {
        var end = CalendarOracle.End(options.Filter, options.AsOf);
        var ever = EventFilterOracle
            .Take(world, options.Filter with { From = null })
            .Where(row => row.EventTime < end)
            .ToArray();
        var inRange = ever.Where(row => options.Filter.From is null || row.EventTime >= options.Filter.From).ToArray();
        var starts = (options.Scope == CohortScope.FirstEver ? ever : inRange)
            .Where(row => CalendarOracle.Is(row, options.Start))
            .GroupBy(row => row.UserId)
            .Select(user => (User: user.Key, First: user.Min(row => row.EventTime)))
            .Where(start => options.Filter.From is null || start.First >= options.Filter.From)
            .GroupBy(start => CalendarOracle.StartOf(start.First, options.Period));
        return
        [
            .. starts
                .OrderBy(cohort => cohort.Key)
                .SelectMany(cohort =>
                    Row(options, inRange, cohort.Key, [.. cohort.Select(start => start.User).Order()], end)
                ),
        ];
    }

    private static IEnumerable<(RetentionCell Cell, long[] Users)> Row(
        RetentionOptions options,
        CleanEvent[] inRange,
        DateTime cohort,
        long[] users,
        DateTime end
    )
    {
        var number = 0;
        for (var start = cohort; start < end; start = CalendarOracle.Next(start, options.Period))
        {
            var next = CalendarOracle.Next(start, options.Period);
            long[] retained =
            [
                .. users.Where(user =>
                    inRange.Any(row =>
                        row.UserId == user
                        && CalendarOracle.Is(row, options.Return)
                        && row.EventTime >= start
                        && (options.Mode == RetentionMode.Unbounded || row.EventTime < next)
                    )
                ),
            ];
            yield return (
                new RetentionCell(
                    DateOnly.FromDateTime(cohort),
                    users.Length,
                    number++,
                    next <= end ? retained.Length : null
                ),
                retained
            );
        }
    }
}
