namespace EcommerceNotebooks.Customers;

/// <summary>The unit in which a lifetime model counts time. It travels with every fitted model, because parameters of one unit mean nothing in another.</summary>
/// <param name="Name">What one unit is called, in the singular.</param>
/// <param name="Days">Days in a unit.</param>
/// <param name="PerMonth">Units in a month, for discounting by months.</param>
public sealed record TimeUnit(string Name, double Days, double PerMonth)
{
    /// <summary>Days, 30 of them in a month.</summary>
    public static TimeUnit Day { get; } = new("day", 1, 30);

    /// <summary>Weeks, 4.345 of them in a month.</summary>
    public static TimeUnit Week { get; } = new("week", 7, 4.345);

    /// <summary>Months of 30.4375 days.</summary>
    public static TimeUnit Month { get; } = new("month", 30.4375, 1);
}
