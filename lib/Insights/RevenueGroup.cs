namespace EcommerceNotebooks.Insights;

/// <summary>Events of one brand or category.</summary>
/// <param name="Name">The brand or category code; null for events that have none.</param>
/// <param name="Events">All events.</param>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="Revenue">Sum of prices of purchases.</param>
/// <param name="RevenueShare">Of the revenue of all events, ranked or not; null where that is not above 0.</param>
/// <param name="PurchasesPerView">Purchase events over view events; null without views.</param>
/// <param name="MeanItemPrice">Revenue over purchases with a price, to cents; null without such purchases.</param>
/// <param name="RevenuePerEvent">Revenue over all events, to cents.</param>
public sealed record RevenueGroup(
    string? Name,
    long Events,
    long Views,
    long Carts,
    long Purchases,
    decimal Revenue,
    double? RevenueShare,
    double? PurchasesPerView,
    decimal? MeanItemPrice,
    decimal? RevenuePerEvent
);
