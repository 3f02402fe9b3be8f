namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>What the text of a typed field says.</summary>
/// <param name="Number">Microseconds since 1970, the id, or cents.</param>
/// <param name="IsPlain">Whether the text is in the source format's own form, which the engine reads as the same value.</param>
/// <param name="IsCut">Whether a fraction of a second was cut off.</param>
internal readonly record struct FieldValue(long Number, bool IsPlain = true, bool IsCut = false);
