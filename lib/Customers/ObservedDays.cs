using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// Which days models of buying know. A date counts once it is over: on a day that as_of cuts in two, who has not bought yet still may, so that the day belongs to what lies ahead.
/// </summary>
internal static class ObservedDays
{
    /// <summary>
    /// The midnight at which the last whole day ends that lies before as_of and before the filter's end: purchases count up to it, and ages and waiting times run to the date before it. The log
    /// counts in seconds, so that a day is over in its last one.
    /// </summary>
    internal static DateTime End(DateTime asOf, EventFilter? filter)
    {
        var end = (filter ?? EventFilter.All).Until(asOf).To!.Value;
        return new DateTime(Math.Min(end.Ticks + TimeSpan.TicksPerSecond, DateTime.MaxValue.Ticks), end.Kind).Date;
    }
}
