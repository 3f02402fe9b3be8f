namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>What a check's query gives: the value to hold against the threshold, and failing keys joined by the unit separator (U+001F).</summary>
internal sealed record CheckObservation(double? Observed, string? SampleKeys)
{
    internal IReadOnlyList<string> Keys => string.IsNullOrEmpty(SampleKeys) ? [] : SampleKeys.Split('\u001f');
}
