using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Periods;

/// <summary>Periods and kinds of events as one would tell them from a calendar on the wall.</summary>
internal static class CalendarOracle
{
    /// <summary>The first day of the period that an instant lies in.</summary>
    internal static DateTime StartOf(DateTime instant, CalendarPeriod unit)
    {
        var day = instant.Date;
        while (
            unit == CalendarPeriod.Week
                ? day.DayOfWeek != DayOfWeek.Monday
                : unit == CalendarPeriod.Month && day.Day != 1
        )
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The first day of the next period.</summary>
    internal static DateTime Next(DateTime start, CalendarPeriod unit)
    {
        var day = start.AddDays(1);
        while (StartOf(day, unit) != day)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    internal static DateTime Previous(DateTime start, CalendarPeriod unit) => StartOf(start.AddDays(-1), unit);

    internal static bool Is(CleanEvent row, EventKind kind) =>
        kind == EventKind.Any
        || row.EventType
            == kind switch
            {
                EventKind.View => "view",
                EventKind.Cart => "cart",
                EventKind.RemoveFromCart => "remove_from_cart",
                _ => "purchase",
            };

    /// <summary>The instant before which events count.</summary>
    internal static DateTime End(EventFilter filter, DateTime asOf) => filter.To is { } to && to < asOf ? to : asOf;

    /// <summary>When the first event of all happened.</summary>
    internal static DateTime? FirstSeen(SmallWorld world) =>
        world.Events.Count == 0 ? null : world.Events.Min(row => row.EventTime);
}
