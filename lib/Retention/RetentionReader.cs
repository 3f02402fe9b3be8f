using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Retention;

/// <summary>Runs the queries of retention.</summary>
internal static class RetentionReader
{
    private const int MostGroups = 100;

    internal static RetentionReport Report(ShopSession session, RetentionOptions options)
    {
        var periods = Prepare(session, options);
        var counts = periods
            .Query<(int Cohort, int? Period, long Users)>(Script("retention_counts.sql"), Parameters(options))
            .ToLookup(row => row.Cohort);
        return new RetentionReport(
            options,
            [.. counts.SelectMany(cohort => Cells(periods.Calendar, cohort.Key, [.. cohort]))]
        )
        {
            Reason = periods.Calendar.Reason,
        };
    }

    internal static RetentionBreakdownReport Breakdown(
        ShopSession session,
        RetentionOptions options,
        RetentionBreakdown by,
        int groups
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, MostGroups);
        if (
            !Enum.IsDefined(by)
            || (by == RetentionBreakdown.Brand ? options.Filter.BrandValue : options.Filter.CategoryValue) is not null
        )
        {
            throw new ArgumentException(
                $"The filter takes one {by} already, or there is no such breakdown.",
                nameof(by)
            );
        }

        var values = new FilteredEvents(session, options.Checked().Filter.Until(options.AsOf)).Query<(
            string? Value,
            long Events
        )>(Script("retention_groups.sql"), new { of_brands = by == RetentionBreakdown.Brand, groups });
        return new RetentionBreakdownReport(
            options,
            by,
            [
                .. values.Select(each => new RetentionGroup(
                    each.Value ?? (by == RetentionBreakdown.Brand ? "unknown_brand" : "uncategorized"),
                    each.Events,
                    Report(session, options with { Filter = Of(options.Filter, by, each.Value) })
                )),
            ]
        );
    }

    private static EventFilter Of(EventFilter filter, RetentionBreakdown by, string? value) =>
        by == RetentionBreakdown.Brand
            ? filter with
            {
                Brand = value,
                WithoutBrand = value is null,
            }
            : filter with
            {
                Category = value,
                WithoutCategory = value is null,
            };

    internal static IReadOnlyList<long> Users(
        ShopSession session,
        RetentionOptions options,
        DateOnly cohort,
        int? period
    )
    {
        var periods = Prepare(session, options);
        var calendar = periods.Calendar;
        var start = calendar.Starting(cohort, nameof(cohort));
        if (period < 0 || (period is { } later && !calendar.HasEnded(start + later)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(period),
                period,
                $"The period must be 0 or later and have ended before as_of; the cohort of {cohort:yyyy-MM-dd} has none of this number."
            );
        }

        return periods.Query<long>(
            SqlScript.Load(typeof(RetentionReader), "cohort_users.sql", "of a cell"),
            Parameters(options, start, start + period, calendar.Count)
        );
    }

    private static UserPeriods Prepare(ShopSession session, RetentionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var periods = new UserPeriods(session, options.Checked().Filter, options.AsOf, options.Period);
        periods.Define(SqlScript.Load(typeof(RetentionReader), "cohort_users.sql", "all"), session);
        return periods;
    }

    private static IEnumerable<RetentionCell> Cells(
        PeriodCalendar calendar,
        int cohort,
        (int Cohort, int? Period, long Users)[] counts
    )
    {
        var start = calendar.StartOf(cohort);
        var size = counts.Single(count => count.Period is null).Users;
        var retained = counts
            .Where(count => count.Period is not null)
            .ToDictionary(count => count.Period!.Value, count => count.Users);
        for (var period = cohort; period < calendar.Count; period++)
        {
            yield return new RetentionCell(
                start,
                size,
                period - cohort,
                calendar.HasEnded(period) ? retained.GetValueOrDefault(period) : null
            );
        }
    }

    private static object Parameters(
        RetentionOptions options,
        int? cohort = null,
        int? period = null,
        int? periodCount = null
    ) =>
        new
        {
            start_kind = options.Start.ToString(),
            return_kind = options.Return.ToString(),
            first_ever = options.Scope == CohortScope.FirstEver,
            unbounded = options.Mode == RetentionMode.Unbounded,
            cohort,
            period,
            period_count = periodCount,
        };

    private static SqlScript Script(string name) => SqlScript.Load(typeof(RetentionReader), name);
}
