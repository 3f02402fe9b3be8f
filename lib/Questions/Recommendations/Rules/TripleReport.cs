using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Recommendations.Rules;

/// <summary>Who buys two products buys another one in the same basket.</summary>
/// <param name="First">The antecedent's product with the smaller id.</param>
/// <param name="Second">The antecedent's other product.</param>
/// <param name="Other">The consequent.</param>
/// <param name="Measures">The counts and what follows from them.</param>
/// <param name="PValue">Of Fisher's one-sided test.</param>
/// <param name="QValue">The p-value by Benjamini and Hochberg over all that was tested.</param>
public sealed record TripleRule(
    long First,
    long Second,
    long Other,
    AssociationMeasures Measures,
    double PValue,
    double QValue
);

/// <summary>Which product goes with two others. A small p-value says that it goes with them, which it also does where it goes with only one of the two.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Baskets">Sessions with a purchase and not too many products.</param>
/// <param name="LargerBaskets">Those left out, in which there are too many products.</param>
/// <param name="Triples">Triples of products together in enough baskets.</param>
/// <param name="Tested">How many q-values account for: each pair of products together in enough baskets with each third product that is in enough; see <see cref="RuleReport.Tested"/>.</param>
/// <param name="Rules">Those kept, each triple in up to three directions, smallest p-value first, then largest lift, then by products.</param>
public sealed record TripleReport(
    RuleOptions Options,
    long Baskets,
    long LargerBaskets,
    long Triples,
    long Tested,
    IReadOnlyList<TripleRule> Rules
) : TableReport
{
    internal IReadOnlyDictionary<long, string> Names { get; init; } = new Dictionary<long, string>();

    /// <summary>How many baskets were looked at and left out, and how many triples and rules there are, in a sentence.</summary>
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(Baskets, "basket")} of up to {Options.LargestBasket:N0} products {(Baskets == 1 ? "has" : "have")} {Words.Count(Triples, "triple")} together in {Options.MinPairs:N0} or more, {Words.Count(LargerBaskets, "larger basket")} left out; {Words.Count(Rules.Count, "rule")} {(Rules.Count == 1 ? "is" : "are")} kept."
        );

    /// <summary>One row per rule.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Rules.Select(rule => new
                {
                    First = Name(rule.First),
                    Second = Name(rule.Second),
                    Other = Name(rule.Other),
                    Baskets = rule.Measures.Both,
                    rule.Measures.Support,
                    rule.Measures.Confidence,
                    rule.Measures.Lift,
                    rule.Measures.Leverage,
                    rule.Measures.Conviction,
                    rule.Measures.Zhang,
                    rule.Measures.Jaccard,
                    rule.PValue,
                    rule.QValue,
                }),
                $"Products bought with two others, {Options.FilterUntil().Describe()}"
            )
            .WithFormat(ColumnFormat.Percent(), "support", "confidence");

    private string Name(long product) =>
        Names.GetValueOrDefault(product) ?? product.ToString(CultureInfo.InvariantCulture);
}
