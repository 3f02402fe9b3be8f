namespace EcommerceNotebooks.Customers;

/// <summary>A rectangle of the grid of scores that belongs to a segment; all ends are included and lie in 1 to 5.</summary>
/// <param name="Segment">The segment's name.</param>
/// <param name="RecencyFrom">Lowest recency score; 5 is most recent.</param>
/// <param name="RecencyTo">Highest recency score.</param>
/// <param name="FrequencyFrom">Lowest frequency score.</param>
/// <param name="FrequencyTo">Highest frequency score.</param>
public sealed record SegmentArea(string Segment, int RecencyFrom, int RecencyTo, int FrequencyFrom, int FrequencyTo);
