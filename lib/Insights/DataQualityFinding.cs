namespace EcommerceNotebooks.Insights;

/// <summary>How often something is missing or odd.</summary>
/// <param name="Finding">What it is.</param>
/// <param name="Events">Events or rows concerned.</param>
/// <param name="OfEvents">Events or rows looked at: clean events, or all rows that came in for copies and rows put aside.</param>
/// <param name="Share">Events over OfEvents; null when nothing was looked at.</param>
public sealed record DataQualityFinding(string Finding, long Events, long OfEvents, double? Share);
