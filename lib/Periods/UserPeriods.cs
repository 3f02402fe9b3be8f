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
        var firstSeen = Script("first_seen.sql").QuerySingle<DateTime?>(session);
        Calendar = new PeriodCalendar(unit, Latest(firstSeen, taken.From), taken.To!.Value);
        if (Calendar.Count == 0)
        {
            return;
        }

        Places().Execute(session);
        Script("period_of.sql")
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
        var days = !taken.IsOnItems
            ? Script("active_days_of_user_days.sql").WithSql("user_days", events.OfSegment("fact_user_days"))
            : Script("active_days_of_events.sql");
        foreach (
            var script in new[]
            {
                Script("period_calendar.sql"),
                Script("is_of_kind.sql"),
                days,
                Script("user_periods.sql"),
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
    private SqlScript Places() =>
        Calendar.Count switch
        {
            <= 31 => Integers("integer"),
            <= 63 => Integers("bigint"),
            <= 127 => Integers("hugeint"),
            _ => Script("period_places_as_bits.sql"),
        };

    private static SqlScript Integers(string type) =>
        Script("period_places_as_integers.sql").WithIdentifiers("integer", type);

    private static SqlScript Script(string name) => SqlScript.Load(typeof(UserPeriods), name);
}
