namespace EcommerceNotebooks.Insights;

/// <summary>Users with a like number of sessions.</summary>
/// <param name="Segment">Power User (10 sessions or more), Active User (5 to 9), Occasional User (2 to 4) or One-time User (1).</param>
/// <param name="Users">Users in the segment.</param>
/// <param name="UserShare">Of all users; null without users.</param>
/// <param name="Buyers">Users with an order.</param>
/// <param name="Sessions">Their sessions.</param>
/// <param name="Orders">Their sessions with a purchase.</param>
/// <param name="Purchases">Their purchase events.</param>
/// <param name="Revenue">Sum of prices of these purchases.</param>
/// <param name="RevenueShare">Of all revenue; null where that is not above 0.</param>
/// <param name="UserConversion">Buyers over users; null without users.</param>
/// <param name="SessionConversion">Orders over sessions; null without sessions.</param>
public sealed record UserSegment(
    string Segment,
    long Users,
    double? UserShare,
    long Buyers,
    long Sessions,
    long Orders,
    long Purchases,
    decimal Revenue,
    double? RevenueShare,
    double? UserConversion,
    double? SessionConversion
);
