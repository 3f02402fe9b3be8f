namespace EcommerceNotebooks.Customers;

/// <summary>The buyers of a segment in numbers.</summary>
/// <param name="Segment">The segment's name.</param>
/// <param name="Buyers">Buyers in it.</param>
/// <param name="BuyerShare">Of all buyers; null without any.</param>
/// <param name="Revenue">What they spent.</param>
/// <param name="RevenueShare">Of all buyers' spending; null where that is 0.</param>
/// <param name="MeanSpend">Revenue over buyers, to the cent; null without buyers.</param>
/// <param name="MeanRecencyDays">Mean days since the last purchase; null without buyers.</param>
/// <param name="MeanFrequency">Mean of the scored frequency; null without buyers.</param>
public sealed record RfmSegment(
    string Segment,
    long Buyers,
    double? BuyerShare,
    decimal Revenue,
    double? RevenueShare,
    decimal? MeanSpend,
    double? MeanRecencyDays,
    double? MeanFrequency
);
