namespace EcommerceNotebooks.Customers;

/// <summary>What a model of spending knows of a customer, or of several alike.</summary>
/// <param name="Repeats">Days with a purchase after the first one (x).</param>
/// <param name="MeanSpend">Mean money spent on one of these days.</param>
/// <param name="Customers">How many customers share this history; above 0.</param>
public readonly record struct SpendHistory(int Repeats, double MeanSpend, double Customers = 1);
