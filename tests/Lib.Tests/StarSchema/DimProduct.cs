namespace Tests.StarSchema;

/// <summary>A row of dim_products, as tests compare them.</summary>
internal sealed record DimProduct(
    long ProductId,
    string? Brand,
    long? CategoryId,
    string? CategoryCode,
    decimal? AvgPrice,
    decimal? CurrentPrice,
    decimal? MinPrice,
    decimal? MaxPrice,
    long TotalEvents,
    long TotalViews,
    long TotalCarts,
    long TotalRemoves,
    long TotalPurchases,
    decimal TotalRevenue,
    DateTime FirstSeen,
    DateTime LastSeen
);
