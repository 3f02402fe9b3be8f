namespace EcommerceNotebooks.Customers;

/// <summary>How buyers are put into clusters.</summary>
public sealed record ClusterOptions
{
    /// <summary>How recency, frequency and money are measured; scores and segments play no part.</summary>
    public required RfmOptions Rfm { get; init; }

    /// <summary>How many clusters, 2 to 20.</summary>
    public int Clusters { get; init; } = 4;

    /// <summary>Searches from different starts, the best of which counts; 1 to 100.</summary>
    public int Starts { get; init; } = 5;

    /// <summary>Rounds of a search at most; 1 or more.</summary>
    public int MaximumRounds { get; init; } = 200;

    /// <summary>Buyers whose silhouette is taken, drawn by the seed, as each is compared with every other; 10 to 20,000.</summary>
    public int SilhouetteSample { get; init; } = 2_000;

    /// <summary>Resamples for the stability; 2 to 1,000.</summary>
    public int Resamples { get; init; } = 10;

    /// <summary>The largest resample; 10 or more.</summary>
    public int ResampleSize { get; init; } = 20_000;

    /// <summary>The seed of all draws.</summary>
    public ulong Seed { get; init; } = 1;

    internal ClusterOptions Checked()
    {
        Between(Clusters, 2, 20, nameof(Clusters));
        Between(Starts, 1, 100, nameof(Starts));
        Between(MaximumRounds, 1, int.MaxValue, nameof(MaximumRounds));
        Between(SilhouetteSample, 10, 20_000, nameof(SilhouetteSample));
        Between(Resamples, 2, 1_000, nameof(Resamples));
        Between(ResampleSize, 10, int.MaxValue, nameof(ResampleSize));
        return this;
    }

    private static void Between(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.");
        }
    }
}
