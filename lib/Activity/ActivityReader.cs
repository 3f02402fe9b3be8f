using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Activity;

/// <summary>Runs the queries of activity.</summary>
internal static class ActivityReader
{
    private const int Week = 7;
    private const int Month = 30;

    internal static LifecycleReport Lifecycle(ShopSession session, ActivityOptions options)
    {
        var periods = History(session, options);
        var calendar = periods.Calendar;
        var counts = periods
            .Query<(int Period, long New, long Returning, long Resurrecting, long Dormant)>(
                Script("lifecycle_counts.sql"),
                Parameters(options)
            )
            .ToDictionary(row => row.Period);
        return new LifecycleReport(options, [.. Enumerable.Range(0, calendar.Count).Where(Shown).Select(Row)])
        {
            FirstDay = calendar.Count == 0 ? null : calendar.FirstDay,
            Reason = calendar.Reason,
        };

        bool Shown(int period) => period >= FirstShown(calendar, options);

        LifecyclePeriod Row(int period)
        {
            var start = calendar.StartOf(period);
            var row = counts.GetValueOrDefault(period);
            return calendar.HasEnded(period)
                ? new LifecyclePeriod(start, row.New, row.Returning, row.Resurrecting, -row.Dormant)
                : new LifecyclePeriod(start, null, null, null, null);
        }
    }

    internal static IReadOnlyList<long> LifecycleUsers(
        ShopSession session,
        ActivityOptions options,
        DateOnly period,
        LifecycleStatus status
    )
    {
        if (!Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status.");
        }

        var periods = History(session, options);
        var number = periods.Calendar.Starting(period, nameof(period));
        return periods.Calendar.HasEnded(number) && number >= FirstShown(periods.Calendar, options)
            ? periods.Query<long>(
                Script("lifecycle_users.sql"),
                Parameters(
                    options,
                    new
                    {
                        period = number,
                        period_count = periods.Calendar.Count,
                        status = status.ToString(),
                    }
                )
            )
            : throw NotCounted(period, nameof(period));
    }

    internal static StickinessReport Stickiness(ShopSession session, ActivityOptions options)
    {
        var periods = InRange(session, options, options.Checked().Period);
        var counts = periods.Query<(int ActivePeriods, long Users)>(
            Script("stickiness_counts.sql"),
            Parameters(options)
        );
        var all = (double)counts.Sum(row => row.Users);
        return new StickinessReport(
            options,
            [
                .. counts.Select(row => new StickinessBar(
                    row.ActivePeriods,
                    row.Users,
                    row.Users / all,
                    counts.Where(other => other.ActivePeriods >= row.ActivePeriods).Sum(other => other.Users) / all
                )),
            ]
        )
        {
            Reason = periods.Calendar.Reason,
        };
    }

    internal static IReadOnlyList<long> StickinessUsers(ShopSession session, ActivityOptions options, int activePeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(activePeriods, 1);
        return InRange(session, options, options.Checked().Period)
            .Query<long>(Script("stickiness_users.sql"), Parameters(options, new { active_periods = activePeriods }));
    }

    internal static ActiveUsersReport ActiveUsers(ShopSession session, ActivityOptions options)
    {
        var periods = InRange(session, options, CalendarPeriod.Day);
        var counts = periods.Query<(int Day, long Dau, long Wau, long Mau)>(
            Script("active_users.sql"),
            Parameters(options)
        );
        return new ActiveUsersReport(options, [.. counts.Select(Row)]) { Reason = periods.Calendar.Reason };

        ActiveUsersDay Row((int Day, long Dau, long Wau, long Mau) row) =>
            new(
                periods.Calendar.StartOf(row.Day),
                IsWhole(periods.Calendar, options, row.Day, 1) ? row.Dau : null,
                IsWhole(periods.Calendar, options, row.Day, Week) ? row.Wau : null,
                IsWhole(periods.Calendar, options, row.Day, Month) ? row.Mau : null,
                IsWhole(periods.Calendar, options, row.Day, Month)
                    ? counts.Skip(row.Day + 1 - Month).Take(Month).Sum(each => each.Dau) / (double)Month
                    : null
            );
    }

    internal static IReadOnlyList<long> ActiveUsersOn(
        ShopSession session,
        ActivityOptions options,
        DateOnly date,
        int days
    )
    {
        if (days is not (1 or Week or Month))
        {
            throw new ArgumentOutOfRangeException(nameof(days), days, "Users are counted over 1, 7 or 30 days.");
        }

        var periods = InRange(session, options, CalendarPeriod.Day);
        var day = periods.Calendar.Starting(date, nameof(date));
        return IsWhole(periods.Calendar, options, day, days)
            ? periods.Query<long>(Script("active_users_on.sql"), Parameters(options, new { day, days }))
            : throw NotCounted(date, nameof(date));
    }

    // What happened before the range decides who is new in it.
    private static UserPeriods History(ShopSession session, ActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new UserPeriods(
            session,
            options.Checked().Filter.Checked() with
            {
                From = null,
            },
            options.AsOf,
            options.Period
        );
    }

    private static UserPeriods InRange(ShopSession session, ActivityOptions options, CalendarPeriod unit)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new UserPeriods(session, options.Checked().Filter, options.AsOf, unit);
    }

    private static int FirstShown(PeriodCalendar calendar, ActivityOptions options) =>
        options.Filter.From is { } from ? calendar.IndexOf(DateOnly.FromDateTime(from)) : 0;

    // A From within a day cuts that day; the log's own first day counts as whole.
    private static bool IsWhole(PeriodCalendar calendar, ActivityOptions options, int day, int days)
    {
        var first = day + 1 - days;
        return first >= 0
            && calendar.HasEnded(day)
            && !(options.Filter.From > calendar.StartOf(first).ToDateTime(TimeOnly.MinValue));
    }

    private static ArgumentException NotCounted(DateOnly day, string parameter) =>
        new($"What {day:yyyy-MM-dd} stands for is cut by as_of or by the beginning of what counts.", parameter);

    private static IReadOnlyDictionary<string, object?> Parameters(ActivityOptions options, object? own = null) =>
        QueryParameters.Of(own, new { kind = options.Kind });

    private static SqlScript Script(string name) => SqlScript.Load(typeof(ActivityReader), name);
}
