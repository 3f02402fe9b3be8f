namespace EcommerceNotebooks.Learning.Ranking;

/// <summary>
/// How good a ranking is, by the ranks of what was relevant, counted from 1. Where scores are tied a relevant item stands last of its tie, so that a ranker gains nothing by giving all the same score
/// (<see cref="ItemScores.RankOf"/>).
/// </summary>
public static class RankingMetrics
{
    /// <summary>1 where the one relevant item is among the first <paramref name="k"/>, else 0: its mean is hit rate or recall at k.</summary>
    public static double Hit(int rank, int k) => IsWithin(rank, k) ? 1 : 0;

    /// <summary>1 over the rank of the one relevant item, 0 beyond <paramref name="k"/>: its mean is MRR at k.</summary>
    public static double ReciprocalRank(int rank, int k) => IsWithin(rank, k) ? 1.0 / rank : 0;

    /// <summary>The discounted gain of the one relevant item, 1 / log2(rank + 1), 0 beyond <paramref name="k"/>; the ideal is 1 (Järvelin and Kekäläinen, 2002).</summary>
    public static double Ndcg(int rank, int k) => IsWithin(rank, k) ? Discount(rank) : 0;

    /// <summary>The share of relevant items among the first <paramref name="k"/>.</summary>
    /// <param name="ranks">The ranks of relevant items that were ranked, rising.</param>
    /// <param name="relevant">How many relevant items there are, ranked or not; at least 1.</param>
    /// <param name="k">How many first items count.</param>
    public static double Recall(ReadOnlySpan<int> ranks, int relevant, int k)
    {
        Check(ranks, relevant, k);
        return (double)Within(ranks, k) / relevant;
    }

    /// <summary>The mean over relevant items of the precision down to each of them, those beyond <paramref name="k"/> counting 0; over at most k of them. Its mean is MAP at k.</summary>
    /// <param name="ranks">The ranks of relevant items that were ranked, rising.</param>
    /// <param name="relevant">How many relevant items there are, ranked or not; at least 1.</param>
    /// <param name="k">How many first items count.</param>
    public static double AveragePrecision(ReadOnlySpan<int> ranks, int relevant, int k)
    {
        Check(ranks, relevant, k);
        var sum = 0.0;
        for (var i = 0; i < ranks.Length && ranks[i] <= k; i++)
        {
            sum += (i + 1.0) / ranks[i];
        }

        return sum / Math.Min(relevant, k);
    }

    /// <summary>The discounted gain of relevant items that all count 1, over that of the best ranking of them.</summary>
    /// <param name="ranks">The ranks of relevant items that were ranked, rising.</param>
    /// <param name="relevant">How many relevant items there are, ranked or not; at least 1.</param>
    /// <param name="k">How many first items count.</param>
    public static double Ndcg(ReadOnlySpan<int> ranks, int relevant, int k)
    {
        Check(ranks, relevant, k);
        var gain = 0.0;
        for (var i = 0; i < ranks.Length && ranks[i] <= k; i++)
        {
            gain += Discount(ranks[i]);
        }

        var ideal = 0.0;
        for (var rank = 1; rank <= Math.Min(relevant, k); rank++)
        {
            ideal += Discount(rank);
        }

        return gain / ideal;
    }

    /// <summary>The discounted sum of gains over that of the best order, gains taken as they are; null where nothing relevant has a gain, so that there is no best order.</summary>
    /// <param name="ranked">The gain of each item in the order ranked; 0 where it is not relevant.</param>
    /// <param name="relevant">The gains of all relevant items, ranked or not, in any order.</param>
    /// <param name="k">How many first items count.</param>
    public static double? Ndcg(ReadOnlySpan<double> ranked, ReadOnlySpan<double> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var best = relevant.ToArray();
        Array.Sort(best, (one, two) => two.CompareTo(one));
        var ideal = DiscountedSum(best, k);
        return ideal > 0 ? DiscountedSum(ranked, k) / ideal : null;
    }

    private static double DiscountedSum(ReadOnlySpan<double> gains, int k)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(gains.Length, k); i++)
        {
            sum += gains[i] * Discount(i + 1);
        }

        return sum;
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 1);

    private static bool IsWithin(int rank, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return rank <= k;
    }

    private static int Within(ReadOnlySpan<int> ranks, int k)
    {
        var count = 0;
        while (count < ranks.Length && ranks[count] <= k)
        {
            count++;
        }

        return count;
    }

    private static void Check(ReadOnlySpan<int> ranks, int relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(relevant, Math.Max(1, ranks.Length));
        for (var i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] < (i == 0 ? 1 : ranks[i - 1] + 1))
            {
                throw new ArgumentException("Ranks count from 1 and rise.", nameof(ranks));
            }
        }
    }
}
