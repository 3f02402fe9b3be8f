namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Whom to contact when a contact costs something: rows whose probability times margin is above the cost, and what that is expected to bring and brought.</summary>
public static class ProfitCurve
{
    /// <summary>Profit at the threshold, of contacting all, and by number of contacts, highest probabilities first. Intervals are of the profit of as many rows as there are.</summary>
    /// <param name="calibrated">Probabilities that are true ones; a ranking alone gives no threshold.</param>
    /// <param name="options">Margin, cost and resamples.</param>
    /// <param name="cancellation">Ends the work between resamples.</param>
    /// <exception cref="ArgumentException">Scores lie outside [0, 1], or an option is out of range.</exception>
    public static ProfitReport Of(
        BinaryScores calibrated,
        ProfitOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        ArgumentNullException.ThrowIfNull(options);
        options = options.Checked();
        if (!calibrated.AreProbabilities)
        {
            throw new ArgumentException(
                "Profit is expected from probabilities; some scores lie outside 0 to 1.",
                nameof(calibrated)
            );
        }

        var rows = new RankedRows(calibrated);
        var contacted = rows.CountAbove(options.Threshold);
        var resampling = new Resampling(
            calibrated,
            [rows],
            options.Resamples,
            options.Seed,
            options.Confidence,
            (ranked, weights, sums) => Figures(Tally(ranked, weights, sums), options, calibrated.Count),
            cancellation: cancellation
        );
        var ones = new byte[rows.Count];
        var tally = Tally(rows, ones, PoissonWeights.FillOnes(rows, ones));
        return new ProfitReport(options, calibrated.Count, calibrated.Positives)
        {
            AtThreshold = Point(contacted, tally.RangePositives[0], tally.RangeScores[0], 0),
            All = Point(calibrated.Count, calibrated.Positives, tally.RangeScores.Sum(), 1),
            ThresholdLessAll = Money(
                Profit(tally.RangePositives[0], contacted) - Profit(calibrated.Positives, calibrated.Count),
                2
            ),
            Curve =
            [
                .. Enumerable
                    .Range(0, options.Points)
                    .Select(i =>
                        Point(Cut(i, options, calibrated.Count), tally.CutPositives[i], tally.CutScores[i], 3 + i)
                    ),
            ],
        };

        RankTally Tally(RankedRows ranked, byte[] weights, (long All, long Positives) sums) =>
            new(
                ranked,
                weights,
                sums.All,
                sums.Positives,
                [contacted, ranked.Count],
                [.. Enumerable.Range(0, options.Points).Select(i => Cut(i, options, sums.All))]
            );

        ProfitPoint Point(long contacts, long positives, double expected, int place) =>
            new(
                contacts,
                positives,
                decimal.Round((options.MarginPerPositive * (decimal)expected) - (options.CostPerContact * contacts), 2),
                Money(Profit(positives, contacts), place)
            );

        decimal Profit(long positives, long contacts) =>
            (options.MarginPerPositive * positives) - (options.CostPerContact * contacts);

        MoneyEstimate Money(decimal value, int place)
        {
            var estimate = resampling.At(place, "profit", calibrated.NoRows);
            return new MoneyEstimate(
                value,
                estimate.Interval is { } low ? decimal.Round((decimal)low.Low, 2) : null,
                estimate.Interval is { } high ? decimal.Round((decimal)high.High, 2) : null,
                estimate.Reason
            );
        }
    }

    private static long Cut(int point, ProfitOptions options, long all) =>
        FigureList.PartStart(point + 1, options.Points, all);

    // A resample is a little larger or smaller than the rows; its profit is that of as many rows.
    private static double[] Figures(RankTally tally, ProfitOptions options, int count)
    {
        var scale = count / (double)tally.All;
        var margin = (double)options.MarginPerPositive;
        var cost = (double)options.CostPerContact;
        var figures = new double[3 + options.Points];
        figures[0] = scale * ((margin * tally.RangePositives[0]) - (cost * tally.RangeCounts[0]));
        figures[1] = scale * ((margin * tally.Positives) - (cost * tally.All));
        figures[2] = figures[0] - figures[1];
        for (var i = 0; i < options.Points; i++)
        {
            figures[3 + i] = scale * ((margin * tally.CutPositives[i]) - (cost * Cut(i, options, tally.All)));
        }

        return figures;
    }
}
