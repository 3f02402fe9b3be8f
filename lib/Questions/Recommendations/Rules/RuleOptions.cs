using System.Numerics;
using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Questions.Recommendations.Rules;

/// <summary>Which products go together. A basket is a session with a purchase; it holds each product once.</summary>
public sealed record RuleOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included; null takes all.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Which purchases count. A filter of category or brand leaves of a basket the products that it takes.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>In how many baskets products must be together at least, 1 or more. Products in fewer baskets are in no pair that is tested.</summary>
    public int MinPairs { get; init; } = 5;

    /// <summary>The least lift that is kept, 0 or more; compared in whole numbers, so that a rule right at it stays.</summary>
    public decimal MinLift { get; init; } = 1.2m;

    /// <summary>The least share of all baskets that is kept, 0 to 1; compared in whole numbers.</summary>
    public decimal MinSupport { get; init; }

    /// <summary>The least confidence that is kept, 0 to 1; compared in whole numbers.</summary>
    public decimal MinConfidence { get; init; }

    /// <summary>The share of false discoveries among the rules called significant that is allowed, between 0 and 1.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Whether only significant rules are kept.</summary>
    public bool SignificantOnly { get; init; } = true;

    /// <summary>The most products of a basket that triples are looked for in, 3 to 200; the triples of a basket grow with the third power of its products. Larger baskets are left out and counted. Pairs take all baskets.</summary>
    public int LargestBasket { get; init; } = 50;

    internal RuleOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinPairs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinLift);
        CheckShare(MinSupport, nameof(MinSupport));
        CheckShare(MinConfidence, nameof(MinConfidence));
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestBasket, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LargestBasket, 200);
        ArgumentNullException.ThrowIfNull(Filter);
        return Level is > 0 and < 1
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Level), Level, "Level lies between 0 and 1, both excluded.");
    }

    /// <summary>The filter up to as_of.</summary>
    internal EventFilter FilterUntil() => AsOf is { } asOf ? Filter.Until(asOf) : Filter.Checked();

    /// <summary>Whether counts reach all thresholds.</summary>
    internal bool Keeps(AssociationMeasures counts) =>
        counts.Both >= MinPairs
        && Reaches(MinSupport, counts.Both, counts.Baskets)
        && Reaches(MinConfidence, counts.Both, counts.Antecedent)
        && Reaches(
            MinLift,
            (BigInteger)counts.Both * counts.Baskets,
            (BigInteger)counts.Antecedent * counts.Consequent
        );

    // A decimal is a whole number over a power of ten.
    private static bool Reaches(decimal threshold, BigInteger part, BigInteger whole)
    {
        var power = BigInteger.Pow(10, threshold.Scale);
        return part * power >= DecimalDigits(threshold) * whole;
    }

    private static BigInteger DecimalDigits(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        unchecked
        {
            return ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        }
    }

    private static void CheckShare(decimal share, string name)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, share, $"{name} is 0 to 1.");
        }
    }
}
