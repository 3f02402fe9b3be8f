namespace EcommerceNotebooks.Customers;

/// <summary>What a model of repeat buying knows of a customer, or of many alike: the sufficient statistics of Fader, Hardie and Lee (2005).</summary>
/// <param name="Repeats">Days with a purchase after the first one (x).</param>
/// <param name="LastRepeat">Time from the first purchase to the last (t_x); 0 without repeats.</param>
/// <param name="Age">Time from the first purchase to the end of observation (T).</param>
/// <param name="Customers">How many customers share this history; above 0.</param>
public readonly record struct BuyerHistory(int Repeats, double LastRepeat, double Age, double Customers = 1);
