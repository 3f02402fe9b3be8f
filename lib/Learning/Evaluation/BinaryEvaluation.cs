namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>
/// How well scores rank and how true they are as probabilities. Rows are sorted once; each resample is one pass over them with Poisson weights by group (Chamandy et al., 2012), and its figures are exactly
/// those of a table in which each row stands as often as its weight says, ties included. Memory is some 25 bytes a row and one more for each thread.
/// </summary>
public static class BinaryEvaluation
{
    /// <summary>All figures with percentile intervals (Efron, 1979). Figures that cannot be computed, as with labels of one class, say scores.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static EvaluationReport Of(
        BinaryScores scores,
        EvaluationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(scores);
        options = (options ?? new EvaluationOptions()).Checked();
        var rows = new RankedRows(scores);
        var list = new FigureList(options);
        var resampling = new Resampling(
            scores,
            [rows],
            options.Resamples,
            options.Seed,
            options.Confidence,
            (ranked, weights, sums) => list.Of(list.Tally(ranked, weights, sums)),
            cancellation: cancellation
        );
        var ones = new byte[scores.Count];
        var tally = list.Tally(rows, ones, PoissonWeights.FillOnes(rows, ones));
        return new EvaluationReport(options, scores.Count, scores.Positives)
        {
            RocAuc = resampling.At(FigureList.Auc, "ROC-AUC", scores.OneClass),
            AveragePrecision = resampling.At(FigureList.AveragePrecision, "average precision", scores.NoPositives),
            KolmogorovSmirnov = resampling.At(FigureList.Distance, "Kolmogorov-Smirnov distance", scores.OneClass),
            LogLoss = resampling.At(FigureList.LogLoss, "log loss", scores.NoProbabilities),
            Brier = resampling.At(FigureList.Brier, "Brier score", scores.NoProbabilities),
            CalibrationError = resampling.At(
                FigureList.CalibrationError,
                "expected calibration error",
                scores.NoProbabilities
            ),
            CalibrationErrorByChance = scores.NoProbabilities is null ? ErrorByChance(rows, tally) : null,
            Top = [.. options.Top.Select((share, i) => TopOf(share, i))],
            Parts = [.. Enumerable.Range(0, options.Parts).Select(PartOf)],
            Bins = scores.NoProbabilities is null ? [.. Enumerable.Range(0, options.Bins).Select(BinOf)] : [],
        };

        TopFigures TopOf(double share, int i)
        {
            var place = FigureList.FirstTop + (FigureList.PerTop * i);
            return new TopFigures(
                share,
                FigureList.FirstRows(share, scores.Count),
                tally.CutPositives[i],
                resampling.At(place, "precision", scores.NoRows),
                resampling.At(place + 1, "recall", scores.NoPositives),
                resampling.At(place + 2, "lift", scores.NoPositives)
            );
        }

        RankPart PartOf(int part)
        {
            var place = list.FirstPart + (FigureList.PerPart * part);
            var from = (int)FigureList.PartStart(part, options.Parts, scores.Count);
            var to = (int)FigureList.PartStart(part + 1, options.Parts, scores.Count);
            var found = tally.CutPositives.AsSpan(options.Top.Count);
            return new RankPart(
                part + 1,
                to - from,
                found[part] - (part == 0 ? 0 : found[part - 1]),
                from == to ? null : rows.Scores[to - 1],
                from == to ? null : rows.Scores[from],
                resampling.At(place, "rate", scores.NoRows),
                resampling.At(place + 1, "lift", scores.NoPositives),
                resampling.At(place + 2, "cumulative gain", scores.NoPositives),
                resampling.At(place + 3, "cumulative lift", scores.NoPositives),
                resampling.At(place + 4, "distance of the classes", scores.OneClass)
            );
        }

        CalibrationBin BinOf(int bin)
        {
            var place = list.FirstBin + (FigureList.PerBin * bin);
            var range = options.Bins - 1 - bin;
            return new CalibrationBin(
                bin / (double)options.Bins,
                (bin + 1) / (double)options.Bins,
                tally.RangeCounts[range],
                tally.RangePositives[range],
                resampling.At(place, "mean probability").Value,
                resampling.At(place + 1, "observed rate")
            );
        }
    }

    // Positives of a calibrated bin differ from the sum of its probabilities by a nearly normal amount, whose mean size is sqrt(2 / pi) of its standard deviation.
    private static double ErrorByChance(RankedRows rows, RankTally tally)
    {
        var place = 0;
        var sum = 0.0;
        foreach (var count in tally.RangeCounts)
        {
            var variance = 0.0;
            for (var end = place + (int)count; place < end; place++)
            {
                variance += rows.Scores[place] * (1 - rows.Scores[place]);
            }

            sum += Math.Sqrt(2 / Math.PI * variance);
        }

        return sum / rows.Count;
    }
}
