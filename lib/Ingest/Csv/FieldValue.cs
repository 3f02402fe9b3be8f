namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What the text of a typed field says.</summary>
/// <param name="Number">Microseconds since 1970, the id, or cents.</param>
/// <param name="IsCut">Whether a fraction of a second was cut off.</param>
internal readonly record struct FieldValue(long Number, bool IsCut = false);
