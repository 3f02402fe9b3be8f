namespace Tests.StarSchema;

/// <summary>A row of fact_user_days, as tests compare them.</summary>
internal sealed record UserDay(
    long UserId,
    DateTime Date,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long Sessions,
    long Orders,
    decimal Revenue
);
