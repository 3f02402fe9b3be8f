using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>How buyers are scored by recency, frequency and monetary value.</summary>
public sealed record RfmOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included; recency is counted in days from its date.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which purchases count; a filter's end after <see cref="AsOf"/> changes nothing.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>What counts as buying once more.</summary>
    public RfmFrequency Frequency { get; init; }

    /// <summary>What counts as worth.</summary>
    public RfmMonetary Monetary { get; init; }

    /// <summary>How values become scores.</summary>
    public RfmScoring Scoring { get; init; }

    /// <summary>How scores become segments.</summary>
    public SegmentMap Map { get; init; } = SegmentMap.Default;

    /// <summary>How many buyers the result keeps for a drawing, chosen by a hash of their id; 0 to 100,000.</summary>
    public int SampleSize { get; init; } = 2_000;

    /// <summary>How many brands or categories of a breakdown are kept apart, those with most buyers, 1 to 1,000; the rest is one group.</summary>
    public int TopValues { get; init; } = 10;

    internal RfmOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TopValues, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TopValues, 1_000);
        ArgumentOutOfRangeException.ThrowIfNegative(SampleSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SampleSize, 100_000);
        ArgumentNullException.ThrowIfNull(Map);
        return Enum.IsDefined(Frequency) && Enum.IsDefined(Monetary) && Enum.IsDefined(Scoring)
            ? this
            : throw new ArgumentException($"There is no such way of scoring: {Frequency}, {Monetary}, {Scoring}.");
    }
}
