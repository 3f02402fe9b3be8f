namespace EcommerceNotebooks.Cleaning;

/// <summary>What is to be done with the raw events.</summary>
public sealed record CleaningOptions
{
    /// <summary>Which events count as copies; exact copies, unless said otherwise.</summary>
    public DeduplicationMode Deduplication { get; init; } = DeduplicationMode.Exact;

    /// <summary>The price above which an event is flagged as over the cap, with at most two decimals; none unless set. Prices are never changed.</summary>
    public decimal? PriceCap { get; init; }

    /// <summary>The first instant (UTC, inclusive) of events to keep; earlier ones are put aside. By default 1900, for a time before it is a mark of something missing, such as the year 1; null sets no limit.</summary>
    public DateTime? From { get; init; } = new DateTime(1900, 1, 1);

    /// <summary>The end (UTC, exclusive) of events to keep; later ones are put aside. By default 2200, for a time after it is a mark of something missing, such as the year 9999; null sets no limit.</summary>
    public DateTime? To { get; init; } = new DateTime(2200, 1, 1);
}
