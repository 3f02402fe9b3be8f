namespace EcommerceNotebooks.Insights;

/// <summary>A user who spent much, from dim_users.</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserSegment">The segment by number of sessions.</param>
/// <param name="TotalSessions">Sessions.</param>
/// <param name="TotalOrders">Sessions with a purchase.</param>
/// <param name="TotalPurchases">Purchase events.</param>
/// <param name="TotalSpent">Sum of their prices.</param>
public sealed record TopUser(
    long UserId,
    string UserSegment,
    long TotalSessions,
    long TotalOrders,
    long TotalPurchases,
    decimal TotalSpent
);
