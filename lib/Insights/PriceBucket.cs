namespace EcommerceNotebooks.Insights;

/// <summary>Events with a price in [from, to).</summary>
/// <param name="Bucket">negative, zero, low, medium or high.</param>
/// <param name="FromPrice">Lowest price, included; null when there is no lowest.</param>
/// <param name="ToPrice">Highest price, excluded; null when there is no highest. Prices have two decimals, so [0, 0.01) is a price of zero.</param>
/// <param name="Events">Events of any type.</param>
/// <param name="EventShare">Of the events with a price; null without any.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="Revenue">Sum of prices of purchases.</param>
public sealed record PriceBucket(
    string Bucket,
    decimal? FromPrice,
    decimal? ToPrice,
    long Events,
    double? EventShare,
    long Purchases,
    decimal Revenue
);
