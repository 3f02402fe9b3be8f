using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Questions.Recommendations.Neighbours;

/// <summary>How alike two products are that were in the same sessions.</summary>
public enum NeighbourSimilarity
{
    /// <summary>The cosine of the angle between both products' weights over all sessions, 0 to 1.</summary>
    Cosine,

    /// <summary>The product of both products' weights by Okapi BM25, summed over sessions: long-tail products and short sessions count more.</summary>
    Bm25,
}

/// <summary>How much an event of each type says about a user's interest in a product: whole numbers, 0 (not looked at) to 1,000.</summary>
public sealed record EventWeights(int View = 1, int Cart = 3, int Purchase = 5)
{
    internal EventWeights Checked()
    {
        foreach (
            var (name, weight) in new[] { (nameof(View), View), (nameof(Cart), Cart), (nameof(Purchase), Purchase) }
        )
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1_000, name);
        }

        return View + Cart + Purchase > 0
            ? this
            : throw new ArgumentException("Some type of event has a weight above 0.");
    }
}

/// <summary>
/// Which sessions tell neighbours. A session's products stand in the order in which it came to them; only its last ones count. A product weighs in a session what the types of its events there weigh,
/// each type once.
/// </summary>
public sealed record NeighbourOptions
{
    /// <summary>The instant (UTC) up to which events count, not included; null takes all.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>What types of event weigh.</summary>
    public EventWeights Weights { get; init; } = new();

    /// <summary>How alike products are; what follows a product does not ask it.</summary>
    public NeighbourSimilarity Similarity { get; init; }

    /// <summary>BM25's K1, above 0: how much more a larger weight in one session counts.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>BM25's B, 0 to 1: how much less the sessions of frequent products count.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>How many neighbours a product keeps at most, 1 to 1,000.</summary>
    public int Neighbours { get; init; } = 20;

    /// <summary>In how many sessions neighbours must be together at least, 1 or more: a single session would make a cosine of 1.</summary>
    public int MinSessions { get; init; } = 2;

    /// <summary>How many different products of a session count, its last ones, 2 to 100.</summary>
    public int SessionProducts { get; init; } = 20;

    /// <summary>How many products on a follower may be, 1 to 10; it counts 1 over that.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>How many products of sessions are paired at once, 1 or more; fewer take less memory and more time.</summary>
    public int ItemsAtOnce { get; init; } = 8_000_000;

    internal NeighbourOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Filter);
        ArgumentNullException.ThrowIfNull(Weights);
        Weights.Checked();
        Within(Neighbours, 1, 1_000, nameof(Neighbours));
        Within(MinSessions, 1, int.MaxValue, nameof(MinSessions));
        Within(SessionProducts, 2, 100, nameof(SessionProducts));
        Within(Steps, 1, 10, nameof(Steps));
        Within(ItemsAtOnce, 1, int.MaxValue, nameof(ItemsAtOnce));
        if (!(K1 > 0 && double.IsFinite(K1)) || B is not (>= 0 and <= 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"K1 is above 0 and B 0 to 1, but they are {K1} and {B}.")
            );
        }

        return Enum.IsDefined(Similarity) ? this : throw new ArgumentException($"There is no similarity {Similarity}.");
    }

    /// <summary>The filter up to as_of.</summary>
    internal EventFilter FilterUntil() => AsOf is { } asOf ? Filter.Until(asOf) : Filter.Checked();

    private static void Within(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
