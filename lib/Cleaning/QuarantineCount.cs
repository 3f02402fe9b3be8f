namespace EcommerceNotebooks.Cleaning;

/// <summary>Raw events put aside for one reason.</summary>
/// <param name="Reason">The first reason that applies, in the order in which the report lists them.</param>
/// <param name="Events">Rows in events_quarantined.</param>
public sealed record QuarantineCount(string Reason, long Events);
