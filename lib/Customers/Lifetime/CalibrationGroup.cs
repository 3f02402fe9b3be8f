namespace EcommerceNotebooks.Customers;

/// <summary>Customers with so many repeat purchases before the split, and what they did after it.</summary>
/// <param name="Repeats">Repeat purchases before; the highest holds more than that too.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="MeanForecast">Mean purchases the model expected of them.</param>
/// <param name="MeanActual">Mean purchases they made.</param>
public sealed record CalibrationGroup(int Repeats, long Customers, double MeanForecast, double MeanActual);
