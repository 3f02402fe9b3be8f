using EcommerceNotebooks.Questions.Recommendations;
using EcommerceNotebooks.Questions.Recommendations.Chain;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using EcommerceNotebooks.Questions.Recommendations.Network;
using EcommerceNotebooks.Questions.Recommendations.Popularity;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Questions.Recommendations.Serving;

namespace EcommerceNotebooks;

/// <summary>
/// What to offer next. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/> when an
/// option is out of range.
/// </summary>
public sealed class RecommendationRoom
{
    private readonly IShopScope scope;

    internal RecommendationRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Which two products are bought together more often than chance gives; null takes the default options.</summary>
    public RuleReport Rules(RuleOptions? options = null) =>
        scope.Ask(session => RuleReader.Pairs(session, options ?? new()));

    /// <summary>Which product is bought with two others; null takes the default options.</summary>
    public TripleReport Triples(RuleOptions? options = null) =>
        scope.Ask(session => RuleReader.Triples(session, options ?? new()));

    /// <summary>Keeps the ten best rules of each product as the table <c>predictions_product_affinity</c>; null takes the default options.</summary>
    /// <exception cref="InvalidOperationException">Another load is running.</exception>
    public AffinityReport BuildAffinity(RuleOptions? options = null) =>
        scope.Run(session => AffinityReport.Build(session, options ?? new()));

    /// <summary>What to offer with a product, best first, from <c>predictions_product_affinity</c>; nothing for a product that is not in it.</summary>
    public IReadOnlyList<Affinity> Affinity(long productId) =>
        scope.Ask(session => AffinityReport.Of(session, productId));

    /// <summary>Keeps the products most alike to each product as the table <c>predictions_product_neighbours</c>; null takes the default options.</summary>
    /// <exception cref="InvalidOperationException">Another load is running.</exception>
    public NeighbourReport BuildNeighbours(NeighbourOptions? options = null) =>
        scope.Run(session => NeighbourBuilder.Neighbours(session, options ?? new()));

    /// <summary>The products most alike to one, best first, from <c>predictions_product_neighbours</c>; nothing for a product that is not in it.</summary>
    public IReadOnlyList<ProductNeighbour> Neighbours(long productId) =>
        scope.Ask(session => NeighbourBuilder.NeighboursOf(session, productId));

    /// <summary>Keeps what sessions come to after each product as the table <c>predictions_product_followers</c>; null takes the default options.</summary>
    /// <exception cref="InvalidOperationException">Another load is running.</exception>
    public NeighbourReport BuildFollowers(NeighbourOptions? options = null) =>
        scope.Run(session => NeighbourBuilder.Followers(session, options ?? new()));

    /// <summary>What sessions come to after a product, the most often first, from <c>predictions_product_followers</c>; nothing for a product that is not in it.</summary>
    public IReadOnlyList<ProductFollower> Followers(long productId) =>
        scope.Ask(session => NeighbourBuilder.FollowersOf(session, productId));

    /// <summary>The most popular products of all, of each brand or of each category, recent events counting more.</summary>
    public PopularityReport Popular(PopularityOptions options) =>
        scope.Ask(session => PopularityReport.Of(session, options));

    /// <summary>The network of products that are bought together, with its components, communities and bridges; null takes the default options.</summary>
    public NetworkReport Network(NetworkOptions? options = null) =>
        scope.Ask(session => NetworkBuilder.Of(session, options ?? new()));

    /// <summary>
    /// Products to offer to whoever has a basket, the best first: by significant rules, then by neighbours, then alike in brand, category and price, then popular ones; null takes the default options. It
    /// needs the tables of <see cref="BuildAffinity"/> and <see cref="BuildNeighbours"/>.
    /// </summary>
    public RecommendationList For(RecommendationBasket basket, RecommendationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(basket);
        var chosen = (options ?? new RecommendationOptions()).Checked();
        return scope.Ask(session => RecommendationList.Of(session, basket, chosen));
    }

    /// <summary>Past sessions in memory, by product and in order: what next products are ranked by. Without events it knows no product.</summary>
    public SessionIndex SessionIndex(SessionIndexOptions? options = null)
    {
        var chosen = (options ?? new SessionIndexOptions()).Checked();
        return scope.Ask(session => SessionIndexBuilder.Build(session, chosen));
    }

    /// <summary>How well each ranker tells the next product of sessions that begin after all that it learned from, beside popularity; or why that cannot be said.</summary>
    public RecommendationEvaluation Evaluate(RecommendationEvaluationOptions? options = null)
    {
        var chosen = (options ?? new RecommendationEvaluationOptions()).Checked();
        return scope.Ask(session => RecommendationEvaluator.Run(session, chosen));
    }
}

/// <summary>Opens the room.</summary>
public static class RecommendationRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>What to offer next: rules, neighbours, the network of products, rankers of the next product and their evaluation.</summary>
        public RecommendationRoom Recommendations => new(scope);
    }
}
