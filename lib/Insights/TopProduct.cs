namespace EcommerceNotebooks.Insights;

/// <summary>A product seen often, from dim_products.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Brand">Its brand, or null.</param>
/// <param name="CategoryCode">Its category, or null.</param>
/// <param name="AvgPrice">Mean of its prices over all events; null when it never had one.</param>
/// <param name="TotalViews">View events.</param>
/// <param name="TotalPurchases">Purchase events.</param>
public sealed record TopProduct(
    long ProductId,
    string? Brand,
    string? CategoryCode,
    decimal? AvgPrice,
    long TotalViews,
    long TotalPurchases
);
