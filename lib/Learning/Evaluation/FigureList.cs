namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Which figures are computed from a pass over the rows, and where each lies in the list of them.</summary>
internal sealed class FigureList(EvaluationOptions options)
{
    internal const int Auc = 0;
    internal const int AveragePrecision = 1;
    internal const int LogLoss = 2;
    internal const int Brier = 3;
    internal const int Distance = 4;
    internal const int CalibrationError = 5;
    internal const int FirstTop = 6;

    /// <summary>Figures of each share of first rows: precision, recall, lift.</summary>
    internal const int PerTop = 3;

    /// <summary>Figures of each part: rate, lift, cumulative gain, cumulative lift, distance at its end.</summary>
    internal const int PerPart = 5;

    /// <summary>Figures of each range of probabilities: mean probability, observed rate.</summary>
    internal const int PerBin = 2;

    internal int FirstPart => FirstTop + (PerTop * options.Top.Count);

    internal int FirstBin => FirstPart + (PerPart * options.Parts);

    /// <summary>How many first rows a share of all is: rounded up.</summary>
    internal static long FirstRows(double share, long count) => (long)decimal.Ceiling((decimal)share * count);

    /// <summary>Where a part begins, from 0: the first row i for which floor(i parts / count) is this part.</summary>
    internal static long PartStart(int part, int parts, long count) => ((part * count) + parts - 1) / parts;

    /// <summary>The pass over one resample, from whose counts the figures are made.</summary>
    internal RankTally Tally(RankedRows rows, byte[] weights, (long All, long Positives) sums)
    {
        var cuts = new long[options.Top.Count + options.Parts];
        for (var i = 0; i < options.Top.Count; i++)
        {
            cuts[i] = FirstRows(options.Top[i], sums.All);
        }

        for (var part = 0; part < options.Parts; part++)
        {
            cuts[options.Top.Count + part] = PartStart(part + 1, options.Parts, sums.All);
        }

        return new RankTally(rows, weights, sums.All, sums.Positives, BinEnds(rows), cuts);
    }

    /// <summary>All figures of a pass; NaN where one has no value, such as a rate of no rows.</summary>
    internal double[] Of(RankTally tally)
    {
        var figures = new double[FirstBin + (PerBin * options.Bins)];
        double all = tally.All;
        double positives = tally.Positives;
        figures[Auc] = tally.TwiceRightPairs / (2.0 * positives * tally.Negatives);
        figures[AveragePrecision] = tally.PrecisionSum / positives;
        figures[LogLoss] = tally.LossSum / all;
        figures[Brier] = tally.SquareSum / all;
        figures[Distance] = tally.LargestDistance / (positives * tally.Negatives);
        for (var i = 0; i < options.Top.Count; i++)
        {
            double count = FirstRows(options.Top[i], tally.All);
            var found = tally.CutPositives[i];
            figures[FirstTop + (PerTop * i)] = found / count;
            figures[FirstTop + (PerTop * i) + 1] = found / positives;
            figures[FirstTop + (PerTop * i) + 2] = found * all / (count * positives);
        }

        for (var part = 0; part < options.Parts; part++)
        {
            AddPart(figures.AsSpan(FirstPart + (PerPart * part), PerPart), tally, part);
        }

        AddBins(figures, tally);
        return figures;
    }

    private void AddPart(Span<double> figures, RankTally tally, int part)
    {
        double all = tally.All;
        double positives = tally.Positives;
        var top = options.Top.Count;
        double count = PartStart(part + 1, options.Parts, tally.All);
        var rows = count - PartStart(part, options.Parts, tally.All);
        double found = tally.CutPositives[top + part];
        var inPart = found - (part == 0 ? 0 : tally.CutPositives[top + part - 1]);
        figures[0] = inPart / rows;
        figures[1] = inPart * all / (rows * positives);
        figures[2] = found / positives;
        figures[3] = found * all / (count * positives);
        figures[4] = Math.Abs((found / positives) - ((count - found) / tally.Negatives));
    }

    // Ranges of rows run from the highest bin to the lowest, the list from the lowest to the highest.
    private void AddBins(double[] figures, RankTally tally)
    {
        var error = 0.0;
        for (var bin = 0; bin < options.Bins; bin++)
        {
            var range = options.Bins - 1 - bin;
            double count = tally.RangeCounts[range];
            figures[FirstBin + (PerBin * bin)] = tally.RangeScores[range] / count;
            figures[FirstBin + (PerBin * bin) + 1] = tally.RangePositives[range] / count;
            error += Math.Abs(tally.RangeScores[range] - tally.RangePositives[range]);
        }

        figures[CalibrationError] = error / tally.All;
    }

    private int[] BinEnds(RankedRows rows)
    {
        var ends = new int[options.Bins];
        for (var range = 0; range < ends.Length; range++)
        {
            // Scores below 0 are no probabilities; their ranges are counted, but no figures are made of them.
            var low = (options.Bins - 1 - range) / (double)options.Bins;
            ends[range] = range == ends.Length - 1 ? rows.Count : rows.CountAbove(low);
        }

        return ends;
    }
}
