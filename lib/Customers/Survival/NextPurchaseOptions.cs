using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>From which purchases the time to the next one is counted, and up to when buyers were watched.</summary>
public sealed record NextPurchaseOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>Whether the time runs from every purchase day of a buyer; else from the first alone.</summary>
    public bool EveryPurchase { get; init; }
}
