namespace Tests.Sessions;

/// <summary>A row of fact_sessions, as tests compare them.</summary>
internal sealed record FactSession(
    long SessionKey,
    long UserId,
    Guid? UserSession,
    bool HasSessionId,
    DateTime SessionStart,
    DateTime SessionEnd,
    long DurationSeconds,
    long EventCount,
    long ViewCount,
    long CartCount,
    long RemoveCount,
    long PurchaseCount,
    long UniqueProducts,
    long UniqueCategories,
    decimal Revenue,
    bool HasPurchase,
    bool CartAbandoned,
    decimal CartValueAbandoned,
    bool IsBounce,
    DateTime? FirstView,
    DateTime? FirstCart,
    DateTime? FirstPurchase,
    long EntryProductId,
    long ExitProductId,
    long? EntryCategoryId,
    long? ExitCategoryId
);
