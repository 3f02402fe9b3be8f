namespace EcommerceNotebooks.Customers;

/// <summary>A cluster of buyers.</summary>
/// <param name="Cluster">Its number from 1: the cluster of highest typical money first.</param>
/// <param name="Buyers">Buyers in it.</param>
/// <param name="BuyerShare">Of all buyers.</param>
/// <param name="Revenue">What they spent.</param>
/// <param name="RevenueShare">Of all buyers' spending; null where that is 0.</param>
/// <param name="TypicalRecencyDays">Days since the last purchase at the cluster's middle, which lies on the log scale.</param>
/// <param name="TypicalFrequency">Frequency there.</param>
/// <param name="TypicalMonetary">Money there.</param>
public sealed record BuyerCluster(
    int Cluster,
    long Buyers,
    double BuyerShare,
    decimal Revenue,
    double? RevenueShare,
    double TypicalRecencyDays,
    double TypicalFrequency,
    double TypicalMonetary
);
