namespace EcommerceNotebooks.Customers;

/// <summary>A segment that also asks for worth: whoever is in its cells with a lower monetary score belongs elsewhere.</summary>
/// <param name="Segment">A segment with cells.</param>
/// <param name="MinimumScore">The least monetary score that stays, 2 to 5.</param>
/// <param name="Otherwise">The segment of the others; one without cells of its own may be named.</param>
public sealed record MonetarySplit(string Segment, int MinimumScore, string Otherwise);
