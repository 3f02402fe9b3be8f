using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>How scores are evaluated.</summary>
public sealed record EvaluationOptions
{
    /// <summary>How many resamples make the intervals: 0 for no intervals, else 100 to 100,000.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>The seed of the resamples; any number.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>The level of the intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Shares of rows with the highest scores for which precision, recall and lift are told, each above 0 and at most 1.</summary>
    public IReadOnlyList<double> Top { get; init; } = [0.05, 0.10];

    /// <summary>How many parts of equal size the table by rank has: 10 for deciles, 5 for quintiles; 2 to 100.</summary>
    public int Parts { get; init; } = 10;

    /// <summary>How many ranges of equal width the calibration curve has, each (low, high], the first with 0; 2 to 100.</summary>
    public int Bins { get; init; } = 10;

    internal EvaluationOptions Checked()
    {
        CheckResamples(Resamples, Confidence);
        ArgumentNullException.ThrowIfNull(Top);
        foreach (var share in Top)
        {
            CheckShare(share);
        }

        CheckCount(Parts, nameof(Parts));
        CheckCount(Bins, nameof(Bins));
        return this;
    }

    internal static void CheckResamples(int resamples, double confidence)
    {
        _ = Probability.Inner(confidence, nameof(confidence));
        if (resamples is not (0 or (>= 100 and <= 100_000)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(resamples),
                resamples,
                "Intervals take 100 to 100,000 resamples; 0 asks for none."
            );
        }
    }

    private static void CheckShare(double share)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share of first rows is above 0, at most 1.");
        }
    }

    private static void CheckCount(int count, string name)
    {
        if (count is < 2 or > 100)
        {
            throw new ArgumentOutOfRangeException(name, count, $"{name} is 2 to 100.");
        }
    }
}
