namespace EcommerceNotebooks.Questions.Recommendations.Chain;

/// <summary>For whom or what something is recommended: what is in the basket, whose products are never recommended again.</summary>
public abstract record RecommendationBasket
{
    private RecommendationBasket() { }

    /// <summary>A product, known or not.</summary>
    public static RecommendationBasket Product(long productId) => new OfProducts([productId]);

    /// <summary>Products in the order in which they came, known or not, up to 1,000; none is a basket too.</summary>
    public static RecommendationBasket Products(params IReadOnlyList<long> productIds)
    {
        ArgumentNullException.ThrowIfNull(productIds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(productIds.Count, 1_000, nameof(productIds));
        return new OfProducts([.. productIds.Distinct()]);
    }

    /// <summary>The products of a session that the warehouse knows, by its <c>session_key</c>.</summary>
    public static RecommendationBasket Session(long sessionKey) => new OfSession(sessionKey);

    /// <summary>The 20 products that a user came to last; none of a user whom the warehouse does not know.</summary>
    public static RecommendationBasket User(long userId) => new OfUser(userId);

    internal sealed record OfProducts(IReadOnlyList<long> ProductIds) : RecommendationBasket;

    internal sealed record OfSession(long SessionKey) : RecommendationBasket;

    internal sealed record OfUser(long UserId) : RecommendationBasket;
}

/// <summary>How many products are recommended, and how they are chosen.</summary>
public sealed record RecommendationOptions
{
    /// <summary>How many, 1 to 100; there are fewer only where no more products may be shown.</summary>
    public int K { get; init; } = 10;

    /// <summary>The most products of one brand, 1 or more; null does not limit them. Products without a brand are not limited.</summary>
    public int? MaxPerBrand { get; init; }

    /// <summary>How far the price of a product of the same brand and category may lie from that of the basket's product, 0.01 to 1: 0.3 is 30 % below to 30 % above.</summary>
    public decimal PriceRange { get; init; } = 0.3m;

    /// <summary>The age at which a purchase counts half for popularity, above 0.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(7);

    internal RecommendationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(K, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(K, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPerBrand ?? 1, 1, nameof(MaxPerBrand));
        ArgumentOutOfRangeException.ThrowIfLessThan(PriceRange, 0.01m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PriceRange, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HalfLife, TimeSpan.Zero);
        return this;
    }
}
