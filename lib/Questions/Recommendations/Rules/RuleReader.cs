using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Recommendations.Rules;

/// <summary>Has the engine count baskets, tests what it found and keeps the rules that reach all thresholds.</summary>
internal static class RuleReader
{
    // Names are for people, who read the first rules.
    private const int NamedRules = 2_000;

    internal static RuleReport Pairs(ShopSession session, RuleOptions options)
    {
        var (baskets, _) = Prepare(session, options);
        var products = CountPairs(session, options);
        var counts = Read(session, "pair counts");
        var pairs = Enumerable
            .Range(0, counts.RowCount)
            .Select(row => Row(counts, row))
            .Select(row =>
                (First: row[0], Second: row[1], Counts: new AssociationMeasures(baskets, row[2], row[3], row[4]))
            )
            .ToArray();
        var report = Judge(options, baskets, products, pairs);
        return report with
        {
            Names = Names(
                session,
                report.Rules.Take(NamedRules).SelectMany(rule => new[] { rule.Product, rule.Other })
            ),
        };
    }

    /// <summary>The rules of pairs that are together in enough baskets, where so many products are in enough baskets.</summary>
    internal static RuleReport Judge(
        RuleOptions options,
        long baskets,
        long products,
        IReadOnlyList<(long First, long Second, AssociationMeasures Counts)> pairs
    )
    {
        var tested = products * (products - 1) / 2;
        double?[] ps = [.. pairs.Select(pair => (double?)pair.Counts.PValue())];
        var qs = MultipleComparisons.BenjaminiHochberg(ps, tested);
        var rules = pairs
            .Index()
            .SelectMany(pair =>
            {
                var ((first, second, there), p, q) = (pair.Item, ps[pair.Index]!.Value, qs[pair.Index]!.Value);
                var back = new AssociationMeasures(baskets, there.Consequent, there.Antecedent, there.Both);
                return new[] { new Rule(first, second, there, p, q), new Rule(second, first, back, p, q) };
            })
            .Where(rule => options.Keeps(rule.Measures) && (!options.SignificantOnly || rule.QValue <= options.Level))
            .OrderBy(rule => rule.PValue)
            .ThenByDescending(rule => rule.Measures.Lift)
            .ThenBy(rule => rule.Product)
            .ThenBy(rule => rule.Other);
        return new(options, baskets, pairs.Count, tested, [.. rules]);
    }

    internal static TripleReport Triples(ShopSession session, RuleOptions options)
    {
        var (baskets, larger) = Prepare(session, options);
        Script("without larger").Execute(session, new { largest = options.LargestBasket });
        var products = CountPairs(session, options);
        var pairs = Read(session, "pair counts").RowCount;
        var counts = Read(session, "triple counts", new { min_pairs = options.MinPairs });
        var triples = Enumerable
            .Range(0, counts.RowCount)
            .SelectMany(row => Directions(baskets - larger, Row(counts, row)))
            .ToArray();
        var tested = pairs * Math.Max(0, products - 2);
        var ps = Array.ConvertAll(triples, triple => (double?)triple.Measures.PValue());
        var qs = MultipleComparisons.BenjaminiHochberg(ps, tested);
        var rules = triples
            .Select((triple, place) => triple with { PValue = ps[place]!.Value, QValue = qs[place]!.Value })
            .Where(rule => options.Keeps(rule.Measures) && (!options.SignificantOnly || rule.QValue <= options.Level))
            .OrderBy(rule => rule.PValue)
            .ThenByDescending(rule => rule.Measures.Lift)
            .ThenBy(rule => rule.First)
            .ThenBy(rule => rule.Second)
            .ThenBy(rule => rule.Other)
            .ToArray();
        return new(options, baskets - larger, larger, counts.RowCount, tested, rules)
        {
            Names = Names(
                session,
                rules.Take(NamedRules).SelectMany(rule => new[] { rule.First, rule.Second, rule.Other })
            ),
        };
    }

    private static (long Baskets, long Larger) Prepare(ShopSession session, RuleOptions options)
    {
        var purchases = FilteredPurchases.Of(session, options.Checked().FilterUntil());
        BuiltRelations.Require(session, "dim_products");
        purchases.Execute(Script("items"));
        return Script("baskets").QuerySingle<(long, long)>(session, new { largest = options.LargestBasket });
    }

    // Gives the number of products that can be in a pair.
    private static long CountPairs(ShopSession session, RuleOptions options)
    {
        Script("products").Execute(session, new { min_pairs = options.MinPairs });
        Script("pairs").Execute(session, new { min_pairs = options.MinPairs });
        return Script("product count").QuerySingle<long>(session);
    }

    private static IEnumerable<TripleRule> Directions(long baskets, long[] row)
    {
        var (a, b, c, both) = (row[0], row[1], row[2], row[9]);
        return
        [
            new(a, b, c, new(baskets, row[6], row[5], both), 1, 1),
            new(a, c, b, new(baskets, row[7], row[4], both), 1, 1),
            new(b, c, a, new(baskets, row[8], row[3], both), 1, 1),
        ];
    }

    private static FeatureMatrix<long> Read(ShopSession session, string section, object? parameters = null) =>
        session.Connection.ReadMatrix<long>(
            Script(section).Text,
            parameters: parameters,
            cancellationToken: session.CancellationToken
        );

    private static long[] Row(FeatureMatrix<long> matrix, int row) =>
        [.. Enumerable.Range(0, matrix.ColumnNames.Count).Select(column => matrix.Column(column)[row])];

    internal static Dictionary<long, string> Names(ShopSession session, IEnumerable<long> products) =>
        Script("names")
            .Query<(long Id, string Name)>(session, new { products = QueryParameters.List(products.Distinct()) })
            .ToDictionary(each => each.Id, each => each.Name);

    private static SqlScript Script(string section) => SqlScript.Load(typeof(RuleReader), "rules.sql", section);
}
