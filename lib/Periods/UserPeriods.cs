using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Periods;

/// <summary>
/// In which periods each user was active, over the events that a filter takes before as_of. Queries read it as
/// <c>user_periods($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, first_kind, kind)</c>, or the days beneath as <c>active_days</c> of the same filter and kinds.
/// </summary>
internal sealed class UserPeriods
{
    private readonly FilteredEvents events;

    /// <summary>Makes the relations known to the session.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal UserPeriods(ShopSession session, EventFilter filter, DateTime asOf, CalendarPeriod unit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var taken = filter.Until(asOf);
        events = new FilteredEvents(session, taken, "fact_user_days");
        var firstSeen = Script("period_calendar.sql", "first seen").QuerySingle<DateTime?>(session);
        Calendar = new PeriodCalendar(unit, Latest(firstSeen, taken.From), taken.To!.Value);
        if (Calendar.Count == 0)
        {
            return;
        }

        DefinePlaces(session);
        Script("period_calendar.sql", "number")
            .Execute(
                session,
                new
                {
                    unit = unit.ToString(),
                    first_start = Calendar.FirstStart.ToDateTime(TimeOnly.MinValue),
                    periods = Calendar.Count,
                }
            );

        // Only the events know their category and brand; everything else the users' days know too, in a sixth of the rows.
        var days = Script("active_days.sql", taken.IsOnItems ? "of events" : "of user days");
        foreach (
            var script in new[]
            {
                Script("period_calendar.sql", "calendar"),
                Script("active_days.sql", "kinds"),
                days,
                SqlScript.Load(typeof(UserPeriods), "user_periods.sql"),
            }
        )
        {
            script.Execute(session);
        }
    }

    internal PeriodCalendar Calendar { get; }

    /// <summary>The rows of a script in its order; none, without running it, where there is no period.</summary>
    internal IReadOnlyList<T> Query<T>(SqlScript script, object parameters) =>
        Calendar.Count == 0 ? [] : events.Query<T>(script, parameters);

    /// <summary>Runs a script that makes something known to the session.</summary>
    internal void Define(SqlScript script, ShopSession session)
    {
        if (Calendar.Count > 0)
        {
            script.Execute(session);
        }
    }

    private static DateTime? Latest(DateTime? firstSeen, DateTime? from) => from > firstSeen ? from : firstSeen;

    // The narrowest whole number with a bit for each period beside its sign: the users' periods are most of the work.
    private void DefinePlaces(ShopSession session)
    {
        string[] sections = Calendar.Count switch
        {
            <= 31 => ["as integer", "in whole numbers"],
            <= 63 => ["as bigint", "in whole numbers"],
            <= 127 => ["as hugeint", "in whole numbers"],
            _ => ["as bits"],
        };
        foreach (var section in sections)
        {
            Script("period_places.sql", section).Execute(session);
        }
    }

    private static SqlScript Script(string name, string section) => SqlScript.Load(typeof(UserPeriods), name, section);
}
