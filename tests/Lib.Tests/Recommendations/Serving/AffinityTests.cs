using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Questions.Recommendations.Serving;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;
using Tests.Worlds;

namespace Tests.Recommendations;

[Collection(WorldShop.Collection)]
public sealed class AffinityTests(WorldShop worlds)
{
    private static readonly RuleOptions All = new()
    {
        MinPairs = 1,
        MinLift = 0,
        SignificantOnly = false,
    };

    [Fact]
    public void BuildAffinity_DrawnWorlds_KeepsTheBestRulesOfEachProduct()
    {
        var (rows, significant) = (0, 0);
        for (var seed = 8; seed < 14; seed++)
        {
            var planted = Enumerable
                .Range(100, 15)
                .SelectMany(user => new[] { BasketWorld.Event(user, 20, 0), BasketWorld.Event(user, 21, 1) });
            worlds.Use(SmallWorld.Of([.. BasketWorld.Draw(seed).Events, .. planted]));
            var rules = worlds.Session.Recommendations.Rules(All).Rules;

            var report = worlds.Session.Recommendations.BuildAffinity(All);

            var written = worlds
                .Session.Connection.Query<Affinity>(
                    "select product_id, rank, other_id, baskets, product_baskets, other_baskets, both_baskets, p_value, q_value, is_significant, reason from predictions_product_affinity order by product_id, rank"
                )
                .ToArray();
            Assert.Empty(ContractVerifier.Violations(worlds.Session, ["predictions_product_affinity", "dim_products"]));
            Assert.Equal(
                rules
                    .GroupBy(rule => rule.Product)
                    .OrderBy(same => same.Key)
                    .SelectMany(same =>
                        same.OrderByDescending(rule => rule.QValue <= 0.05)
                            .ThenByDescending(rule => rule.Measures.Confidence)
                            .ThenByDescending(rule => rule.Measures.Lift)
                            .ThenBy(rule => rule.Other)
                            .Take(10)
                    )
                    .Select(rule => (rule.Product, rule.Other, rule.Measures, rule.PValue, rule.QValue)),
                written.Select(row => (row.ProductId, row.OtherId, row.Measures, row.PValue, row.QValue))
            );
            Assert.Equal(
                (written.Length, written.Select(row => row.ProductId).Distinct().Count()),
                (report.Rows, report.Products)
            );
            var columns = worlds.Session.Connection.ReadMatrix<double>(
                "select support, confidence, lift, leverage, conviction, zhang, jaccard, certainty, kulczynski, cosine, imbalance from predictions_product_affinity order by product_id, rank"
            );
            Assert.All(written, row => Assert.Equal(row.QValue <= 0.05, row.IsSignificant));
            Assert.Equal(
                written.SelectMany(row => Values(row.Measures)),
                Enumerable
                    .Range(0, written.Length)
                    .SelectMany(row =>
                        Enumerable.Range(0, columns.ColumnNames.Count).Select(each => columns.Column(each)[row])
                    )
            );
            Assert.Equal(written.Where(row => row.ProductId == 2), worlds.Session.Recommendations.Affinity(2));
            rows += written.Length;
            significant += written.Count(row => row.IsSignificant);
        }

        Assert.True(rows > 200, $"{rows} rows");
        Assert.InRange(significant, 12, rows - 100);
    }

    [Fact]
    public void Affinity_Reason_SaysHowOftenAndHowSure()
    {
        worlds.Use(BasketWorld.Of(Enumerable.Range(0, 40).Select(basket => (long[])(basket < 10 ? [1, 2] : [3]))));
        var report = worlds.Session.Recommendations.BuildAffinity(new() { MinPairs = 2 });

        // One of the ways to choose 10 of 40; three products make three pairs.
        Assert.Equal(
            "bought together in 10 baskets, 4.0 times more than chance, q = 3.5e-9",
            worlds.Session.Recommendations.Affinity(1).Single().Reason
        );
        Assert.Empty(worlds.Session.Recommendations.Affinity(3));
        Assert.Equal(2, report.ToTable().Rows.Length);
    }

    [Fact]
    public void Affinity_NotBuilt_SaysWhatToCall()
    {
        worlds.Use(BasketWorld.Of([1, 2]));
        Assert.Contains(
            "BuildAffinity",
            Assert.Throws<InvalidOperationException>(() => worlds.Session.Recommendations.Affinity(1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BuildAffinity_NoPurchases_WritesAnEmptyTable()
    {
        worlds.Use(4);
        Assert.Equal(0, worlds.Session.Recommendations.BuildAffinity().Rows);
        Assert.Empty(worlds.Session.Recommendations.Affinity(1));
    }

    private static double[] Values(AssociationMeasures rule) =>
        [
            rule.Support,
            rule.Confidence,
            rule.Lift,
            rule.Leverage,
            rule.Conviction,
            rule.Zhang,
            rule.Jaccard,
            rule.Certainty,
            rule.Kulczynski,
            rule.Cosine,
            rule.Imbalance,
        ];
}
