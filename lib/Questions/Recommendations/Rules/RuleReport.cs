using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Recommendations.Rules;

/// <summary>Who buys a product buys another one in the same basket.</summary>
/// <param name="Product">The antecedent.</param>
/// <param name="Other">The consequent.</param>
/// <param name="Measures">The counts and what follows from them.</param>
/// <param name="PValue">Of Fisher's one-sided test, the same in both directions.</param>
/// <param name="QValue">The p-value by Benjamini and Hochberg over all pairs tested.</param>
public sealed record Rule(long Product, long Other, AssociationMeasures Measures, double PValue, double QValue);

/// <summary>Which two products go together.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Baskets">Sessions with a purchase.</param>
/// <param name="Pairs">Pairs of products together in enough baskets, whatever their lift.</param>
/// <param name="Tested">
/// How many pairs q-values account for: all pairs of products that are each in enough baskets, which their own counts decide. To account only for the pairs that were seen together often enough would
/// choose by the very count that is tested: among very many products some pair comes together five times by chance, and taken for one of few tests it would pass. Pairs seen less often count as p = 1.
/// </param>
/// <param name="Rules">Those kept, both directions, smallest p-value first, then largest lift, then by products.</param>
public sealed record RuleReport(RuleOptions Options, long Baskets, long Pairs, long Tested, IReadOnlyList<Rule> Rules)
    : ChartReport
{
    // More points than can be told apart.
    private const int DrawnRules = 2_000;

    private static readonly (double From, string Name)[] LiftRanges =
    [
        (0, "lift below 2"),
        (2, "lift 2 to 5"),
        (5, "lift 5 to 20"),
        (20, "lift 20 and more"),
    ];

    internal IReadOnlyDictionary<long, string> Names { get; init; } = new Dictionary<long, string>();

    private string Title => $"Products bought together, {Options.FilterUntil().Describe()}";

    /// <summary>How many baskets and pairs there are, how many pairs were tested and how many rules are kept, in a sentence.</summary>
    public string Sentence =>
        Baskets == 0
            ? "There are no purchases, so nothing was bought together."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Words.Count(Baskets, "basket")}, {Words.Count(Pairs, "pair")} of products {(Pairs == 1 ? "is" : "are")} together in {Options.MinPairs:N0} or more; q-values account for {Words.Count(Tested, "pair")} that could be; {Words.Count(Rules.Count, "rule")} {(Rules.Count == 1 ? "is" : "are")} kept."
            );

    /// <summary>One row per rule.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Rules.Select(rule => new
                {
                    Product = Name(rule.Product),
                    Other = Name(rule.Other),
                    Baskets = rule.Measures.Both,
                    rule.Measures.Support,
                    rule.Measures.Confidence,
                    rule.Measures.Lift,
                    rule.Measures.Leverage,
                    rule.Measures.Conviction,
                    rule.Measures.Zhang,
                    rule.Measures.Jaccard,
                    rule.Measures.Certainty,
                    rule.Measures.Kulczynski,
                    rule.Measures.Cosine,
                    rule.Measures.Imbalance,
                    rule.PValue,
                    rule.QValue,
                }),
                Title
            )
            .WithFormat(ColumnFormat.Percent(), "support", "confidence");

    /// <summary>Confidence over support, coloured by lift; the first 2,000 rules.</summary>
    public override Chart ToChart()
    {
        if (Rules.Count == 0)
        {
            return Chart.Nothing(Sentence).Title(Title);
        }

        var ranges = Rules
            .Take(DrawnRules)
            .GroupBy(rule => LiftRanges.Last(range => rule.Measures.Lift >= range.From))
            .OrderBy(range => range.Key.From)
            .Select(range =>
                Chart.Scatter(
                    range.Select(rule => rule.Measures.Support),
                    range.Select(rule => rule.Measures.Confidence),
                    range.Key.Name,
                    range.Select(rule => $"{Name(rule.Product)} -> {Name(rule.Other)}")
                )
            );
        return ranges
            .Aggregate((one, other) => one.With(other))
            .ColoursOf(LiftRanges.Select(range => range.Name))
            .Title(Title)
            .XAxis("support (share of baskets)", log: true)
            .YAxis("confidence", ".0%");
    }

    private string Name(long product) =>
        Names.GetValueOrDefault(product) ?? product.ToString(CultureInfo.InvariantCulture);
}
