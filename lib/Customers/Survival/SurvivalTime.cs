namespace EcommerceNotebooks.Customers;

/// <summary>A time until something happened, or until nobody looked any more.</summary>
/// <param name="Time">The time, 0 or more.</param>
/// <param name="Happened">False if it had not happened when the observation ended.</param>
/// <param name="Count">How many share both; above 0.</param>
public readonly record struct SurvivalTime(double Time, bool Happened, long Count = 1);
