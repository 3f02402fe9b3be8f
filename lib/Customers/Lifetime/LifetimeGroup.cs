namespace EcommerceNotebooks.Customers;

/// <summary>Customers with so many repeat purchases, and what is expected of them.</summary>
/// <param name="Repeats">Repeat purchase days; null for all with one or more.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="MeanProbabilityAlive">Mean chance to be alive; null without customers.</param>
/// <param name="ExpectedPurchases">Purchase days expected of all of them within the months ahead.</param>
/// <param name="Value">Discounted money expected of all of them.</param>
/// <param name="MeanValue">Value over customers; null without customers.</param>
/// <param name="ValueShare">Of all customers' value; null where that is 0.</param>
public sealed record LifetimeGroup(
    int? Repeats,
    long Customers,
    double? MeanProbabilityAlive,
    double ExpectedPurchases,
    double Value,
    double? MeanValue,
    double? ValueShare
);
