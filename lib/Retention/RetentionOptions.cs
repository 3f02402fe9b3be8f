using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;

namespace EcommerceNotebooks.Retention;

/// <summary>Which users start when, and what counts as their coming back.</summary>
public sealed record RetentionOptions
{
    /// <summary>The instant (UTC) up to which events count, not included; a filter's earlier To takes its place.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>How long a period is.</summary>
    public CalendarPeriod Period { get; init; } = CalendarPeriod.Week;

    /// <summary>The kind of event whose first one puts a user into a cohort: of any kind, or for buyers a purchase.</summary>
    public EventKind Start { get; init; }

    /// <summary>Whether the first event is the first ever or the first from the filter's From on; without a From both are the same.</summary>
    public CohortScope Scope { get; init; }

    /// <summary>The kind of event that counts as coming back.</summary>
    public EventKind Return { get; init; }

    /// <summary>Whether a later return counts too.</summary>
    public RetentionMode Mode { get; init; }

    internal RetentionOptions Checked() =>
        Enum.IsDefined(Start) && Enum.IsDefined(Scope) && Enum.IsDefined(Return) && Enum.IsDefined(Mode)
            ? this
            : throw new ArgumentException($"There is no such retention: {Start}, {Scope}, {Return}, {Mode}.");
}
