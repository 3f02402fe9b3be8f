namespace EcommerceNotebooks.Customers;

/// <summary>Buyers who were in one segment and are in another.</summary>
/// <param name="FromSegment">At the first date; null for those who had not bought yet.</param>
/// <param name="ToSegment">At the second date.</param>
/// <param name="Buyers">How many; never 0.</param>
/// <param name="Share">Of all who were in the first segment.</param>
public sealed record RfmFlow(string? FromSegment, string ToSegment, long Buyers, double Share);
