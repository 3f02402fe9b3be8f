namespace EcommerceNotebooks.Customers;

/// <summary>Who is on the list of buyers at risk: who has not bought for long, but bought often or was worth much.</summary>
public sealed record ChurnRiskOptions
{
    /// <summary>How buyers are scored.</summary>
    public required RfmOptions Rfm { get; init; }

    /// <summary>The highest recency score on the list, 1 to 5.</summary>
    public int MaximumRecencyScore { get; init; } = 2;

    /// <summary>From this frequency score on, 1 to 5, a buyer is on the list.</summary>
    public int MinimumFrequencyScore { get; init; } = 4;

    /// <summary>From this monetary score on, 1 to 5, a buyer is on the list too; null asks for frequency alone.</summary>
    public int? MinimumMonetaryScore { get; init; } = 4;

    /// <summary>Who bought within this many days is not at risk, whatever the scores: in a log of a few days nobody has been quiet for long. 0 or more.</summary>
    public int MinimumQuietDays { get; init; } = 7;

    /// <summary>A fitted model of buying with its unit of time, to add the chance that a buyer is still alive; null leaves the column empty.</summary>
    public BuyingFit? Lifetime { get; init; }

    /// <summary>The most rows of a list in memory, 1 or more; an export has all.</summary>
    public int Rows { get; init; } = 1_000;

    internal ChurnRiskOptions Checked()
    {
        Score(MaximumRecencyScore, nameof(MaximumRecencyScore));
        Score(MinimumFrequencyScore, nameof(MinimumFrequencyScore));
        Score(MinimumMonetaryScore ?? 1, nameof(MinimumMonetaryScore));
        ArgumentOutOfRangeException.ThrowIfNegative(MinimumQuietDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rows, 1);
        return this;
    }

    private static void Score(int score, string name)
    {
        if (score is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(name, score, $"{name} is a score, 1 to 5.");
        }
    }
}
