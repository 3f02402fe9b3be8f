using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations.Popularity;

/// <summary>A popular product.</summary>
/// <param name="GroupName">Its brand or category, or "all".</param>
/// <param name="Rank">The place in the group, 1 for the most popular: by score, events and id.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Events">Its events.</param>
/// <param name="Score">Their weights, each halved with every half-life of its age; rounded to 2^-32 an event.</param>
public sealed record PopularProduct(string GroupName, int Rank, long ProductId, long Events, double Score);

/// <summary>The most popular products, recent events counting more.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Products">By group and rank; none without events.</param>
public sealed record PopularityReport(PopularityOptions Options, IReadOnlyList<PopularProduct> Products) : TableReport
{
    /// <summary>One row per product.</summary>
    public override Table ToTable() =>
        Table.Of(Products, $"Popular products, {Options.Filter.Until(Options.AsOf).Describe()}");

    internal static PopularityReport Of(ShopSession session, PopularityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var weights = options.Checked().Weights;
        var events = new FilteredEvents(session, options.Filter.Until(options.AsOf), "fact_events", "dim_products");
        return new(
            options,
            events.Query<PopularProduct>(
                SqlScript.Load(typeof(PopularityReport), "popularity.sql"),
                new
                {
                    as_of = options.AsOf,
                    half_life = options.HalfLife.TotalMicroseconds,
                    view = weights.View,
                    cart = weights.Cart,
                    purchase = weights.Purchase,
                    by = options.By,
                    products = options.Products,
                }
            )
        );
    }
}
