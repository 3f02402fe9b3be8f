namespace EcommerceNotebooks.Insights;

/// <summary>What happened in one hour of the day (UTC), over all days together.</summary>
/// <param name="Hour">0 to 23; hour h is [h:00, h+1:00).</param>
/// <param name="Events">All events.</param>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="Sessions">Sessions with an event in this hour; one session may count in several hours.</param>
/// <param name="Revenue">Sum of prices of purchases in this clock hour on all days.</param>
/// <param name="RevenuePerDayHour">Revenue over the dates on which events occur; null without events.</param>
/// <param name="MeanItemPrice">Mean price of the purchases in this clock hour that have one; null without such.</param>
/// <param name="EventsPerDayHour">Events over the same dates; null without events.</param>
public sealed record HourOfDay(
    int Hour,
    long Events,
    long Views,
    long Carts,
    long Purchases,
    long Sessions,
    decimal Revenue,
    decimal? RevenuePerDayHour,
    decimal? MeanItemPrice,
    double? EventsPerDayHour
);
