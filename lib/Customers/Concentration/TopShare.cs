namespace EcommerceNotebooks.Customers;

/// <summary>What the units that bring most bring.</summary>
/// <param name="Top">The share of units, such as 0.01.</param>
/// <param name="Units">How many they are: that share of all, rounded up to a whole unit.</param>
/// <param name="Revenue">What they bring.</param>
/// <param name="RevenueShare">Of all revenue; null where that is not above 0.</param>
public sealed record TopShare(double Top, long Units, decimal Revenue, double? RevenueShare);
