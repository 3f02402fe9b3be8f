using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;

namespace EcommerceNotebooks.Questions.Recommendations.Popularity;

/// <summary>Among what a product's popularity is ranked.</summary>
public enum PopularityBy
{
    /// <summary>All products.</summary>
    All,

    /// <summary>The products of its brand, the latest that <c>dim_products</c> knows.</summary>
    Brand,

    /// <summary>The products of its category code, the latest that <c>dim_products</c> knows.</summary>
    Category,
}

/// <summary>Which products are popular, recent events counting more.</summary>
public sealed record PopularityOptions
{
    /// <summary>The instant (UTC) up to which events count, not included; an event's age is the time to it.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>The age at which an event counts half, above 0.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What types of event weigh; purchases alone by default.</summary>
    public EventWeights Weights { get; init; } = new(View: 0, Cart: 0, Purchase: 1);

    /// <summary>Among what products are ranked. A product without a brand or category is ranked in none.</summary>
    public PopularityBy By { get; init; }

    /// <summary>How many products of each group are kept, 1 to 10,000.</summary>
    public int Products { get; init; } = 20;

    internal PopularityOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Filter);
        ArgumentNullException.ThrowIfNull(Weights);
        Weights.Checked();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HalfLife, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Products, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Products, 10_000);
        return Enum.IsDefined(By) ? this : throw new ArgumentException($"Popularity is ranked by no {By}.");
    }
}
