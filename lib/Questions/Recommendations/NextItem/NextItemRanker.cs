using System.Collections.Concurrent;
using EcommerceNotebooks.Learning.Ranking;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>A product with its score: what it counts is the ranker's own, higher is better.</summary>
public sealed record RankedProduct(long ProductId, double Score);

/// <summary>Scores what comes next in a session from what came before, by the sessions of an index. Any number of threads may ask.</summary>
public abstract class NextItemRanker
{
    private readonly ConcurrentBag<ItemScores> pool = [];

    private protected NextItemRanker(SessionIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Index = index;
    }

    /// <summary>The sessions it learns from.</summary>
    public SessionIndex Index { get; }

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>Its parameters in words; empty where it has none.</summary>
    public virtual string Settings => "";

    /// <summary>
    /// The products likeliest to come next, the likeliest first, of equal scores the lower id first: as many as have a score, at most <paramref name="count"/>. Products that the index does not know are passed over;
    /// of the products only the last ones are looked at, as many as the index keeps of a session.
    /// </summary>
    /// <param name="products">The session so far, in its order; may be empty.</param>
    /// <param name="count">How many at most; 0 or more.</param>
    /// <param name="seenToo">Whether products of the session so far may be among them; the last one never is.</param>
    public IReadOnlyList<RankedProduct> Recommend(IReadOnlyList<long> products, int count, bool seenToo = false)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var prefix = products.Select(Index.ItemOf).OfType<int>().ToArray();
        int? last = products.Count == 0 ? null : Index.ItemOf(products[^1]);
        return WithScores(
            prefix,
            last,
            scores =>
                scores
                    .Top(count, seenToo ? null : item => prefix.Contains(item))
                    .Select(item => new RankedProduct(Index.ProductOf(item), scores[item]))
                    .ToArray()
        );
    }

    /// <summary>Adds the scores of items after a session so far.</summary>
    /// <param name="prefix">Its items in their order, at most as many as the index keeps of a session.</param>
    /// <param name="scores">As many items as the index has, without scores.</param>
    internal abstract void Score(ReadOnlySpan<int> prefix, ItemScores scores);

    /// <summary>Reads scores in which the last item of a session has none; they are gone afterwards.</summary>
    internal T WithScores<T>(ReadOnlySpan<int> prefix, int? last, Func<ItemScores, T> read)
    {
        if (!pool.TryTake(out var scores))
        {
            scores = new ItemScores(Index.Items);
        }

        try
        {
            Score(prefix[Math.Max(0, prefix.Length - Index.Options.EventsPerSession)..], scores);
            if (last is { } item)
            {
                scores.Remove(item);
            }

            return read(scores);
        }
        finally
        {
            scores.Clear();
            pool.Add(scores);
        }
    }
}
