namespace EcommerceNotebooks.Learning.Ranking;

/// <summary>Scores of a few items among many, added up one by one: an item without a score stands at 0, behind all that have one. One thread at a time; made once and used again after <see cref="Clear"/>.</summary>
public sealed class ItemScores
{
    // Sums of the same numbers in another order differ by less: such scores are tied.
    private const double TieWidth = 1e-9;

    private readonly double[] scores;
    private readonly int[] scored;

    /// <summary>No scores yet.</summary>
    /// <param name="items">How many items there are, numbered from 0.</param>
    public ItemScores(int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        scores = new double[items];
        scored = new int[items];
    }

    /// <summary>How many items there are.</summary>
    public int Items => scores.Length;

    /// <summary>How many of them were given a score since the last <see cref="Clear"/>, those removed included.</summary>
    public int Scored { get; private set; }

    /// <summary>An item's score; 0 without one.</summary>
    public double this[int item] => scores[item];

    /// <summary>Items that were given a score, in the order in which they were.</summary>
    public ReadOnlySpan<int> ScoredItems => scored.AsSpan(0, Scored);

    /// <summary>Adds to an item's score what is above 0; 0 adds nothing.</summary>
    public void Add(int item, double score)
    {
        if (score <= 0)
        {
            return;
        }

        if (scores[item] == 0)
        {
            scored[Scored++] = item;
        }

        scores[item] += score;
    }

    /// <summary>Multiplies the score of each item that has one.</summary>
    public void Scale(Func<int, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        foreach (var item in ScoredItems)
        {
            scores[item] *= factor(item);
        }
    }

    /// <summary>Takes an item's score away; nothing is added to it before the next <see cref="Clear"/>.</summary>
    public void Remove(int item) => scores[item] = 0;

    /// <summary>Takes all scores away.</summary>
    public void Clear()
    {
        foreach (var item in ScoredItems)
        {
            scores[item] = 0;
        }

        Scored = 0;
    }

    /// <summary>The rank of an item among all, from 1, behind all others with the same score, to nine digits; an item without a score stands last of all.</summary>
    public int RankOf(int target)
    {
        Span<int> rank = stackalloc int[1];
        RanksOf([target], rank);
        return rank[0];
    }

    /// <summary>The ranks of items among all, rising, behind all others with the same score; those without a score stand last of all.</summary>
    /// <param name="targets">Different items; at most 64.</param>
    /// <param name="ranks">As many ranks, in rising order and not in that of the items.</param>
    public void RanksOf(ReadOnlySpan<int> targets, Span<int> ranks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targets.Length, 64);
        ArgumentOutOfRangeException.ThrowIfNotEqual(ranks.Length, targets.Length);
        Span<double> rising = stackalloc double[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            rising[i] = scores[targets[i]] * (1 - TieWidth);
        }

        rising.Sort();
        Span<int> atLeast = stackalloc int[targets.Length + 1];
        atLeast.Clear();
        foreach (var item in ScoredItems)
        {
            // How many targets stand at this score or below it.
            var score = scores[item];
            var below = targets.Length;
            while (below > 0 && rising[below - 1] > score)
            {
                below--;
            }

            atLeast[below] += score > 0 ? 1 : 0;
        }

        // Of targets with one score the last takes the last place of the tie.
        var count = 0;
        for (var i = targets.Length - 1; i >= 0; i--)
        {
            count += atLeast[i + 1];
            ranks[targets.Length - 1 - i] = rising[i] > 0 ? count : Items;
        }

        for (var i = ranks.Length - 2; i >= 0; i--)
        {
            ranks[i] = Math.Min(ranks[i], ranks[i + 1] - 1);
        }
    }

    /// <summary>The items with the highest scores, the highest first, of equal scores the lower number first; fewer than asked for where fewer have a score.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="skip">Items to leave out; null leaves out none.</param>
    public IReadOnlyList<int> Top(int count, Func<int, bool>? skip = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var best = new PriorityQueue<int, (double Score, int Last)>(Math.Min(count, Scored) + 1);
        foreach (var item in ScoredItems)
        {
            if (scores[item] == 0 || (skip is not null && skip(item)))
            {
                continue;
            }

            if (best.Count < count)
            {
                best.Enqueue(item, (scores[item], -item));
            }
            else if (count > 0)
            {
                _ = best.EnqueueDequeue(item, (scores[item], -item));
            }
        }

        var top = new int[best.Count];
        for (var place = top.Length - 1; place >= 0; place--)
        {
            top[place] = best.Dequeue();
        }

        return top;
    }
}
