namespace EcommerceNotebooks.Insights;

/// <summary>The figures of one date (UTC).</summary>
/// <param name="Date">The date.</param>
/// <param name="Events">All events.</param>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="Dau">Daily active users: users with an event.</param>
/// <param name="Sessions">Sessions with an event; one that crosses midnight counts on both dates.</param>
/// <param name="Orders">Sessions with a purchase on this date.</param>
/// <param name="Revenue">Sum of prices of purchases.</param>
/// <param name="Aov">Revenue over orders; null without orders.</param>
/// <param name="Arpu">Revenue over daily active users; null without users.</param>
public sealed record DailyKpi(
    DateOnly Date,
    long Events,
    long Views,
    long Carts,
    long Purchases,
    long Dau,
    long Sessions,
    long Orders,
    decimal Revenue,
    decimal? Aov,
    decimal? Arpu
);
