namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>A value and the rows that have it.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Rows">Rows with it.</param>
public sealed record ValueCount(string Value, long Rows);
