namespace Tests.StarSchema;

/// <summary>A row of fact_daily_kpis, as tests compare them.</summary>
internal sealed record DailyKpis(
    DateTime Date,
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long Dau,
    long Sessions,
    long Orders,
    decimal Revenue,
    decimal? Aov,
    decimal? Arpu
);
