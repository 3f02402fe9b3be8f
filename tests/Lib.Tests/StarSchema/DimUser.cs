namespace Tests.StarSchema;

/// <summary>A row of dim_users, as tests compare them.</summary>
internal sealed record DimUser(
    long UserId,
    DateTime FirstSeen,
    DateTime LastSeen,
    long TotalEvents,
    long TotalViews,
    long TotalCarts,
    long TotalSessions,
    long TotalOrders,
    long TotalPurchases,
    decimal TotalSpent,
    DateTime? FirstView,
    DateTime? FirstCart,
    DateTime? FirstPurchase,
    string UserSegment
);
