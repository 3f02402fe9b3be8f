using Dapper;
using EcommerceNotebooks.Questions.Recommendations.Chain;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>The chain of sources in plain words: what a basket is offered, from the tables of a shop.</summary>
internal sealed class ChainOracle
{
    private readonly Dictionary<long, Known> products;
    private readonly Dictionary<long, int> popularityPlace;
    private readonly ILookup<long, (long Product, long Other, double Confidence)> rules;
    private readonly ILookup<long, (long Product, long Neighbour, double Similarity)> neighbours;

    internal ChainOracle(WorldShop worlds)
    {
        var connection = worlds.Session.Connection;
        products = connection
            .Query<Known>(
                "select product_id as Product, brand as Brand, category_code as Category, current_price as Price, total_events as Events, last_seen as LastSeen from dim_products"
            )
            .ToDictionary(each => each.Product);
        var end = products.Values.Select(each => each.LastSeen).DefaultIfEmpty().Max();
        var popularity = connection
            .Query<(long Product, DateTime Time)>("select product_id, event_time from fact_purchases")
            .GroupBy(each => each.Product)
            .ToDictionary(
                group => group.Key,
                group => group.Sum(each => Math.Round(Math.Pow(2, 32) * Math.Pow(0.5, (end - each.Time).TotalDays / 7)))
            );
        popularityPlace = products
            .Values.OrderByDescending(each => popularity.GetValueOrDefault(each.Product))
            .ThenByDescending(each => each.Events)
            .ThenBy(each => each.Product)
            .Index()
            .ToDictionary(each => each.Item.Product, each => each.Index);
        rules = connection
            .Query<(long Product, long Other, double Confidence)>(
                "select product_id, other_id, confidence from predictions_product_affinity where is_significant"
            )
            .ToLookup(each => each.Product);
        neighbours = connection
            .Query<(long Product, long Neighbour, double Similarity)>(
                "select product_id, neighbour_id, similarity from predictions_product_neighbours"
            )
            .ToLookup(each => each.Product);
    }

    internal IReadOnlyList<(long Product, RecommendationSource Source)> For(
        long[] basket,
        RecommendationOptions options
    )
    {
        Known[] seeds = [.. basket.Where(products.ContainsKey).Select(product => products[product])];
        List<(long Product, RecommendationSource Source)> offers = [];
        Add(
            RecommendationSource.BoughtTogether,
            ByScore(
                seeds.SelectMany(seed => rules[seed.Product]).Select(rule => (rule.Other, rule.Confidence)),
                scores => scores.Max()
            )
        );
        Add(
            RecommendationSource.SameSessions,
            ByScore(
                seeds.SelectMany(seed => neighbours[seed.Product]).Select(each => (each.Neighbour, each.Similarity)),
                scores => scores.Sum()
            )
        );
        Add(
            RecommendationSource.Alike,
            ByPopularity(product => seeds.Any(seed => IsAlike(product, seed, options.PriceRange)))
        );
        Add(
            RecommendationSource.PopularInCategory,
            ByPopularity(product =>
                product.Category is not null && seeds.Any(seed => seed.Category == product.Category)
            )
        );
        Add(RecommendationSource.Popular, ByPopularity(_ => true));
        return [.. WithinBrands(offers, options.MaxPerBrand).Take(options.K)];

        void Add(RecommendationSource source, IEnumerable<long> candidates)
        {
            foreach (var product in candidates.ToArray())
            {
                if (!basket.Contains(product) && offers.All(offer => offer.Product != product))
                {
                    offers.Add((product, source));
                }
            }
        }
    }

    private static bool IsAlike(Known product, Known seed, decimal range) =>
        product.Brand is not null
        && product.Brand == seed.Brand
        && product.Category is not null
        && product.Category == seed.Category
        && product.Price >= seed.Price * (1 - range)
        && product.Price <= seed.Price * (1 + range);

    private IEnumerable<long> ByScore(
        IEnumerable<(long Product, double Score)> scored,
        Func<IEnumerable<double>, double> of
    ) =>
        scored
            .GroupBy(each => each.Product)
            .OrderByDescending(group => Math.Round(of(group.Select(each => each.Score)), 12))
            .ThenBy(group => popularityPlace[group.Key])
            .Select(group => group.Key);

    private IEnumerable<long> ByPopularity(Func<Known, bool> isOne) =>
        products.Values.Where(isOne).Select(each => each.Product).OrderBy(product => popularityPlace[product]);

    private IEnumerable<(long Product, RecommendationSource Source)> WithinBrands(
        IEnumerable<(long Product, RecommendationSource Source)> offers,
        int? most
    )
    {
        Dictionary<string, int> taken = [];
        foreach (var offer in offers)
        {
            if (products[offer.Product].Brand is { } brand)
            {
                taken[brand] = taken.GetValueOrDefault(brand) + 1;
                if (taken[brand] > most)
                {
                    continue;
                }
            }

            yield return offer;
        }
    }

    private sealed record Known(
        long Product,
        string? Brand,
        string? Category,
        decimal? Price,
        long Events,
        DateTime LastSeen
    );
}
