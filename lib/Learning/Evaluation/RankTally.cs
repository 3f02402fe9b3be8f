namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>What one pass over weighted rows in falling order of score counts. A weight of 2 is exactly a row that stands there twice, ties and cuts included.</summary>
internal sealed class RankTally
{
    private readonly long[] cuts;
    private readonly int[] order;

    /// <param name="rows">The rows.</param>
    /// <param name="weights">How often each of them stands in the resample.</param>
    /// <param name="all">The sum of weights.</param>
    /// <param name="positives">The sum of weights of positive rows.</param>
    /// <param name="ends">Ends of ranges of places, rising, the last being the number of rows: each range is counted by itself.</param>
    /// <param name="cuts">Numbers of first rows, at most <paramref name="all"/>, in any order: what lies among them is counted.</param>
    internal RankTally(
        RankedRows rows,
        ReadOnlySpan<byte> weights,
        long all,
        long positives,
        ReadOnlySpan<int> ends,
        long[] cuts
    )
    {
        (All, Positives, this.cuts) = (all, positives, cuts);
        order = [.. Enumerable.Range(0, cuts.Length).OrderBy(i => cuts[i])];
        CutPositives = new long[cuts.Length];
        CutScores = new double[cuts.Length];
        RangeCounts = new long[ends.Length];
        RangePositives = new long[ends.Length];
        RangeScores = new double[ends.Length];
        Read(rows, weights, ends);
    }

    internal long All { get; }

    internal long Positives { get; }

    internal long Negatives => All - Positives;

    /// <summary>Pairs of a positive and a negative row in which the positive stands higher, an equal score counting half; times two.</summary>
    internal long TwiceRightPairs { get; private set; }

    /// <summary>The sum over ties of their positives times the precision down to them.</summary>
    internal double PrecisionSum { get; private set; }

    /// <summary>The largest distance of the classes' distribution functions, times positives times negatives.</summary>
    internal long LargestDistance { get; private set; }

    internal double LossSum { get; private set; }

    internal double SquareSum { get; private set; }

    internal long[] CutPositives { get; }

    internal double[] CutScores { get; }

    internal long[] RangeCounts { get; }

    internal long[] RangePositives { get; }

    internal double[] RangeScores { get; }

    private void Read(RankedRows rows, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ends)
    {
        var scores = rows.Scores.AsSpan();
        var flags = rows.Flags.AsSpan(0, scores.Length);
        var losses = rows.Losses.AsSpan(0, scores.Length);
        weights = weights[..scores.Length];
        long all = 0;
        long positives = 0;
        long allBefore = 0;
        long positivesBefore = 0;
        double loss = 0;
        double square = 0;
        double scoreSum = 0;
        var cut = 0;
        var next = PassCuts(ref cut, 0, 0, 0, 0, 0);
        var place = 0;
        for (var range = 0; range < ends.Length; range++)
        {
            (RangeCounts[range], RangePositives[range]) = (-all, -positives);
            double inRange = 0;
            for (; place < ends[range]; place++)
            {
                long weight = weights[place];
                var flag = flags[place];
                var label = flag & RankedRows.Positive;
                var score = scores[place];
                var miss = score - label;
                all += weight;
                positives += weight * label;
                inRange += weight * score;
                loss += weight * losses[place];
                square += weight * (miss * miss);
                if (all >= next)
                {
                    next = PassCuts(ref cut, all, positives, scoreSum + inRange, label, score);
                }

                if ((flag & RankedRows.EndOfTie) != 0)
                {
                    EndTie(all, positives, allBefore, positivesBefore);
                    (allBefore, positivesBefore) = (all, positives);
                }
            }

            RangeCounts[range] += all;
            RangePositives[range] += positives;
            RangeScores[range] = inRange;
            scoreSum += inRange;
        }

        (LossSum, SquareSum) = (loss, square);
    }

    private void EndTie(long all, long positives, long allBefore, long positivesBefore)
    {
        var tied = positives - positivesBefore;
        var negatives = all - positives;
        var tiedNegatives = negatives - (allBefore - positivesBefore);
        TwiceRightPairs += tiedNegatives * (positivesBefore + positives);
        if (tied > 0)
        {
            PrecisionSum += tied * ((double)positives / all);
        }

        var distance = Math.Abs((positives * Negatives) - (negatives * Positives));
        LargestDistance = Math.Max(LargestDistance, distance);
    }

    // A cut may fall between two copies of one row; the copies past it are taken off again. Returns the next cut.
    private long PassCuts(ref int cut, long all, long positives, double scoreSum, int label, double score)
    {
        for (; cut < order.Length && cuts[order[cut]] <= all; cut++)
        {
            var past = all - cuts[order[cut]];
            CutPositives[order[cut]] = positives - (past * label);
            CutScores[order[cut]] = past == 0 ? scoreSum : scoreSum - (past * score);
        }

        return cut < order.Length ? cuts[order[cut]] : long.MaxValue;
    }
}
