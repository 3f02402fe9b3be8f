using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations.Chain;

/// <summary>Where a recommendation comes from, the best founded source first.</summary>
public enum RecommendationSource
{
    /// <summary>A significant rule: bought in the same sessions more often than chance gives.</summary>
    BoughtTogether,

    /// <summary>A neighbour: seen, put into carts or bought in the same sessions.</summary>
    SameSessions,

    /// <summary>The same brand and category at a similar price, the most popular first.</summary>
    Alike,

    /// <summary>Popular among the products of the same category.</summary>
    PopularInCategory,

    /// <summary>Popular among all products.</summary>
    Popular,
}

/// <summary>A product that is recommended.</summary>
/// <param name="Rank">The place, 1 for the best.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Brand">Its brand; null without one.</param>
/// <param name="CategoryCode">Its category; null without one.</param>
/// <param name="Price">Its latest price; null where none is known.</param>
/// <param name="Source">Where the recommendation comes from.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Recommendation(
    int Rank,
    long ProductId,
    string? Brand,
    string? CategoryCode,
    decimal? Price,
    RecommendationSource Source,
    string Reason
);

/// <summary>What is recommended, the best first.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="BasketProducts">How many products the basket held.</param>
/// <param name="Items">The products; as many as were asked for, or all that may be shown.</param>
public sealed record RecommendationList(
    RecommendationOptions Options,
    int BasketProducts,
    IReadOnlyList<Recommendation> Items
) : TableReport
{
    private static readonly string[] Relations = ["dim_products", "fact_events", "fact_sessions", "fact_purchases"];

    /// <summary>The products with source and reason.</summary>
    public override Table ToTable() =>
        Table
            .Of(Items, $"Recommended with {Words.Count(BasketProducts, "product")}")
            .WithFormat(ColumnFormat.Automatic.OrElse("unknown_brand"), "brand")
            .WithFormat(ColumnFormat.Automatic.OrElse("uncategorized"), "category_code")
            .WithFormat(ColumnFormat.Automatic.OrElse("no price"), "price");

    internal static RecommendationList Of(
        ShopSession session,
        RecommendationBasket basket,
        RecommendationOptions options
    )
    {
        BuiltRelations.Require(session, Relations);
        PredictionTables.Require(session, PredictionTables.Affinity, PredictionTables.Neighbours);
        Fill(session, basket);
        return new(
            options,
            (int)Script("size").QuerySingle<long>(session),
            Script("offers")
                .Query<Recommendation>(
                    session,
                    new
                    {
                        k = options.K,
                        per_brand = options.MaxPerBrand,
                        price_range = options.PriceRange,
                        half_life = options.HalfLife.TotalMicroseconds,
                    }
                )
        );
    }

    private static void Fill(ShopSession session, RecommendationBasket basket)
    {
        const int UserProducts = 20;
        switch (basket)
        {
            case RecommendationBasket.OfProducts named:
                Script("products").Execute(session, new { products = string.Join(',', named.ProductIds) });
                break;
            case RecommendationBasket.OfSession { SessionKey: var key }:
                if (!Script("is session").QuerySingle<bool>(session, new { session = key }))
                {
                    throw new ArgumentException($"There is no session {key}; fact_sessions lists them.");
                }

                Script("session").Execute(session, new { session = key });
                break;
            case RecommendationBasket.OfUser { UserId: var user }:
                Script("user").Execute(session, new { user, products = UserProducts });
                break;
        }
    }

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(RecommendationList), "recommendation_chain.sql", section);
}
