namespace EcommerceNotebooks.Insights;

/// <summary>One hour of the day (UTC) as the star schema knows it.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Sessions">Sessions with an event in this hour.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="Revenue">Sum of their prices, all days together.</param>
public sealed record RevenueHour(int Hour, long Sessions, long Purchases, decimal Revenue);
