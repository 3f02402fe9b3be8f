using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;

namespace EcommerceNotebooks.Activity;

/// <summary>Who counts as active, and when.</summary>
public sealed record ActivityOptions
{
    /// <summary>The instant (UTC) up to which events count, not included; a filter's earlier To takes its place.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>The kind of event that makes a user active.</summary>
    public EventKind Kind { get; init; }

    /// <summary>What lifecycle and stickiness count in; daily, weekly and monthly active users are always counted by days.</summary>
    public CalendarPeriod Period { get; init; }

    internal ActivityOptions Checked() =>
        Enum.IsDefined(Kind)
            ? this
            : throw new ArgumentException($"There is no such kind of event: {Kind}.", nameof(Kind));
}
