using EcommerceNotebooks.Learning.Evaluation;
using Microsoft.ML;
using Microsoft.ML.Calibrators;

namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>
/// A logistic curve through scores (Platt, 1999, with the targets he drew in from 0 and 1), fitted by ML.NET; scores best suited are log odds. Of more than a million rows a seeded million is taken, as ML.NET
/// would otherwise take another million each time.
/// </summary>
public sealed class PlattCalibrator : Calibrator
{
    private const int MostRows = 1_000_000;
    private const ulong SampleSeed = 42;

    private PlattCalibrator(double slope, double offset)
    {
        Slope = slope;
        Offset = offset;
    }

    /// <summary>What the log odds rise by where the score rises by 1, never below 0.</summary>
    public double Slope { get; }

    /// <summary>The log odds at a score of 0.</summary>
    public double Offset { get; }

    /// <summary>Fits held-out rows.</summary>
    /// <exception cref="ArgumentException">There are no rows, one class or one score only, a score is infinite, or no rising curve fits.</exception>
    public static PlattCalibrator Fit(BinaryScores heldOut)
    {
        Check(heldOut);
        if (heldOut.OneClass is { } reason)
        {
            throw new ArgumentException($"A curve needs both classes: {reason}.", nameof(heldOut));
        }

        if (!heldOut.Scores.Span.ContainsAnyExcept(heldOut.Scores.Span[0]))
        {
            throw new ArgumentException("A curve needs different scores: all scores are equal.", nameof(heldOut));
        }

        var context = new MLContext(seed: 42);
        var rows = context.Data.LoadFromEnumerable(Rows(heldOut));
        IPredictionTransformer<Microsoft.ML.Calibrators.PlattCalibrator> fitted = context
            .BinaryClassification.Calibrators.Platt(nameof(ScoredRow.Label), nameof(ScoredRow.Score))
            .Fit(rows);

        // ML.NET's slope and offset are those of the odds against.
        var (slope, offset) = (-fitted.Model.Slope, -fitted.Model.Offset);
        return slope >= 0 && double.IsFinite(slope) && double.IsFinite(offset)
            ? new PlattCalibrator(slope, offset)
            : throw new ArgumentException(
                "No rising curve fits: higher scores go with fewer positives, or scores are too large.",
                nameof(heldOut)
            );
    }

    private protected override double ProbabilityOf(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Offset)));

    private static IEnumerable<ScoredRow> Rows(BinaryScores heldOut)
    {
        foreach (var row in RowSample.Of(heldOut.Count, MostRows, SampleSeed))
        {
            yield return new ScoredRow
            {
                Score = (float)heldOut.Scores.Span[row],
                Label = heldOut.Labels.Span[row] == 1,
            };
        }
    }

    private sealed class ScoredRow
    {
        public float Score { get; set; }

        public bool Label { get; set; }
    }
}
