using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations.Serving;

/// <summary>One of the products to offer with a product: a row of <c>predictions_product_affinity</c>.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Rank">The place, 1 for the best.</param>
/// <param name="OtherId">The product to offer with it.</param>
/// <param name="Baskets">All baskets.</param>
/// <param name="ProductBaskets">Baskets with the product.</param>
/// <param name="OtherBaskets">Baskets with the other.</param>
/// <param name="BothBaskets">Baskets with both.</param>
/// <param name="PValue">Of Fisher's one-sided test.</param>
/// <param name="QValue">By Benjamini and Hochberg.</param>
/// <param name="IsSignificant">Whether the q-value is at most the level that was asked for.</param>
/// <param name="Reason">Why it is offered, in words.</param>
public sealed record Affinity(
    long ProductId,
    int Rank,
    long OtherId,
    long Baskets,
    long ProductBaskets,
    long OtherBaskets,
    long BothBaskets,
    double PValue,
    double QValue,
    bool IsSignificant,
    string Reason
)
{
    /// <summary>The measures of the counts, which the table has as columns.</summary>
    public AssociationMeasures Measures => new(Baskets, ProductBaskets, OtherBaskets, BothBaskets);
}

/// <summary>What was written to <c>predictions_product_affinity</c>.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Products">Products that have something to be offered with them.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="First">Those with the smallest p-values.</param>
public sealed record AffinityReport(RuleOptions Options, int Products, int Rows, IReadOnlyList<Affinity> First)
    : TableReport
{
    private const int BestOfProduct = 10;
    private const int FirstRows = 10;

    /// <summary>The rows with the smallest p-values.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                First.Select(each => new
                {
                    each.ProductId,
                    each.OtherId,
                    each.Measures.Confidence,
                    each.Measures.Lift,
                    each.QValue,
                    each.Reason,
                }),
                $"What to offer with {Words.Count(Products, "product")}, {Words.Count(Rows, "row")}"
            )
            .WithFormat(ColumnFormat.Percent(), "confidence");

    internal static AffinityReport Build(ShopSession session, RuleOptions options)
    {
        // Rules of one product have the same antecedent: the most baskets with both are the largest confidence.
        Affinity[] best =
        [
            .. RuleReader
                .Pairs(session, options)
                .Rules.GroupBy(rule => rule.Product)
                .SelectMany(rules =>
                    rules
                        .OrderByDescending(rule => rule.QValue <= options.Level)
                        .ThenByDescending(rule => rule.Measures.Both)
                        .ThenByDescending(rule => rule.Measures.Lift)
                        .ThenBy(rule => rule.Other)
                        .Take(BestOfProduct)
                        .Select((rule, place) => Row(rule, place + 1, options.Level))
                ),
        ];
        Append(session, best);
        WarehouseLoad.Run(
            session,
            load =>
            {
                load.Create(typeof(AffinityReport), PredictionTables.Affinity);
                ContractVerifier.Verify(session, [PredictionTables.Affinity], []);
                return best.Length;
            }
        );
        return new(
            options,
            best.Count(each => each.Rank == 1),
            best.Length,
            [
                .. best.OrderBy(each => each.PValue)
                    .ThenBy(each => each.ProductId)
                    .ThenBy(each => each.Rank)
                    .Take(FirstRows),
            ]
        );
    }

    /// <summary>The rows of a product, best first; none for a product that has none.</summary>
    /// <exception cref="InvalidOperationException">The table is not built yet.</exception>
    internal static IReadOnlyList<Affinity> Of(ShopSession session, long product) =>
        [
            .. PredictionTables
                .Read(
                    session,
                    PredictionTables.Affinity,
                    () => Script("of product").Query<Affinity>(session, new { product })
                )
                .OrderBy(each => each.Rank),
        ];

    private static Affinity Row(Rule rule, int rank, double level) =>
        new(
            rule.Product,
            rank,
            rule.Other,
            rule.Measures.Baskets,
            rule.Measures.Antecedent,
            rule.Measures.Consequent,
            rule.Measures.Both,
            rule.PValue,
            rule.QValue,
            rule.QValue <= level,
            Reason(rule.Measures, rule.QValue)
        );

    private static void Append(ShopSession session, IEnumerable<Affinity> rows)
    {
        Script("table").Execute(session);
        using var appender = session.AppendTo("product_affinity");
        foreach (var row in rows)
        {
            var measures = row.Measures;
            appender
                .CreateRow()
                .AppendValue(row.ProductId)
                .AppendValue(row.Rank)
                .AppendValue(row.OtherId)
                .AppendValue(row.Baskets)
                .AppendValue(row.ProductBaskets)
                .AppendValue(row.OtherBaskets)
                .AppendValue(row.BothBaskets)
                .AppendValue(measures.Support)
                .AppendValue(measures.Confidence)
                .AppendValue(measures.Lift)
                .AppendValue(measures.Leverage)
                .AppendValue(measures.Conviction)
                .AppendValue(measures.Zhang)
                .AppendValue(measures.Jaccard)
                .AppendValue(measures.Certainty)
                .AppendValue(measures.Kulczynski)
                .AppendValue(measures.Cosine)
                .AppendValue(measures.Imbalance)
                .AppendValue(row.PValue)
                .AppendValue(row.QValue)
                .AppendValue(row.IsSignificant)
                .AppendValue(row.Reason)
                .EndRow();
        }
    }

    private static string Reason(AssociationMeasures measures, double q) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bought together in {Words.Count(measures.Both, "basket")}, {measures.Lift:0.0} times more than chance, q = {(q < 0.001 ? q.ToString("0.0e-0", CultureInfo.InvariantCulture) : q.ToString("0.000", CultureInfo.InvariantCulture))}"
        );

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(AffinityReport), "product_affinity.sql", section);
}
