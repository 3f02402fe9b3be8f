namespace EcommerceNotebooks.Cleaning;

/// <summary>What is to be done with the raw events.</summary>
public sealed record CleaningOptions
{
    /// <summary>Which events count as copies; exact copies, unless said otherwise.</summary>
    public DeduplicationMode Deduplication { get; init; } = DeduplicationMode.Exact;

    /// <summary>The price above which an event is flagged as over the cap, with at most two decimals; none unless set. Prices are never changed.</summary>
    public decimal? PriceCap { get; init; }

    /// <summary>The first instant (UTC, inclusive) of events to keep; earlier ones are put aside. None unless set.</summary>
    public DateTime? From { get; init; }

    /// <summary>The end (UTC, exclusive) of events to keep; later ones are put aside. None unless set.</summary>
    public DateTime? To { get; init; }
}
