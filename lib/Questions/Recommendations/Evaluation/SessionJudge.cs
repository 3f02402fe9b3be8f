using EcommerceNotebooks.Learning.Ranking;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>What a ranker did on sessions: sums of figures over the prefixes of each, and what it gave.</summary>
/// <param name="Rows">How many prefixes of each session were judged.</param>
/// <param name="Sums">The figures of each session, summed over them.</param>
/// <param name="Given">The first items of its rankings.</param>
internal sealed record JudgedRanker(int[] Rows, double[][] Sums, RecommendedItems Given)
{
    /// <summary>The mean of a figure over all prefixes; NaN without any.</summary>
    internal double Mean(int figure) => Sums.Sum(sums => sums[figure]) / Rows.Sum(rows => (long)rows);
}

/// <summary>
/// Judges a ranker after every prefix of a session: all items of the index are ranked but the prefix's last, which the next one cannot be since repeats count once; an item from earlier in the session can come again
/// and may be what is looked for. Targets that the index does not know are left out.
/// </summary>
internal static class SessionJudge
{
    /// <summary>How many first items count.</summary>
    internal const int Cut = 20;

    /// <summary>Where NDCG of the next item lies, by which parameters are chosen.</summary>
    internal const int Ndcg = 5;

    /// <summary>The figures: of the next item, then of all that the rest of the session holds.</summary>
    internal static readonly string[] Figures =
    [
        "recall at 1",
        "recall at 5",
        "recall at 10",
        "recall at 20",
        "MRR at 20",
        "NDCG at 20",
        "recall at 20, rest of session",
        "MAP at 20, rest of session",
        "NDCG at 20, rest of session",
    ];

    private static readonly int[] Cuts = [1, 5, 10, Cut];

    internal static JudgedRanker Judge(
        NextItemRanker ranker,
        IReadOnlyList<HeldOutSession> sessions,
        RecommendedItems catalogue,
        CancellationToken cancellation
    )
    {
        var judged = new JudgedRanker(
            new int[sessions.Count],
            [.. sessions.Select(_ => new double[Figures.Length])],
            catalogue.Empty()
        );
        var threads = Environment.ProcessorCount;
        _ = Parallel.For(
            0,
            threads,
            new ParallelOptions { CancellationToken = cancellation },
            thread =>
            {
                var given = catalogue.Empty();
                for (var session = thread; session < sessions.Count; session += threads)
                {
                    cancellation.ThrowIfCancellationRequested();
                    judged.Rows[session] = Add(ranker, sessions[session].Items, judged.Sums[session], given);
                }

                lock (judged)
                {
                    judged.Given.Add(given);
                }
            }
        );
        return judged;
    }

    private static int Add(NextItemRanker ranker, int[] items, double[] sums, RecommendedItems given)
    {
        var rows = 0;
        for (var place = 1; place < items.Length; place++)
        {
            if (items[place] < 0)
            {
                continue;
            }

            var last = items[place - 1];
            int[] prefix = [.. items.Take(place).Where(item => item >= 0)];
            int[] rest = [.. items.Skip(place).Where(item => item >= 0 && item != last).Distinct()];
            var target = items[place];
            ranker.WithScores<object?>(
                prefix,
                last < 0 ? null : last,
                scores =>
                {
                    AddFigures(scores, target, rest, sums);
                    given.Add(scores.Top(Cut));
                    return null;
                }
            );
            rows++;
        }

        return rows;
    }

    private static void AddFigures(ItemScores scores, int target, int[] rest, double[] sums)
    {
        var rank = scores.RankOf(target);
        for (var i = 0; i < Cuts.Length; i++)
        {
            sums[i] += RankingMetrics.Hit(rank, Cuts[i]);
        }

        sums[4] += RankingMetrics.ReciprocalRank(rank, Cut);
        sums[Ndcg] += RankingMetrics.Ndcg(rank, Cut);
        Span<int> ranks = stackalloc int[rest.Length];
        scores.RanksOf(rest, ranks);
        sums[6] += RankingMetrics.Recall(ranks, rest.Length, Cut);
        sums[7] += RankingMetrics.AveragePrecision(ranks, rest.Length, Cut);
        sums[8] += RankingMetrics.Ndcg(ranks, rest.Length, Cut);
    }
}
