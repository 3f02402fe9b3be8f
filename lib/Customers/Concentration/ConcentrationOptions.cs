using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>Whose revenue is held against the whole, and over which purchases.</summary>
public sealed record ConcentrationOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included; null takes all.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Over whom the revenue is spread.</summary>
    public ConcentrationOf Of { get; init; } = ConcentrationOf.Buyers;

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;
}
