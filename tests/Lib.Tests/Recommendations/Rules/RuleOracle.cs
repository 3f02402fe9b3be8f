using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>Rules by trying all products on all baskets.</summary>
internal sealed class RuleOracle
{
    private readonly RuleOptions options;
    private readonly HashSet<long>[] baskets;
    private readonly long[] products;

    internal RuleOracle(SmallWorld world, RuleOptions options, bool withLarger = true)
    {
        this.options = options;
        var filter = options.AsOf is { } asOf ? options.Filter.Until(asOf) : options.Filter;
        HashSet<long>[] all =
        [
            .. EventFilterOracle
                .Take(world, filter)
                .Where(row => row.EventType == "purchase")
                .GroupBy(row => row.SessionKey)
                .Select(rows => rows.Select(row => row.ProductId).ToHashSet()),
        ];
        baskets = [.. all.Where(basket => withLarger || basket.Count <= options.LargestBasket)];
        Larger = all.Length - baskets.Length;
        products = [.. baskets.SelectMany(basket => basket).Distinct().Where(id => With(id) >= options.MinPairs)];
    }

    internal long Baskets => baskets.Length;

    internal long Larger { get; }

    /// <summary>Pairs whose products are in enough baskets.</summary>
    internal long Tested => Pairs().Count();

    /// <summary>Pairs in enough baskets, each with each third product that is in enough.</summary>
    internal long TestedTriples => Frequent().Sum(pair => products.Count(id => id != pair.First && id != pair.Second));

    /// <summary>The pairs in enough baskets.</summary>
    internal IReadOnlyList<(long First, long Second)> Frequent() =>
        [.. Pairs().Where(pair => With(pair.First, pair.Second) >= options.MinPairs)];

    /// <summary>The counts of all pairs that are together often enough, in both directions, as text.</summary>
    internal IEnumerable<string> Rules() =>
        Frequent()
            .SelectMany(pair => new[] { pair, (First: pair.Second, Second: pair.First) })
            .Select(pair =>
                Text(
                    [pair.First],
                    pair.Second,
                    Baskets,
                    With(pair.First),
                    With(pair.Second),
                    With(pair.First, pair.Second)
                )
            );

    /// <summary>The same of triples.</summary>
    internal IEnumerable<string> Triples() =>
        from pair in Pairs()
        from other in products
        where other != pair.First && other != pair.Second
        let both = With(pair.First, pair.Second, other)
        where both >= options.MinPairs
        select Text([pair.First, pair.Second], other, Baskets, With(pair.First, pair.Second), With(other), both);

    internal static string Text(long[] antecedent, long other, AssociationMeasures counts) =>
        Text(antecedent, other, counts.Baskets, counts.Antecedent, counts.Consequent, counts.Both);

    /// <summary>How many baskets have all of these.</summary>
    internal long With(params long[] all) => baskets.Count(basket => all.All(basket.Contains));

    private static string Text(long[] antecedent, long other, params long[] counts) =>
        $"{string.Join('+', antecedent)} -> {other}: {string.Join(' ', counts)}";

    private IEnumerable<(long First, long Second)> Pairs() =>
        from first in products
        from second in products
        where first < second
        select (first, second);
}
