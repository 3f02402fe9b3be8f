using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Questions.Recommendations.Rules;

/// <summary>How strongly a consequent goes with an antecedent, from four counts of baskets; each measure is computed from whole numbers.</summary>
public sealed record AssociationMeasures
{
    /// <summary>The measures of these counts.</summary>
    /// <param name="baskets">All baskets.</param>
    /// <param name="antecedent">Those with the antecedent, at least 1.</param>
    /// <param name="consequent">Those with the consequent, at least 1.</param>
    /// <param name="both">Those with both, 0 or more.</param>
    /// <exception cref="ArgumentException">The counts contradict each other.</exception>
    public AssociationMeasures(long baskets, long antecedent, long consequent, long both)
    {
        if (
            antecedent is < 1 or > int.MaxValue
            || consequent is < 1 or > int.MaxValue
            || both < Math.Max(0, antecedent + consequent - baskets)
            || both > Math.Min(antecedent, consequent)
            || baskets < Math.Max(antecedent, consequent)
            || baskets > int.MaxValue
        )
        {
            throw new ArgumentException(
                $"Of {baskets} baskets {antecedent} cannot have the antecedent, {consequent} the consequent and {both} both."
            );
        }

        (Baskets, Antecedent, Consequent, Both) = (baskets, antecedent, consequent, both);
    }

    /// <summary>All baskets.</summary>
    public long Baskets { get; }

    /// <summary>Baskets with the antecedent.</summary>
    public long Antecedent { get; }

    /// <summary>Baskets with the consequent.</summary>
    public long Consequent { get; }

    /// <summary>Baskets with both.</summary>
    public long Both { get; }

    /// <summary>The share of baskets with both (Agrawal, Imielinski and Swami, 1993).</summary>
    public double Support => (double)Both / Baskets;

    /// <summary>The share of the antecedent's baskets that have the consequent too (Agrawal, Imielinski and Swami, 1993).</summary>
    public double Confidence => (double)Both / Antecedent;

    /// <summary>How many times more baskets have both than chance would give (Brin, Motwani, Ullman and Tsur, 1997).</summary>
    public double Lift => (double)(Both * Baskets) / (Antecedent * Consequent);

    /// <summary>The share of baskets with both, less what chance would give (Piatetsky-Shapiro, 1991).</summary>
    public double Leverage => (double)Excess / Baskets / Baskets;

    /// <summary>How many times more often the rule would be wrong by chance (Brin, Motwani, Ullman and Tsur, 1997); infinite where it never is.</summary>
    public double Conviction =>
        Both == Antecedent
            ? double.PositiveInfinity
            : (double)((Baskets - Consequent) * Antecedent) / (Baskets * (Antecedent - Both));

    /// <summary>From -1, never together, over 0, by chance, to 1 (Zhang, 2000).</summary>
    public double Zhang =>
        Math.Max(Both * (Baskets - Antecedent), Antecedent * (Consequent - Both)) is > 0 and var most
            ? (double)Excess / most
            : 0;

    /// <summary>The share of baskets with both among those with either (Jaccard, 1901).</summary>
    public double Jaccard => (double)Both / Either;

    /// <summary>How much of the way from the consequent's share to certainty the rule goes (Shortliffe and Buchanan, 1975); 0 where every basket has the consequent.</summary>
    public double Certainty => Consequent == Baskets ? 0 : (double)Excess / (Antecedent * (Baskets - Consequent));

    /// <summary>The mean of both directions' confidences (Kulczynski, 1927).</summary>
    public double Kulczynski => ((double)Both / Antecedent + (double)Both / Consequent) / 2;

    /// <summary>The geometric mean of both directions' confidences (cosine, Ochiai, 1957).</summary>
    public double Cosine => Both / Math.Sqrt((double)Antecedent * Consequent);

    /// <summary>How unequally frequent antecedent and consequent are, 0 to 1 (imbalance ratio, Wu, Chen and Han, 2010).</summary>
    public double Imbalance => (double)Math.Abs(Antecedent - Consequent) / Either;

    /// <summary>The p-value of Fisher's exact test (1935) against more baskets with both than chance gives.</summary>
    public double PValue() => HypergeometricDistribution.Upper(Both, Baskets, Antecedent, Consequent);

    private long Either => Antecedent + Consequent - Both;

    // n² times the leverage.
    private long Excess => (Both * Baskets) - (Antecedent * Consequent);
}
