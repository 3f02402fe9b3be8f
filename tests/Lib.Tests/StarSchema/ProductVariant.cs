namespace Tests.StarSchema;

/// <summary>A row of fact_product_variants, as tests compare them.</summary>
internal sealed record ProductVariant(
    long ProductId,
    string? Brand,
    long? CategoryId,
    string? CategoryCode,
    decimal? Price,
    string EventType,
    long Events,
    long FirstEventId,
    long LastEventId,
    DateTime FirstSeen,
    DateTime LastSeen
);
