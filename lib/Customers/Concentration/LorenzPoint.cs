namespace EcommerceNotebooks.Customers;

/// <summary>A point of the Lorenz curve.</summary>
/// <param name="UnitShare">The share of units that bring least, up to here.</param>
/// <param name="RevenueShare">What they bring of all revenue.</param>
public sealed record LorenzPoint(double UnitShare, double RevenueShare);
